import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeRows } from './decode.ts'
import { encodeRows, RowEncoder } from './encode.ts'

const LAYOUT = {
  id: 'uuid',
  ids: 'uuids',
  text: 'text',
  int: 'int',
  big: 'bigint',
  at: 'time',
  json: 'json',
  hex: 'hex',
  bytes: 'bytes',
} as const

const text = fc.string({ unit: 'grapheme', maxLength: 200 })
const row = fc.record(
  {
    id: fc.uuid(),
    ids: fc.array(fc.uuid(), { maxLength: 5 }),
    text,
    int: fc.integer(),
    big: fc.maxSafeInteger(),
    at: fc.integer({ min: Date.parse('0001-01-01T00:00:00Z'), max: Date.parse('9999-12-31T23:59:59.999Z') }),
    json: fc.dictionary(text, fc.oneof(text, fc.integer(), fc.constant(null))).map((value) => ({ ...value })),
    hex: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('hex')),
    bytes: fc.uint8Array({ maxLength: 3000 }),
  },
  { requiredKeys: [] },
)

test('what is decoded is what was encoded', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
      const encoded = encodeRows(LAYOUT, rows)
      expect(encoded.count).toBe(rows.length)
      expect(decodeRows(LAYOUT, encoded)).toEqual(rows)
    }),
  )
})

test('an owner stands before every row', () => {
  const layout = { tenant: 'uuid', datasource: 'uuid', version: 'int', text: 'text' } as const
  const owner = { tenant: randomUUID(), datasource: randomUUID(), version: 3 }
  const encoder = new RowEncoder(layout, owner)
  encoder.add({ text: 'a' })
  encoder.add({ text: 'é'.repeat(5000) })
  expect(decodeRows(layout, encoder.take())).toEqual([
    { ...owner, text: 'a' },
    { ...owner, text: 'é'.repeat(5000) },
  ])
  expect(encoder.take().count).toBe(0)
})
