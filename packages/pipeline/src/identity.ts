import { hash, randomBytes } from 'node:crypto'
import type { AlertRecord } from '@halcyon/domain'

const HEX = Array.from({ length: 4096 }, (_, i) => i.toString(16).padStart(3, '0'))

/**
 * Version 7 UUIDs of one thread: the time in milliseconds, a 24-bit counter, 48 random bits drawn once.
 * Ids of one thread never repeat below 16 million a millisecond, and sort in the order they were made, but where the counter
 * starts over within a millisecond.
 */
export function eventIds(): (epochMs: number) => string {
  const node = randomBytes(6).toString('hex')
  let counter = randomBytes(3).readUIntBE(0, 3)
  let lastMs = -1
  let prefix = ''
  return (epochMs) => {
    if (epochMs !== lastMs) {
      const hex = epochMs.toString(16).padStart(12, '0')
      prefix = `${hex.slice(0, 8)}-${hex.slice(8)}-7`
      lastMs = epochMs
    }
    counter = (counter + 1) & 0xffffff
    return `${prefix}${HEX[counter >> 12]}-8${HEX[counter & 0xfff]}-${node}`
  }
}

/**
 * Version 5 UUIDs (RFC 9562) under one namespace. The name is UTF-8.
 * @param namespace a UUID
 */
export function namedIds(namespace: string): (name: string) => string {
  const prefix = Buffer.from(namespace.replaceAll('-', ''), 'hex')
  let buffer = Buffer.alloc(1024)
  prefix.copy(buffer)
  return (name) => {
    const needed = 16 + name.length * 3
    if (needed > buffer.length) {
      buffer = Buffer.alloc(needed * 2)
      prefix.copy(buffer)
    }
    const length = buffer.write(name, 16, 'utf8')
    const h = hash('sha1', buffer.subarray(0, 16 + length), 'hex')
    const variant = ((Number.parseInt(h.charAt(16), 16) & 0x3) | 0x8).toString(16)
    return `${h.slice(0, 8)}-${h.slice(8, 12)}-5${h.slice(13, 16)}-${variant}${h.slice(17, 20)}-${h.slice(20, 32)}`
  }
}

/** The names behind the ids of things; every writer and reader of an id uses these. */
export const alertName = (datasourceId: string, sourceEventId: string): string =>
  `${datasourceId}\u0000${sourceEventId}`
export const entityName = (type: string, key: string, scope: string): string => `${type}\u0000${key}\u0000${scope}`
export const relationshipName = (type: string, role: string, fromId: string, toId: string): string =>
  `${type}\u0000${role}\u0000${fromId}\u0000${toId}`

/** SHA-256, hex. */
export const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'hex')
/** What the dedupe table keeps of a digest: its first 16 bytes, hex. */
export const deliveryDigest = (digestHex: string): string => digestHex.slice(0, 32)

/** What names each alert of an item at its source: its id, else the item's digest, from the second such alert on with its number. */
export function alertSources(alerts: readonly AlertRecord[], digest: string): readonly string[] {
  let unnamed = 0
  return alerts.map(({ sourceEventId }) => {
    if (sourceEventId !== null) return sourceEventId
    return unnamed++ === 0 ? digest : `${digest}#${unnamed - 1}`
  })
}
