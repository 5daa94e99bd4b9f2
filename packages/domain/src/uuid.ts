import { sha1 } from '@noble/hashes/legacy.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { isUuid } from './ids.ts'

/**
 * RFC 9562 version 5: the same namespace and name always give the same id. Lower-case.
 * @throws TypeError when the namespace is not a lower-case UUID.
 */
export function uuidV5(namespace: string, name: string): string {
  const digest = sha1(concatBytes(namespaceBytes(namespace), utf8ToBytes(name)))
  return print(digest.subarray(0, 16), 5)
}

/** A process works for few tenants; the last namespace is nearly always the next one's. */
let lastNamespace = ''
let lastBytes = new Uint8Array()

function namespaceBytes(namespace: string): Uint8Array {
  if (namespace === lastNamespace) return lastBytes
  if (!isUuid(namespace)) throw new TypeError('The namespace is not a UUID')
  lastBytes = hexToBytes(namespace.replaceAll('-', ''))
  lastNamespace = namespace
  return lastBytes
}

/**
 * RFC 9562 version 7: 48 bits of milliseconds, then 74 random bits; sorts by time, within a millisecond in any order.
 * @param ms epoch milliseconds; default now.
 */
export function uuidV7(ms: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, Math.floor(ms / 65_536))
  view.setUint16(4, ms % 65_536)
  return print(bytes, 7)
}

/** Sets version and variant in place. */
function print(bytes: Uint8Array, version: number): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4)
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytesToHex(bytes)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
