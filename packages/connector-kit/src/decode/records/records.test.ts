import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { ExactNumber, parseJson, stringifyJson } from '@halcyon/domain'
import { parse as parseCsv } from 'csv-parse/sync'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { DecodeError, type DecodeOptions, decodeRecords, type RecordFormat, streamRecords } from './index.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const MIB = 1024 * 1024
const JSON_RECORDS: RecordFormat = { kind: 'json' }
const CLOUDTRAIL: RecordFormat = { kind: 'json', path: '$.Records[*]' }
const NDJSON: RecordFormat = { kind: 'ndjson' }
const CSV: RecordFormat = { kind: 'csv' }
const XML: RecordFormat = { kind: 'xml', element: 'Event' }

/** In pieces of these sizes, one after the other. */
async function* pieces(all: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, i = 0; at < all.length; i++) {
    const size = sizes[i % sizes.length] ?? 1
    yield all.subarray(at, at + size)
    at += size
  }
}

/** Records, and how the reading ended. */
async function read(source: Uint8Array | AsyncIterable<Uint8Array>, format: RecordFormat, options: DecodeOptions = {}) {
  const records: unknown[] = []
  const input = source instanceof Uint8Array ? pieces(source, [7]) : source
  try {
    for await (const record of streamRecords(input, format, options)) {
      records.push(record.kind === 'value' ? record.value : record.code)
    }
    return { records, end: null }
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error
    return { records, end: error.code }
  }
}
const json = (text: string, format: RecordFormat = JSON_RECORDS) => read(bytes(text), format)

describe('JSON', () => {
  it('gives the elements of an array, or the value; one value may follow another', async () => {
    expect(await json('[{"a":1}, 2, [3], "x"]')).toEqual({ records: [{ a: 1 }, 2, [3], 'x'], end: null })
    expect(await json(' {"a":"}{"}{"b":[1,2]}\n3')).toEqual({ records: [{ a: '}{' }, { b: [1, 2] }, 3], end: null })
    expect(await json('[]')).toEqual({ records: [], end: null })
    expect(await json('')).toEqual({ records: [], end: null })
  })

  it('finds records at a path, and passes over the rest', async () => {
    const text = '{"x":{"Records":[0]},"n":[[["]"]]],"Rec\\u006frds":[{"id":1},{"id":2}],"y":"\\"}"}'
    expect(await json(text, CLOUDTRAIL)).toEqual({ records: [{ id: 1 }, { id: 2 }], end: null })
    expect(await json(text, { kind: 'json', path: "$['Records']" })).toEqual({
      records: [{ id: 1 }, { id: 2 }],
      end: null,
    })
    const nested = '{"a":[{"b":[1,2]},{"c":0},{"b":[]},{"b":[3]}]}'
    expect(await json(nested, { kind: 'json', path: '$.a[*].b[*]' })).toEqual({ records: [1, 2, 3], end: null })
    expect(await json('{"a":{"b":{"c":1}}}', { kind: 'json', path: '$.a.b' })).toEqual({
      records: [{ c: 1 }],
      end: null,
    })
    expect(await json('[[1],[2]]', { kind: 'json', path: '$[*]' })).toEqual({ records: [[1], [2]], end: null })
  })

  it('says that nothing stands at the path, and that a list is empty', async () => {
    expect(await json('{"records":[1]}', CLOUDTRAIL)).toEqual({ records: [], end: 'items_path_missing' })
    expect(await json('{"Records":null}', CLOUDTRAIL)).toEqual({ records: [], end: 'items_path_missing' })
    expect(await json('{"Records":[]}', CLOUDTRAIL)).toEqual({ records: [], end: null })
  })

  it('row 43: keeps every digit', async () => {
    const { records } = await json('{"Records":[{"n":9007199254740993,"e":1e400}]}', CLOUDTRAIL)
    expect(records).toEqual([{ n: new ExactNumber('9007199254740993'), e: new ExactNumber('1e400') }])
  })

  it('goes on after a malformed element, and tells its place and its bytes', async () => {
    const text = '{"Records":[{"a":1},{"a":tru},{"a":3}]}'
    const records = await decodeRecords(bytes(text), CLOUDTRAIL)
    expect(records).toMatchObject([
      { kind: 'value', row: 0, offset: 12 },
      { kind: 'malformed', code: 'json_invalid', row: 1, offset: 20, raw: bytes('{"a":tru}') },
      { kind: 'value', row: 2, value: { a: 3 } },
    ])
  })

  it('gives what came before the place from which it cannot be read on', async () => {
    expect(await json('[{"a":1},{"a":2', JSON_RECORDS)).toEqual({ records: [{ a: 1 }], end: 'content_ended_early' })
    for (const text of ['[1,,2]', '[1}', '[1,]', '{"Records":[1],}', '{"Records" [1]}', '{,"Records":[1]}', '[1:2]']) {
      const format = text.startsWith('[') ? JSON_RECORDS : CLOUDTRAIL
      expect((await json(text, format)).end, text).toBe('json_invalid')
    }
  })

  it('row 40: a depth of a million is malformed, in a record or beside it', async () => {
    const deep = '['.repeat(1_000_000) + ']'.repeat(1_000_000)
    expect(await json(`{"x":${deep},"Records":[1]}`, CLOUDTRAIL)).toEqual({ records: [1], end: null })
    const options = { limits: { maxRecordBytes: 4 * MIB } }
    const text = bytes(`{"Records":[${deep},2]}`)
    expect(await read(pieces(text, [65536]), CLOUDTRAIL, options)).toEqual({ records: ['json_too_deep', 2], end: null })
  })

  it('reads the same whatever the pieces, and what parseJson reads', async () => {
    const value = fc.jsonValue({ maxDepth: 4 })
    // As the domain reads it: long numbers keep their digits.
    await fc.assert(
      fc.asyncProperty(
        fc.array(value),
        value,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        async (all, other, sizes) => {
          const expected = parseJson(JSON.stringify(all))
          const text = JSON.stringify({ a: other, Records: all, b: [other] }, null, all.length % 3)
          expect((await read(pieces(bytes(text), sizes), CLOUDTRAIL)).records).toEqual(expected)
          expect((await read(pieces(bytes(JSON.stringify(all)), sizes), JSON_RECORDS)).records).toEqual(expected)
        },
      ),
    )
  })

  it('throws nothing else, whatever the bytes', async () => {
    const noise = fc.array(fc.constantFrom(...'[]{}",:\\1ae \n'), { maxLength: 60 }).map((all) => bytes(all.join('')))
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(noise, fc.uint8Array({ maxLength: 100 })),
        fc.constantFrom(JSON_RECORDS, CLOUDTRAIL, NDJSON, CSV, XML),
        async (body, format) => {
          const whole = await read(body, format, { compression: 'none' })
          expect(await read(pieces(body, [1, 3]), format, { compression: 'none' })).toEqual(whole)
        },
      ),
    )
  })
})

describe('lines', () => {
  it('NDJSON: a bad line spoils no other', async () => {
    const body = Buffer.concat([
      bytes('\ufeff{"a":1}\r\n\n {"a":\n'),
      Buffer.from([0x22, 0xff, 0x22, 0x0a]),
      bytes('{"a":3}'),
    ])
    expect(await read(body, NDJSON)).toEqual({
      records: [{ a: 1 }, 'json_invalid', 'utf8_invalid', { a: 3 }],
      end: null,
    })
  })
  it('text: a record for each line', async () => {
    expect((await read(bytes('<13>one\n\ntwo'), { kind: 'text' })).records).toEqual([
      { message: '<13>one' },
      { message: 'two' },
    ])
  })
  it('passes over what was read before', async () => {
    const records = await decodeRecords(bytes('1\n2\nx\n4'), NDJSON, { skip: 2 })
    expect(records).toMatchObject([
      { row: 2, code: 'json_invalid', offset: 4 },
      { row: 3, value: 4, offset: 6 },
    ])
    expect(await decodeRecords(bytes('a,b\n1,2\n3,4'), CSV, { skip: 1 })).toMatchObject([
      { row: 1, value: { a: '3', b: '4' } },
    ])
  })
})

describe('CSV', () => {
  it('reads quoted fields with ends of lines, quotes and delimiters in them', async () => {
    const text = 'name,note\r\n"a ""b"", c","line 1\nline 2"\r\n\r\n,\nx,y'
    expect((await read(bytes(text), CSV)).records).toEqual([
      { name: 'a "b", c', note: 'line 1\nline 2' },
      { name: '', note: '' },
      { name: 'x', note: 'y' },
    ])
  })
  it('takes another delimiter, names for columns, comments, and no quotes', async () => {
    const flow: RecordFormat = { kind: 'csv', delimiter: ' ', columns: ['version', 'action'], header: false }
    expect((await read(bytes('2 ACCEPT\n2 REJECT\n'), flow)).records).toEqual([
      { version: '2', action: 'ACCEPT' },
      { version: '2', action: 'REJECT' },
    ])
    const front: RecordFormat = {
      kind: 'csv',
      delimiter: '\t',
      columns: ['a', 'b'],
      header: false,
      comment: '#',
      quote: '',
    }
    expect((await read(bytes('#Version: 1.0\n#Fields: a b\n"1\t2\n'), front)).records).toEqual([{ a: '"1', b: '2' }])
    const named: RecordFormat = { kind: 'csv', columns: ['x', 'y'] }
    expect((await read(bytes('a,b\n1,2'), named)).records).toEqual([{ x: '1', y: '2' }])
  })
  it('makes a malformed item of a row that does not fit, and goes on', async () => {
    const text = 'a,b\n1,2,3\n"x"y,2\n3,4\n'
    expect(await read(bytes(text), CSV)).toEqual({
      records: ['csv_invalid', 'csv_invalid', { a: '3', b: '4' }],
      end: null,
    })
    expect((await read(bytes('a,a\n1,2'), CSV)).end).toBe('csv_invalid')
    expect((await read(bytes('a,b\n"1,2'), CSV)).records).toEqual(['csv_invalid'])
  })
  it('row 41: a column named __proto__ is a column', async () => {
    const [value] = (await read(bytes('__proto__,b\n1,2'), CSV)).records
    expect(Object.entries(value as object)).toEqual([
      ['__proto__', '1'],
      ['b', '2'],
    ])
  })
  it('reads what csv-parse reads', async () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'ü') })
    const rows = fc.array(fc.array(field, { minLength: 3, maxLength: 3 }), { minLength: 1 })
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 9 }), async (table, size) => {
        const text = table.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n')
        const format: RecordFormat = { kind: 'csv', header: false }
        const { records } = await read(pieces(bytes(text), [size]), format)
        expect(records.map((one) => Object.values(one as object))).toEqual(parseCsv(text))
      }),
    )
  })
})

describe('XML', () => {
  it('reads elements of a name, with prefix or without, whatever stands around them', async () => {
    const text = `<?xml version="1.0"?><!-- <Event>no</Event> --><Events><Event id="1&amp;2"><a>00123</a><b>&lt;x&#65;</b></Event>
      <w:Event xmlns:w="u"><Event>in</Event><![CDATA[</Event>]]></w:Event><Eventual/><Event/></Events>`
    expect(await read(bytes(text), XML)).toEqual({
      records: [
        { '@id': '1&2', a: '00123', b: '<xA' },
        { '@xmlns:w': 'u', Event: 'in', '#text': '</Event>' },
        { '#text': '' },
      ],
      end: null,
    })
  })
  it('goes on after a malformed element', async () => {
    const text = '<r><Event><a></b></Event><Event><a>1</a></Event></r>'
    expect(await read(bytes(text), XML)).toEqual({ records: ['xml_invalid', { a: '1' }], end: null })
  })
  it('refuses a document type, and so every bomb of entities', async () => {
    const bomb = '<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><r><Event>&b;</Event></r>'
    expect(await read(bytes(bomb), XML)).toEqual({ records: [], end: 'xml_dtd_refused' })
    expect((await read(bytes('<r><Event>&b;</Event></r>'), XML)).records).toEqual([{ '#text': '&b;' }])
  })
  it('ends with a fault where it is cut, and holds against depth and endless tags', async () => {
    expect(await read(bytes('<r><Event>1</Event><Event>2</Ev'), XML)).toEqual({
      records: [{ '#text': '1' }],
      end: 'content_ended_early',
    })
    const deep = bytes(`<r><Event>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</Event><Event>2</Event></r>`)
    expect((await read(pieces(deep, [65536]), XML)).records).toEqual(['xml_invalid', { '#text': '2' }])
    expect((await read(pieces(bytes(`<r a="${'x'.repeat(MIB)}`), [65536]), XML)).end).toBe('xml_invalid')
    expect((await read(bytes('<r><Event><constructor>1</constructor></Event></r>'), XML)).records).toEqual([
      'xml_invalid',
    ])
  })
})

describe('compression', () => {
  const lines = bytes('{"a":1}\n{"a":2}\n'.repeat(1000))
  const all = Array.from({ length: 2000 }, (_, i) => ({ a: (i % 2) + 1 }))
  it.each([
    ['gzip', gzipSync(lines), 'auto'],
    [
      'gzip of several members',
      Buffer.concat([gzipSync(lines.subarray(0, 8000)), gzipSync(lines.subarray(8000))]),
      'auto',
    ],
    ['zstd', zstdCompressSync(lines), 'auto'],
    ['deflate', deflateSync(lines), 'auto'],
    ['deflate without its header', deflateRawSync(lines), 'deflate'],
    ['br', brotliCompressSync(lines), 'br'],
    [
      'zip',
      zipSync({ 'a/': new Uint8Array(), 'a/1.json': lines.subarray(0, 8000), '2.json': lines.subarray(8000) }),
      'auto',
    ],
    ['zip that only stores', zipSync({ '1.json': lines }, { level: 0 }), 'auto'],
    ['none', lines, 'auto'],
  ] as const)('%s', async (_, body, compression) => {
    expect(await read(pieces(body, [100]), NDJSON, { compression })).toEqual({ records: all, end: null })
  })

  it.each([
    ['gzip', gzipSync(lines)],
    ['zstd', zstdCompressSync(lines)],
    ['zip', zipSync({ '1.json': lines })],
    ['br', brotliCompressSync(lines)],
    ['deflate', deflateSync(lines)],
  ] as const)('%s that is cut is told from one that is whole', async (compression, body) => {
    for (const length of [body.length - 1, body.length >> 1, 12]) {
      const { end } = await read(pieces(body.subarray(0, length), [50]), NDJSON, { compression })
      expect(end, `${length} of ${body.length}`).toBe('content_ended_early')
    }
  })

  it('says that it is not what it is called', async () => {
    const noise = Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), Buffer.alloc(100, 7)])
    expect((await read(noise, NDJSON)).end).toBe('encoding_corrupt')
    expect((await read(bytes(`BZh91AY&SY${'.'.repeat(100)}`), NDJSON)).end).toBe('encoding_corrupt')
    expect((await read(lines, NDJSON, { compression: 'br' })).end).toBe('encoding_corrupt')
  })

  it.each([
    ['gzip', gzipSync],
    ['br', (zeros: Uint8Array) => brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } })],
    ['zstd', zstdCompressSync],
    ['zip', (zeros: Uint8Array) => zipSync({ 'a.json': zeros }, { level: 1 })],
  ] as const)('row 34: a bomb of %s costs its limit, not its size', async (compression, compress) => {
    const bomb = compress(Buffer.alloc(64 * MIB, 0x20))
    const before = process.memoryUsage().rss
    const options = { compression, limits: { maxInflatedBytes: 4 * MIB } }
    expect((await read(pieces(bomb, [65536]), NDJSON, options)).end).toBe('inflated_too_large')
    expect(process.memoryUsage().rss - before).toBeLessThan(48 * MIB)
  })

  it('counts what comes in', async () => {
    const limits = { maxBytes: 1000 }
    expect(await read(lines, NDJSON, { limits })).toMatchObject({ end: 'too_large' })
    expect(await read(lines, NDJSON, { limits: { maxRecords: 3 } })).toEqual({
      records: all.slice(0, 3),
      end: 'too_many_items',
    })
  })
})

describe('an endless record', () => {
  async function* endless(begin: string, then: string, count: number, end: string): AsyncGenerator<Uint8Array> {
    const chunk = Buffer.alloc(65536, then)
    yield bytes(begin)
    for (let i = 0; i < count; i++) yield chunk
    yield bytes(end)
  }
  it.each([
    ['line', NDJSON, '1\n"', '"\n2\n', [1, 'record_too_large', 2]],
    ['string', CLOUDTRAIL, '{"Records":[1,"', '",2]}', [1, 'record_too_large', 2]],
    ['key', CLOUDTRAIL, '{"', '":1,"Records":[1]}', [1]],
    ['quoted field', CSV, 'a\n1\n"', '"\n2\n', [{ a: '1' }, 'record_too_large', { a: '2' }]],
    ['text of an element', XML, '<r><Event>', '</Event><Event>2</Event></r>', ['record_too_large', { '#text': '2' }]],
    ['comment', XML, '<r><!--', '--><Event>2</Event></r>', [{ '#text': '2' }]],
  ] as const)('%s: is passed over with flat memory', async (_, format, begin, end, expected) => {
    const before = process.memoryUsage().rss
    const { records } = await read(endless(begin, 'x', 600, end), format)
    expect(records).toEqual(expected)
    expect(process.memoryUsage().rss - before).toBeLessThan(32 * MIB)
  })
})

it('hands on what its source throws', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield gzipSync(bytes('1\n2\n')).subarray(0, 15)
    throw new TypeError('the connection broke')
  }
  await expect(read(broken(), NDJSON)).rejects.toThrow('the connection broke')
})

it('lets go of its source when it is left early', async () => {
  let closed = false
  async function* source(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield gzipSync(bytes('1\n2\n'))
    } finally {
      closed = true
    }
  }
  for await (const _ of streamRecords(source(), NDJSON)) break
  await expect.poll(() => closed).toBe(true)
})

it('writes back every digit it read', async () => {
  const text = '[{"a":1.10,"b":12345678901234567890}]'
  const [first] = await decodeRecords(bytes(text), JSON_RECORDS)
  expect(first?.kind === 'value' && stringifyJson(first.value)).toBe('{"a":1.1,"b":12345678901234567890}')
})
