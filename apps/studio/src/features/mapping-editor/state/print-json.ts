import { ExactNumber, isJsonObject, type JsonValue, stringifyJson } from '@halcyon/domain'

const LINE = 100

/** JSON over lines for people: short lists and objects stay on one line, every digit stays. */
export function printJson(value: JsonValue, indent = ''): string {
  if (typeof value !== 'object' || value === null || value instanceof ExactNumber) return stringifyJson(value)
  const flat = spaced(value)
  if (indent !== '' && flat.length + indent.length <= LINE) return flat
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    return `[\n${value.map((entry) => inner + printJson(entry, inner)).join(',\n')}\n${indent}]`
  }
  const entries = Object.entries(value)
  if (entries.length === 0) return '{}'
  const lines = entries.map(([key, entry]) => `${inner}${JSON.stringify(key)}: ${printJson(entry, inner)}`)
  return `{\n${lines.join(',\n')}\n${indent}}`
}

const spaced = (value: JsonValue): string => {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`
  if (!isJsonObject(value)) return stringifyJson(value)
  const entries = Object.entries(value)
  if (entries.length === 0) return '{}'
  return `{ ${entries.map(([key, entry]) => `${JSON.stringify(key)}: ${spaced(entry)}`).join(', ')} }`
}
