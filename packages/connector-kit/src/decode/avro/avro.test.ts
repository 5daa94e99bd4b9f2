/** The files are written by fastavro; single data by avsc. */
import { readFileSync } from 'node:fs'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { ExactNumber, type JsonValue, stringifyJson } from '@halcyon/domain'
import avro from 'avsc'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { DecodeError, type DecodeOptions, streamRecords } from '../records/index.ts'
import { AvroError } from './input.ts'
import { avroReader } from './schema.ts'

const file = (codec: string): Buffer => readFileSync(new URL(`./fixtures/events.${codec}.avro`, import.meta.url))

async function* pieces(all: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size)
}

async function read(bytes: Uint8Array, options: DecodeOptions = {}, size = 100) {
  const records: { row: number; value: JsonValue | string }[] = []
  try {
    for await (const record of streamRecords(pieces(bytes, size), { kind: 'avro' }, options))
      records.push({ row: record.row, value: record.kind === 'value' ? record.value : record.code })
    return { records, end: null, message: '' }
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error
    return { records, end: error.code, message: error.message }
  }
}

const EVENT = (i: number): JsonValue => ({
  id: new ExactNumber(String(2n ** 60n + BigInt(i))),
  text: `é ${i}`,
  flag: i % 2 === 0,
  ratio: i / 4,
  small: 0.5,
  count: -i,
  kind: i % 2 === 1 ? 'HIGH' : 'LOW',
  digest: '//79/A==',
  raw: 'abc',
  maybe: [null, 'x', new ExactNumber('-36028797018963969')][i % 3] ?? null,
  tags: ['a', 'b'].slice(0, i % 3),
  labels: { n: i },
  at: '2026-01-02T03:04:05.678901Z',
  day: '2026-01-02',
  price: new ExactNumber('-12345678901234.5678'),
  parent: null,
})
const EVENTS = Array.from({ length: 6 }, (_, i) => {
  const event = EVENT(i) as Record<string, JsonValue>
  return i % 2 === 1 ? { ...event, parent: EVENT(100 + i) } : event
})
const texts = (values: readonly JsonValue[]) => values.map((value) => stringifyJson(value))

describe('a container file', () => {
  it.each(['null', 'deflate', 'snappy', 'zstandard', 'bzip2'])(
    'of codec %s is read, every digit kept',
    async (codec) => {
      for (const size of [1, 100, 100_000]) {
        const { records, end } = await read(file(codec), {}, size)
        expect(end).toBe(null)
        expect(records.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4, 5])
        expect(texts(records.map(({ value }) => value))).toEqual(texts(EVENTS))
      }
    },
  )

  it('goes on at a record, within a block too', async () => {
    for (const skip of [1, 3, 5, 6, 7]) {
      const { records, end } = await read(file('deflate'), { skip })
      expect(end).toBe(null)
      expect(texts(records.map(({ value }) => value))).toEqual(texts(EVENTS.slice(skip)))
    }
  })

  it('in gzip, and several in a zip', async () => {
    expect((await read(gzipSync(file('null')))).records).toHaveLength(6)
    const zip = zipSync({ 'a.avro': file('null'), 'b.avro': file('snappy') })
    expect((await read(zip)).records.map(({ row }) => row)).toEqual(Array.from({ length: 12 }, (_, i) => i))
  })

  it('row 21: that is cut, is told from one that is whole, and what was whole of it comes out', async () => {
    const whole = file('null')
    // Between two blocks nothing tells that more was to come.
    const ends = new Set(['content_ended_early', null])
    for (let length = 5; length < whole.length; length += 13) {
      const { records, end } = await read(whole.subarray(0, length))
      expect(ends, `${length}`).toContain(end)
      expect(texts(records.map(({ value }) => value))).toEqual(texts(EVENTS.slice(0, records.length)))
    }
    expect((await read(new Uint8Array())).records).toEqual([])
  })

  it('of a byte that is another gives no crash and no loop', async () => {
    for (const codec of ['null', 'snappy', 'bzip2', 'zstandard', 'deflate'])
      for (let at = 0; at < file(codec).length; at += 3) {
        const broken = Uint8Array.from(file(codec))
        broken[at] = (broken[at] ?? 0) ^ 0x55
        const { end } = await read(broken)
        expect([
          'avro_invalid',
          'content_ended_early',
          'response_too_large',
          'encoding_corrupt',
          'too_many_items',
          null,
        ]).toContain(end)
      }
  })

  it('that is none, or of a codec that is not read, says so', async () => {
    expect(await read(Buffer.from('{"a":1}\n'))).toMatchObject({
      end: 'avro_invalid',
      message: expect.stringContaining('begin'),
    })
    expect(await read(file('xz'))).toMatchObject({ end: 'avro_invalid', message: expect.stringContaining('"xz"') })
  })

  it('row 34: a block that is larger than one may be', async () => {
    const maxRowGroupBytes = 1024
    const long = avro.Type.forSchema({ type: 'record', name: 'A', fields: [{ name: 'a', type: 'string' }] })
    const datum = long.toBuffer({ a: ' '.repeat(1_000_000) })
    expect(
      await read(container(long, deflateRawSync(datum), 'deflate'), { limits: { maxRowGroupBytes: 4096 } }),
    ).toMatchObject({
      end: 'response_too_large',
    })
    expect(await read(container(long, datum, 'null'), { limits: { maxRowGroupBytes } })).toMatchObject({
      end: 'response_too_large',
    })
    const { records, end } = await read(container(long, datum, 'null'), { limits: { maxRecordBytes: 1000 } })
    expect([records, end]).toEqual([[{ row: 0, value: 'record_too_large' }], null])
  })
})

/** A file of one block of one record. */
function container(type: avro.Type, block: Uint8Array, codec: string): Buffer {
  const long = avro.Type.forSchema('long')
  const meta = avro.Type.forSchema({ type: 'map', values: 'bytes' })
  const sync = Buffer.alloc(16, 7)
  const head = meta.toBuffer({
    'avro.schema': Buffer.from(JSON.stringify(type.schema())),
    'avro.codec': Buffer.from(codec),
  })
  return Buffer.concat([
    Buffer.from('Obj\u0001', 'latin1'),
    head,
    sync,
    long.toBuffer(1),
    long.toBuffer(block.length),
    block,
    sync,
  ])
}

describe('a datum', () => {
  const DEEP = 64
  const reader = (schema: unknown) => avroReader(JSON.stringify(schema), DEEP)

  it('is read as the library reads it', () => {
    const schema = {
      type: 'record',
      name: 'R',
      fields: [
        { name: 'i', type: 'int' },
        { name: 'd', type: 'double' },
        { name: 's', type: 'string' },
        { name: 'b', type: 'boolean' },
        { name: 'list', type: { type: 'array', items: ['null', 'string'] } },
        { name: 'map', type: { type: 'map', values: { type: 'array', items: 'int' } } },
        { name: '__proto__x', type: 'int' },
      ],
    }
    const type = avro.Type.forSchema(schema as avro.Schema)
    const value = fc.record({
      i: fc.integer(),
      d: fc.double({ noNaN: true, noDefaultInfinity: true }),
      s: fc.string({ unit: 'grapheme' }),
      b: fc.boolean(),
      list: fc.array(fc.option(fc.string({ unit: 'grapheme' }))),
      map: fc.dictionary(fc.string({ unit: 'grapheme-ascii' }), fc.array(fc.integer())),
      __proto__x: fc.nat(),
    })
    const readOne = reader(schema)
    fc.assert(
      fc.property(value, (one) => {
        const map = Object.fromEntries(Object.entries(one.map).filter(([name]) => name !== '__proto__'))
        const datum = { ...one, map }
        expect(readOne(type.toBuffer(datum))).toEqual(datum)
      }),
      { numRuns: 200 },
    )
  })

  it('a field and a key named __proto__ are fields of their own', () => {
    const record = reader({ type: 'record', name: 'P', fields: [{ name: '__proto__', type: 'string' }] })
    expect(Object.entries(record(Buffer.from('\u0002a')) as object)).toEqual([['__proto__', 'a']])
    const map = reader({ type: 'map', values: 'string' })
    const value = map(Buffer.from('\u0002\u0012__proto__\u0002a\u0000')) as object
    expect(Object.entries(value)).toEqual([['__proto__', 'a']])
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  })

  const count = (n: bigint): Buffer => avroLong(n)
  it.each([
    [
      'a list of a billion nothings',
      { type: 'array', items: 'null' },
      Buffer.concat([count(1_000_000_000n), Buffer.from([0])]),
    ],
    ['a list of a billion numbers that are not there', { type: 'array', items: 'int' }, count(1_000_000_000n)],
    ['a text longer than what is there', 'string', count(1_000_000n)],
    ['a size below zero', 'string', count(-5n)],
    ['a count past every number', { type: 'array', items: 'int' }, count(2n ** 62n)],
    ['a number without end', 'long', Buffer.alloc(20, 0xff)],
    ['a branch that is not there', ['null', 'string'], count(7n)],
    ['a symbol that is not there', { type: 'enum', name: 'E', symbols: ['A'] }, count(-1n)],
    ['bytes that are left over', 'int', Buffer.from([2, 2])],
    ['nothing', 'int', Buffer.alloc(0)],
  ])('%s is refused', (_, schema, bytes) => {
    const one = reader(schema)
    expect(() => one(bytes)).toThrow(AvroError)
  })

  it('nested without end is refused', () => {
    const list = { type: 'record', name: 'L', fields: [{ name: 'next', type: ['null', 'L'] }] }
    const one = reader(list)
    expect(() => one(Buffer.alloc(1_000_000, 2))).toThrow(/deeper than 64/)
    expect(one(Buffer.concat([Buffer.alloc(10, 2), Buffer.from([0])]))).toMatchObject({ next: { next: { next: {} } } })
    const itself = { type: 'record', name: 'S', fields: [{ name: 'self', type: 'S' }] }
    expect(() => reader(itself)(Buffer.from([0]))).toThrow(AvroError)
  })

  it.each([
    ['no JSON', '{'],
    ['an unknown type', '"strang"'],
    ['a decimal of a huge scale', '{"type":"bytes","logicalType":"decimal","precision":1,"scale":1000000000}'],
  ])('a schema with %s is refused', (_, schema) => {
    expect(() => avroReader(schema, DEEP)).toThrow(AvroError)
  })
})

function avroLong(value: bigint): Buffer {
  let rest = BigInt.asUintN(64, (value << 1n) ^ (value >> 63n))
  const bytes: number[] = []
  while (rest >= 0x80n) {
    bytes.push(Number(rest & 0x7fn) | 0x80)
    rest >>= 7n
  }
  return Buffer.from([...bytes, Number(rest)])
}
