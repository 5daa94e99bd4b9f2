import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { ExactNumber, parseJson } from '@halcyon/domain'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseFormat, inflateBody, readForm, readJson, readNdjson, readStackedJson, readTextLines } from './index.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const MIB = 1024 * 1024
const refusal = (run: () => unknown) => {
  try {
    return run()
  } catch (error) {
    const { name, status, code } = error as { name: string; status: number; code: string }
    return { name, status, code }
  }
}

describe('inflateBody', () => {
  const text = bytes(JSON.stringify({ id: 1, text: 'grüße'.repeat(50) }))
  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['GZIP', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['identity', (body: Uint8Array) => body],
  ])('takes one layer of %s off', (encoding, compress) => {
    expect(Buffer.from(inflateBody(compress(text), encoding, MIB) as Uint8Array).equals(text)).toBe(true)
  })

  it('row 34: a small body that would become 100 MiB is 413 at the limit, memory flat', () => {
    const bomb = brotliCompressSync(Buffer.alloc(100 * MIB), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
    expect(bomb.byteLength).toBeLessThan(500)
    const before = process.memoryUsage().rss
    expect(refusal(() => inflateBody(bomb, 'br', 16 * MIB))).toMatchObject({ status: 413, code: 'inflated_too_large' })
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * MIB)
    for (const [encoding, compress] of [
      ['gzip', gzipSync],
      ['deflate', deflateSync],
      ['zstd', zstdCompressSync],
    ] as const) {
      const body = compress(Buffer.alloc(2 * MIB))
      expect(
        refusal(() => inflateBody(body, encoding, MIB)),
        encoding,
      ).toMatchObject({ status: 413 })
      expect(inflateBody(body, encoding, 2 * MIB)).toHaveLength(2 * MIB)
    }
  })

  it('row 35: more than one layer, or an unknown one, is 415', () => {
    const twice = gzipSync(gzipSync(text))
    for (const encoding of [
      'gzip, gzip',
      new Array(1000).fill('gzip').join(', '),
      'compress',
      'gzip;q=1',
      'aws-chunked',
      '__proto__',
    ]) {
      expect(refusal(() => inflateBody(twice, encoding, MIB))).toMatchObject({
        status: 415,
        code: 'unsupported_encoding',
      })
    }
  })

  it('makes a malformed item of a stream that does not decompress', () => {
    for (const encoding of ['gzip', 'deflate', 'br', 'zstd']) {
      expect(inflateBody(bytes('not compressed'), encoding, MIB)).toMatchObject({
        kind: 'malformed',
        code: 'encoding_corrupt',
      })
    }
    const cut = gzipSync(text).subarray(0, 20)
    expect(inflateBody(cut, 'gzip', MIB)).toMatchObject({ code: 'encoding_corrupt', raw: cut })
  })
})

describe('readJson', () => {
  it('row 43: keeps every digit', () => {
    const piece = readJson(bytes('{"n": 9007199254740993, "e": 1e400, "d": 0.1}'))
    const value = { n: new ExactNumber('9007199254740993'), e: new ExactNumber('1e400'), d: 0.1 }
    expect(piece).toMatchObject({ kind: 'value', value })
  })
  it('row 40: depth 65 and 10^6 are malformed, with the bytes', () => {
    for (const depth of [65, 1_000_000]) {
      const body = bytes('['.repeat(depth) + ']'.repeat(depth))
      expect(readJson(body)).toMatchObject({ kind: 'malformed', code: 'json_too_deep' })
    }
    expect(readJson(bytes('['.repeat(64) + ']'.repeat(64)))).toMatchObject({ kind: 'value' })
  })
  it('row 44: bytes that are not UTF-8 are malformed, with the bytes', () => {
    const body = new Uint8Array([0x22, 0xc3, 0x28, 0x22])
    expect(readJson(body)).toMatchObject({ kind: 'malformed', code: 'utf8_invalid', raw: body })
  })
  it('says that an empty body is empty', () => {
    expect(readJson(new Uint8Array())).toMatchObject({ kind: 'malformed', code: 'body_empty' })
  })
})

describe('readNdjson', () => {
  it('reads line by line; a bad line spoils no other', () => {
    const body = Buffer.concat([
      bytes('{"a":1}\r\n\n  \n{"a":\n'),
      Buffer.from([0x22, 0xff, 0x22, 0x0a]),
      bytes('{"a":3}'),
    ])
    expect(readNdjson(body, 10)).toMatchObject([
      { kind: 'value', value: { a: 1 } },
      { kind: 'malformed', code: 'json_invalid' },
      { kind: 'malformed', code: 'utf8_invalid' },
      { kind: 'value', value: { a: 3 } },
    ])
  })
  it('refuses more records than allowed', () => {
    expect(refusal(() => readNdjson(bytes('1\n2\n3'), 2))).toMatchObject({ status: 413, code: 'too_many_items' })
    expect(readNdjson(bytes('1\n2\n'), 2)).toHaveLength(2)
  })
})

describe('readTextLines', () => {
  it('makes a record of each line', () => {
    expect(readTextLines(bytes('<13>one\n\ntwo'), 9)).toMatchObject([
      { value: { message: '<13>one' } },
      { value: { message: 'two' } },
    ])
  })
})

describe('readForm', () => {
  it('reads payload= as JSON, and other fields as they are', () => {
    expect(readForm(bytes('payload=%7B%22a%22%3A+%22%C3%A4%22%7D'))).toMatchObject({ value: { a: 'ä' } })
    expect(readForm(bytes('a=1&b=x+y&a=2&c'))).toMatchObject({ value: { a: ['1', '2'], b: 'x y', c: '' } })
  })
  it('row 41: a field named __proto__ is a field', () => {
    const piece = readForm(bytes('__proto__=x&constructor=y'))
    if (piece.kind !== 'value') throw new Error('malformed')
    expect(Object.entries(piece.value as object)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ])
    expect(Object.getPrototypeOf(piece.value)).toBe(Object.prototype)
  })
  it('replaces nothing: what is not UTF-8, or is JSON, is malformed', () => {
    expect(readForm(bytes('a=%ff'))).toMatchObject({ code: 'utf8_invalid' })
    expect(readForm(bytes('a=%zz'))).toMatchObject({ kind: 'malformed' })
    expect(readForm(bytes('{"a":1}'))).toMatchObject({ code: 'content_type_mismatch' })
    expect(readForm(bytes('payload=%7B'))).toMatchObject({ code: 'json_invalid', raw: bytes('payload=%7B') })
    expect(readForm(bytes('a=1&'.repeat(1001)))).toMatchObject({ code: 'form_too_many_fields' })
  })
  it('never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (body) => typeof readForm(body).kind === 'string'))
  })
})

describe('chooseFormat', () => {
  it.each([
    [undefined, 'json'],
    ['application/json', 'json'],
    ['Application/JSON; charset="UTF-8"', 'json'],
    ['application/cloudevents+json', 'json'],
    ['application/x-ndjson', 'ndjson'],
    ['application/x-www-form-urlencoded', 'form'],
    ['text/plain', 'text'],
    ['application/json; charset=iso-8859-1', null],
    ['multipart/form-data; boundary=x', null],
    ['text/html', null],
    ['application/xml', null],
    ['image/svg+json', null],
    ['application/json, text/html', null],
  ])('%s → %s', (header, format) => {
    expect(chooseFormat(header, 'auto')).toBe(format)
  })
  it('row 39: a configured format refuses what contradicts it', () => {
    expect(chooseFormat('text/plain', 'json')).toBe('json')
    expect(chooseFormat('application/json', 'ndjson')).toBe('ndjson')
    for (const header of [
      'multipart/form-data; boundary=x',
      'text/html',
      'application/x-www-form-urlencoded',
      'image/png',
    ]) {
      expect(chooseFormat(header, 'json'), header).toBeNull()
    }
  })
})

describe('readStackedJson', () => {
  const read = (text: string, most = 10) =>
    readStackedJson(bytes(text), most).map((piece) => (piece.kind === 'value' ? piece.value : piece.code))
  it('reads values one after the other, however they are set apart, and the elements of an array', () => {
    expect(read('{"a":1}{"a":"}{"}\n\n {"a":[2]}"x" 3')).toEqual([{ a: 1 }, { a: '}{' }, { a: [2] }, 'x', 3])
    expect(read('[{"a":1},{"a":2}][]{"a":3}')).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }])
    expect(read('')).toEqual([])
    expect(read(' \n')).toEqual([])
  })
  it('keeps what it could read, and the rest as one malformed piece', () => {
    expect(read('{"a":1}}{"a":2}')).toEqual([{ a: 1 }, 'json_invalid'])
    expect(read('{"a":1}{"a":')).toEqual([{ a: 1 }, 'json_invalid'])
    expect(read('{"a":}{"a":2}')).toEqual(['json_invalid', { a: 2 }])
    const [, rest] = readStackedJson(bytes('{"a":1}{"a":'), 10)
    expect(rest?.kind === 'malformed' && Buffer.from(rest.raw).toString()).toBe('{"a":')
  })
  it('reads back what was stacked, and throws nothing whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.object().map((value) => JSON.stringify(value))), (texts) => {
        expect(read(texts.join(''), 100)).toEqual(texts.map((text) => parseJson(text)))
      }),
    )
    fc.assert(fc.property(fc.uint8Array(), (noise) => void readStackedJson(noise, 1000)))
  })
  it('is 413 with more values than allowed', () => {
    expect(refusal(() => read('1 2 3', 2))).toMatchObject({ status: 413, code: 'too_many_items' })
  })
})
