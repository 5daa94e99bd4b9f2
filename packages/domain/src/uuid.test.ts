import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isUuid, sha256Hex, uuidV5, uuidV7 } from './index.ts'

const DNS = '6ba7b810-9dad-11d1-80b4-00c04fd430c8'

test('RFC 9562 appendix A.4', () => {
  expect(uuidV5(DNS, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2')
})

test('agrees with SHA-1 of any name', () => {
  const expected = (namespace: string, name: string): string => {
    const hash = createHash('sha1')
      .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
      .update(name)
      .digest()
      .subarray(0, 16)
    hash[6] = (hash[6]! & 0x0f) | 0x50
    hash[8] = (hash[8]! & 0x3f) | 0x80
    return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }
  fc.assert(
    fc.property(
      fc.uuid(),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.nat({ max: 200 }),
      (namespace, name, more) => {
        const long = name + 'x'.repeat(more)
        expect(uuidV5(namespace, long)).toBe(expected(namespace, long))
      },
    ),
  )
  for (const length of [0, 38, 39, 40, 47, 48, 102, 103, 104, 4000, 4096, 100_000]) {
    expect(uuidV5(DNS, 'é'.repeat(length))).toBe(expected(DNS, 'é'.repeat(length)))
    expect(uuidV5(DNS, 'x'.repeat(length))).toBe(expected(DNS, 'x'.repeat(length)))
  }
})

test('another namespace gives another id', () => {
  expect(uuidV5(uuidV5(DNS, 'a'), 'x')).not.toBe(uuidV5(DNS, 'x'))
  expect(() => uuidV5('not-a-uuid', 'x')).toThrow(TypeError)
})

test('version 7 carries its time and sorts by it', () => {
  const id = uuidV7(0x0192_3456_789a)
  expect(id).toMatch(/^01923456-789a-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(isUuid(id)).toBe(true)
  expect(uuidV7(1) < uuidV7(2)).toBe(true)
  expect(uuidV7(5)).not.toBe(uuidV7(5))
})

test('sha256Hex is SHA-256', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      (text) => sha256Hex(text) === createHash('sha256').update(text).digest('hex'),
    ),
  )
})
