import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alertName, deliveryDigest, entityName, eventIds, namedIds, relationshipName, sha256 } from './identity.ts'

const UUID_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('named ids are those of RFC 9562, appendix A.4', () => {
  const dns = namedIds('6ba7b810-9dad-11d1-80b4-00c04fd430c8')
  expect(dns('www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2')
  // Not from the RFC: the well-known id of python.org.
  expect(dns('python.org')).toBe('886313e1-3b8a-5372-9b90-0c9aee199e5d')
})

test('named ids follow the standard for any name, however long', () => {
  const namespace = '6ba7b811-9dad-11d1-80b4-00c04fd430c8'
  const ids = namedIds(namespace)
  const prefix = Buffer.from(namespace.replaceAll('-', ''), 'hex')
  const standard = (name: string): string => {
    const h = createHash('sha1').update(prefix).update(name, 'utf8').digest()
    h.writeUInt8((h.readUInt8(6) & 0x0f) | 0x50, 6)
    h.writeUInt8((h.readUInt8(8) & 0x3f) | 0x80, 8)
    const hex = h.toString('hex', 0, 16)
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 3000 }), (name) => ids(name) === standard(name)))
  for (const name of ['', 'é'.repeat(5000), 'short again']) expect(ids(name)).toBe(standard(name))
})

test('event ids are of version 7, name their millisecond, and never repeat', () => {
  const next = eventIds()
  const at = Date.parse('2026-01-01T00:00:00Z')
  expect(next(at)).toMatch(UUID_7)
  expect(Number.parseInt(next(at).replace('-', '').slice(0, 12), 16)).toBe(at)
  const seen = new Set<string>()
  for (let i = 0; i < 1_000_000; i++) seen.add(next(at - (i % 3)))
  expect(seen.size).toBe(1_000_000)
})

test('event ids sort as they were made, but where the counter starts over', () => {
  const next = eventIds()
  let before = ''
  let steps = 0
  for (let i = 0; i < 200_000; i++) {
    const id = next(1_000_000 + Math.floor(i / 1000))
    if (id <= before) steps++
    before = id
  }
  expect(steps).toBeLessThanOrEqual(1)
})

test('names keep their parts apart', () => {
  expect(alertName('a', 'bc')).not.toBe(alertName('ab', 'c'))
  expect(entityName('host', 'a', '')).not.toBe(entityName('host', '', 'a'))
  expect(relationshipName('a', '', 'x', 'y')).not.toBe(relationshipName('a', '', 'y', 'x'))
})

test('a delivery is kept by the first half of its digest', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(deliveryDigest(sha256('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223')
})
