import { ExactNumber, type JsonValue } from './value.ts'

/**
 * JSON text with every digit: an {@link ExactNumber} is written as a number, not as JSON.stringify's string.
 * @param value a JSON value, or an object of a declared shape that is one
 */
export function stringifyJson(value: JsonValue | object): string {
  const json = value as JsonValue
  return hasExactNumber(json) ? write(json, false) : JSON.stringify(json)
}

/**
 * One text for equal values, for digests: keys sorted by UTF-16 units, no white space, numbers as ECMAScript writes them (RFC 8785).
 * An {@link ExactNumber} keeps its digits as received.
 */
export const canonicalJson = (value: JsonValue): string => write(value, true)

/** Whether a number in it has more digits than a double keeps. */
export function hasExactNumber(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (value instanceof ExactNumber) return true
  if (Array.isArray(value)) return value.some(hasExactNumber)
  for (const key of Object.keys(value)) {
    if (hasExactNumber(value[key] ?? null)) return true
  }
  return false
}

function write(value: JsonValue, sorted: boolean): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (value instanceof ExactNumber) return value.source
  if (Array.isArray(value)) return writeArray(value, sorted)
  const keys = Object.keys(value)
  if (sorted) keys.sort()
  let out = ''
  for (const key of keys) {
    const member = value[key]
    if (member === undefined) continue
    out += `${out === '' ? '' : ','}${JSON.stringify(key)}:${write(member, sorted)}`
  }
  return `{${out}}`
}

function writeArray(values: readonly JsonValue[], sorted: boolean): string {
  let out = ''
  for (let i = 0; i < values.length; i++) out += (i === 0 ? '' : ',') + write(values[i] ?? null, sorted)
  return `[${out}]`
}
