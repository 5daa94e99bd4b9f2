import { type JsonValue, parseJson, stringifyJson } from '@halcyon/domain'

/** Of a captured request that carried several records, the one the event is; else the text as it is. */
export function recordOf(text: string, item: number): string {
  let value: JsonValue
  try {
    value = parseJson(text)
  } catch {
    return text.split(/\r?\n/).filter((line) => line.trim() !== '')[item] ?? text
  }
  const entry = Array.isArray(value) ? value[item] : undefined
  return entry === undefined ? text : stringifyJson(entry)
}
