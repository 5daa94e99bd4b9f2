import { brotliCompressSync, gzipSync } from 'node:zlib'
import { fillAnswer } from '@halcyon/connector-kit'
import { inbound } from '@halcyon/connector-kit/suite'
import { ExactNumber } from '@halcyon/domain'
import { describe, expect, it } from 'vitest'
import type { WebhookConfig } from '../config/config.ts'
import {
  bytes,
  deliveryIdsOf,
  OWN_HMAC,
  payloads,
  SIGNING,
  STANDARD_KEY,
  signed,
  standard,
  webhook,
} from '../testing.ts'

const MIB = 1024 * 1024
const feed = (config: Partial<WebhookConfig> = {}) => webhook({ ...OWN_HMAC, ...config }, { signing: SIGNING })
const as = (contentType: string, body: Uint8Array, more: Record<string, string> = {}) =>
  signed(body, { headers: { 'content-type': contentType, ...more } })

describe('what a request becomes', () => {
  it('an object is one record, an array one for each element, unless it is taken whole', () => {
    expect(payloads(feed().now(signed(bytes('{"a":1}'))))).toEqual([{ a: 1 }])
    expect(payloads(feed().now(signed(bytes('[{"a":1},[2],3]'))))).toEqual([{ a: 1 }, [2], 3])
    expect(payloads(feed().now(signed(bytes('[]'))))).toEqual([])
    expect(payloads(feed({ body: { array: 'whole' } }).now(signed(bytes('[1,2]'))))).toEqual([[1, 2]])
  })
  it('records can stand at a path; a body without it is malformed', () => {
    const at = feed({ body: { itemsPath: "$.data['the events'][*]" } })
    expect(payloads(at.now(signed(bytes('{"data":{"the events":[1,2]}}'))))).toEqual([1, 2])
    const body = bytes('{"data":{}}')
    expect(at.now(signed(body)).items).toMatchObject([{ kind: 'malformed', code: 'items_path_missing', raw: body }])
  })
  it('follows the content type: NDJSON, forms, text', () => {
    expect(payloads(feed().now(as('application/x-ndjson', bytes('{"a":1}\n{"a":\n{"a":2}\n'))))).toEqual([
      { a: 1 },
      { malformed: 'json_invalid' },
      { a: 2 },
    ])
    expect(payloads(feed().now(as('application/x-www-form-urlencoded', bytes('payload=%5B1%2C2%5D'))))).toEqual([1, 2])
    expect(payloads(feed().now(as('text/plain; charset=utf-8', bytes('one\ntwo'))))).toEqual([
      { message: 'one' },
      { message: 'two' },
    ])
    expect(payloads(feed({ body: { format: 'json' } }).now(as('text/plain', bytes('{"a":1}'))))).toEqual([{ a: 1 }])
  })
  it('takes PUT as POST, and answers other methods 405', async () => {
    expect(feed().now(signed(bytes('1'), { method: 'PUT' })).items).toHaveLength(1)
    for (const method of ['GET', 'DELETE', 'PATCH', 'get']) {
      expect(await feed().outcome(signed(bytes('1'), { method }))).toBe('405 method_not_allowed')
    }
  })
  it('has an answer of its own where one is configured', () => {
    const batch = feed({ answer: { status: 200, body: '{"n":{accepted},"x":{y}}' } }).now(signed(bytes('1')))
    const counts = { accepted: 7, duplicates: 0, filtered: 0, rejected: 0, correlationId: 'c' }
    expect(batch.answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } })
    expect(batch.answer && fillAnswer(batch.answer, counts)).toBe('{"n":7,"x":{y}}')
    expect(fillAnswer({ status: 200, body: '{accepted}' }, counts)).toBe('{accepted}')
    expect(feed().now(signed(bytes('1'))).answer).toBeUndefined()
  })
})

describe('delivery ids', () => {
  it('are numbered where one request has several records', () => {
    const standardFeed = webhook({ auth: { kind: 'standard_webhooks' } }, { signing: STANDARD_KEY })
    expect(deliveryIdsOf(standardFeed.now(standard(bytes('[1,2]'), Date.now(), 'm')))).toEqual(['m#0', 'm#1'])
    expect(deliveryIdsOf(standardFeed.now(standard(bytes('[1]'), Date.now(), 'm')))).toEqual(['m'])
  })
  it('can be a field, a number too, and are absent where it is', () => {
    const byField = feed({ dedupe: { kind: 'field', field: '$.event.id' } })
    const ids = (text: string) => deliveryIdsOf(byField.now(signed(bytes(text))))
    expect(
      ids(
        '[{"event":{"id":"a"}},{"event":{"id":7}},{"event":{"id":90071992547409931}},{"event":{}},{"event":{"id":""}},3]',
      ),
    ).toEqual(['a', '7', '90071992547409931', null, null, null])
    expect(ids('{"event":{"__proto__":{"id":"x"}}}')).toEqual([null])
  })
  it('row 44: are digests where they could not be stored: too long, U+0000, half a surrogate pair', () => {
    const byField = feed({ dedupe: { kind: 'field', field: '$.id' } })
    for (const id of ['"a\\u0000b"', '"\\ud800"', `"${'x'.repeat(201)}"`]) {
      expect(deliveryIdsOf(byField.now(signed(bytes(`{"id":${id}}`))))[0]).toMatch(/^sha256:[\w-]{43}$/)
    }
  })
})

describe('rows 33-35: size', () => {
  it('row 33: a body past the limit is 413 before anything is computed over it', async () => {
    const request = { ...signed(bytes('1')), body: new Uint8Array(MIB + 1) }
    expect(await feed().outcome(request)).toBe('413 too_large')
    expect(await feed({ limits: { maxBytes: 2 * MIB } }).outcome(request)).toBe('401 signature_invalid')
  })
  it('row 34: a signed bomb is 413 at the inflated limit; an unsigned one is not even opened', async () => {
    const bomb = brotliCompressSync(Buffer.alloc(20 * MIB, 0x20))
    expect(await feed().outcome(as('application/json', bomb, { 'content-encoding': 'br' }))).toBe(
      '413 inflated_too_large',
    )
    expect(await feed().outcome(inbound({ body: bomb, headers: { 'content-encoding': 'br' } }))).toBe(
      '401 signature_missing',
    )
  })
  it('row 35: a thousand layers are 415', async () => {
    const encoding = new Array(1000).fill('gzip').join(', ')
    expect(await feed().outcome(as('application/json', gzipSync('1'), { 'content-encoding': encoding }))).toBe(
      '415 unsupported_encoding',
    )
  })
  it('verifies the bytes on the wire, or those inside when told', async () => {
    const plain = bytes('{"a":1}')
    const zipped = gzipSync(plain)
    const onWire = as('application/json', zipped, { 'content-encoding': 'gzip' })
    expect(payloads(feed().now(onWire))).toEqual([{ a: 1 }])
    const inside = { ...as('application/json', plain, { 'content-encoding': 'gzip' }), body: zipped }
    expect(await feed().outcome(inside)).toBe('401 signature_invalid')
    expect(payloads(feed({ body: { signatureCovers: 'inflated' } }).now(inside))).toEqual([{ a: 1 }])
    expect(await feed({ body: { signatureCovers: 'inflated' } }).outcome(onWire)).toBe('401 signature_invalid')
  })
  it('keeps the bytes of a stream that does not decompress, from the right sender', () => {
    const cut = gzipSync('{"a":1}').subarray(0, 15)
    expect(feed().now(as('application/json', cut, { 'content-encoding': 'gzip' })).items).toEqual([
      { kind: 'malformed', raw: cut, code: 'encoding_corrupt', message: expect.any(String) },
    ])
  })
  it('more records than allowed are 413, and none is taken', async () => {
    const few = feed({ limits: { maxItems: 2 } })
    expect(await few.outcome(signed(bytes('[1,2,3]')))).toBe('413 too_many_items')
    expect(await few.outcome(as('application/x-ndjson', bytes('1\n2\n3')))).toBe('413 too_many_items')
  })
})

describe('rows 39-44: content', () => {
  it.each([
    'multipart/form-data; boundary=x',
    'text/html',
    'application/xml',
    'application/json; charset=utf-16',
    'application/jsonx',
    'application/json, multipart/form-data',
    'x'.repeat(5000),
  ])('row 39: JSON posing as %s is 415', async (contentType) => {
    expect(await feed().outcome(as(contentType, bytes('{"files":[{"path":"/etc/passwd"}]}')))).toBe(
      '415 unsupported_media_type',
    )
  })
  it('row 40: depth 65 and 10^6 are malformed, with their bytes', () => {
    for (const depth of [65, 400_000]) {
      const body = bytes('['.repeat(depth) + ']'.repeat(depth))
      expect(feed().now(signed(body)).items).toMatchObject([{ kind: 'malformed', code: 'json_too_deep', raw: body }])
    }
  })
  it('row 41: __proto__ and constructor.prototype are fields like others', () => {
    const [payload] = payloads(feed().now(signed(bytes('{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}'))))
    expect(Object.keys(payload as object)).toEqual(['__proto__', 'constructor'])
    expect(({} as { x?: number }).x).toBeUndefined()
  })
  it('row 42: of duplicate keys the last counts', () => {
    expect(payloads(feed().now(signed(bytes('{"a":1,"a":2}'))))).toEqual([{ a: 2 }])
  })
  it('row 43: numbers are exact', () => {
    const text = '[9007199254740993,1e400,-0.10000000000000000001]'
    expect(payloads(feed().now(signed(bytes(text))))).toEqual(
      ['9007199254740993', '1e400', '-0.10000000000000000001'].map((digits) => new ExactNumber(digits)),
    )
  })
  it('row 44: bytes that are not UTF-8 are malformed, with their bytes', () => {
    const body = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])
    expect(feed().now(signed(body)).items).toMatchObject([{ kind: 'malformed', code: 'utf8_invalid', raw: body }])
  })
})
