import { isUuid } from './ids.ts'
import { sha1InPlace } from './sha1.ts'

const encoder = new TextEncoder()
const NAME_AT = 16
const PADDING = 72
let input = new Uint8Array(4096)
/** A process works for few tenants; the last namespace is nearly always the next one's. */
let namespaceInInput = ''

/**
 * RFC 9562 version 5: the same namespace and name always give the same id. Lower-case.
 * @throws TypeError when the namespace is not a lower-case UUID.
 */
export function uuidV5(namespace: string, name: string): string {
  const room = NAME_AT + name.length * 3 + PADDING
  if (room > input.length) {
    input = new Uint8Array(room)
    namespaceInInput = ''
  }
  if (namespace !== namespaceInInput) writeNamespace(namespace)
  const { written } = encoder.encodeInto(name, input.subarray(NAME_AT))
  const [a = 0, b = 0, c = 0, d = 0] = sha1InPlace(input, NAME_AT + written)
  return print(a, b, c, d, 5)
}

function writeNamespace(namespace: string): void {
  if (!isUuid(namespace)) throw new TypeError('The namespace is not a UUID')
  const hex = namespace.replaceAll('-', '')
  for (let i = 0; i < NAME_AT; i++) input[i] = Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16)
  namespaceInInput = namespace
}

/**
 * RFC 9562 version 7: 48 bits of milliseconds, then 74 random bits; sorts by time, within a millisecond in any order.
 * @param ms epoch milliseconds; default now.
 */
export function uuidV7(ms: number = Date.now()): string {
  const [a = 0, b = 0, c = 0] = crypto.getRandomValues(new Int32Array(3))
  return print(Math.floor(ms / 65_536), ((ms % 65_536) << 16) | (a & 0xffff), b, c, 7)
}

const BYTES = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, '0'))
const byte = (word: number, shift: number): string => BYTES[(word >>> shift) & 0xff] ?? ''
const pair = (word: number, shift: number): string => byte(word, shift + 8) + byte(word, shift)

/** Four big-endian words with version and variant set. */
function print(a: number, b: number, c: number, d: number, version: number): string {
  const versioned = (b & 0xffff0fff) | (version << 12)
  const variant = (c & 0x3fffffff) | 0x80000000
  return `${pair(a, 16)}${pair(a, 0)}-${pair(versioned, 16)}-${pair(versioned, 0)}-${pair(variant, 16)}-${pair(variant, 0)}${pair(d, 16)}${pair(d, 0)}`
}
