import { isJsonObject, type JsonValue } from '../json/value.ts'

/**
 * What each output is known by: its name; without one, what it is (`involves(target) alert → host`). Repeats get ` #2`, ` #3`, so that
 * labels are unique even in a draft that is not valid yet.
 */
export function outputLabels(outputs: readonly JsonValue[]): string[] {
  const used = new Set<string>()
  return outputs.map((output) => {
    const label = labelOf(output)
    let unique = label
    for (let n = 2; used.has(unique); n++) unique = `${label} #${n}`
    used.add(unique)
    return unique
  })
}

function labelOf(output: JsonValue): string {
  if (!isJsonObject(output)) return 'output'
  const word = (name: string): string => {
    const value = Object.hasOwn(output, name) ? output[name] : undefined
    return typeof value === 'string' ? value : ''
  }
  if (word('name') !== '') return word('name')
  const role = word('role') === '' ? '' : `(${word('role')})`
  return word('from') === ''
    ? `${word('kind')} ${word('type')}`.trim() || 'output'
    : `${word('type')}${role} ${word('from')} → ${word('to')}`
}
