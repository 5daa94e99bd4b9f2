/** The three modes, as the CNCF's own library sends them. */
import { inbound } from '@halcyon/connector-kit/suite'
import { CloudEvent, HTTP, type Message } from 'cloudevents'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytes, deliveryIdsOf, payloads, webhook } from '../testing.ts'

const TOKEN = { authorization: 'Bearer events-token' }
const feed = webhook({ preset: 'cloudevents' }, { token: 'events-token' })
const EVENT = {
  specversion: '1.0',
  id: 'a-1',
  source: 'https://scanner.test/eu-1',
  type: 'test.finding.opened',
  subject: 'host/web-01',
  time: '2026-03-02T10:41:07.000Z',
  datacontenttype: 'application/json',
  severity: 'high',
  data: { title: 'Öffentliche Seite', n: 1 },
}
const asText = (value: unknown): string => (typeof value === 'string' ? value : '')
const sent = ({ headers, body }: Message) =>
  inbound({
    body: bytes(typeof body === 'string' ? body : JSON.stringify(body)),
    headers: { ...Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, asText(v)])), ...TOKEN },
  })
const raw = (headers: Record<string, string>, body: Uint8Array = bytes('{}')) =>
  inbound({ body, headers: { ...TOKEN, ...headers } })
const BINARY = { 'ce-specversion': '1.0', 'ce-id': 'b-1', 'ce-source': '/s', 'ce-type': 't' }

describe('cloudevents', () => {
  it('gives the same record in the binary and the structured mode, named by source and id', () => {
    const event = new CloudEvent(EVENT)
    const structured = feed.now(sent(HTTP.structured(event)))
    const binary = feed.now(sent(HTTP.binary(event)))
    expect(payloads(structured)).toEqual([EVENT])
    expect(payloads(binary)).toMatchObject([{ ...EVENT, datacontenttype: expect.stringMatching('application/json') }])
    expect(deliveryIdsOf(binary)).toEqual(['["https://scanner.test/eu-1","a-1"]'])
    expect(deliveryIdsOf(structured)).toEqual(deliveryIdsOf(binary))
  })
  it('takes a batch, each event a record; the same id of another source is another event', () => {
    const batch = [EVENT, { ...EVENT, source: 'https://scanner.test/eu-2' }, { ...EVENT, id: 'a-2' }]
    const ids = deliveryIdsOf(
      feed.now(
        raw({ 'content-type': 'application/cloudevents-batch+json; charset=UTF-8' }, bytes(JSON.stringify(batch))),
      ),
    )
    expect(new Set(ids).size).toBe(3)
    expect(deliveryIdsOf(feed.now(raw({ 'content-type': 'application/cloudevents-batch+json' }, bytes('[]'))))).toEqual(
      [],
    )
  })
  it('takes plain JSON that is an event', () => {
    expect(payloads(feed.now(raw({}, bytes(JSON.stringify(EVENT)))))).toEqual([EVENT])
  })
  it('decodes what is percent-encoded in a header, and refuses to guess', () => {
    const request = raw({ ...BINARY, 'ce-subject': 'Euro%20%E2%82%AC%20%F0%9F%98%80' })
    expect(payloads(feed.now(request))).toMatchObject([{ subject: 'Euro € 😀', data: {} }])
    expect(payloads(feed.now(raw({ ...BINARY, 'ce-subject': '%E2%82' })))).toEqual([{ malformed: 'utf8_invalid' }])
  })
  it('has data by its type: JSON, text, bytes, none', () => {
    const data = (contentType: string, body: Uint8Array) =>
      payloads(feed.now(raw({ ...BINARY, 'content-type': contentType }, body)))[0]
    expect(data('application/vnd.acme+json', bytes('[1]'))).toMatchObject({ data: [1] })
    expect(data('text/plain', bytes('grüße'))).toMatchObject({ data: 'grüße', datacontenttype: 'text/plain' })
    expect(data('application/octet-stream', new Uint8Array([0, 255]))).toMatchObject({ data_base64: 'AP8=' })
    expect(data('application/json', new Uint8Array())).toEqual({
      specversion: '1.0',
      id: 'b-1',
      source: '/s',
      type: 't',
      datacontenttype: 'application/json',
    })
    expect(data('application/json', bytes('{"a":'))).toEqual({ malformed: 'json_invalid' })
  })
  it('an event without id, source, type or specversion is malformed, and says where', () => {
    for (const name of ['specversion', 'id', 'source', 'type']) {
      const { [name as 'id']: _, ...rest } = EVENT
      expect(feed.now(raw({}, bytes(JSON.stringify(rest)))).items).toMatchObject([
        { kind: 'malformed', code: 'required_missing', path: `$.${name}` },
      ])
    }
    expect(payloads(feed.now(raw({}, bytes('7'))))).toEqual([{ malformed: 'required_missing' }])
  })
  it('refuses other event formats, uploads, and strangers', async () => {
    for (const contentType of ['application/cloudevents+avro', 'multipart/form-data', 'text/html'])
      expect(await feed.outcome(raw({ 'content-type': contentType }))).toBe('415 unsupported_media_type')
    const request = sent(HTTP.structured(new CloudEvent(EVENT)))
    expect(await feed.outcome({ ...request, headers: { ...request.headers, authorization: 'Bearer x' } })).toBe(
      '401 credentials_invalid',
    )
    const { authorization: _, ...anonymous } = request.headers
    expect(await feed.outcome({ ...request, headers: anonymous })).toBe('401 credentials_missing')
  })
  it('has too many events at the limit', async () => {
    const few = webhook({ preset: 'cloudevents', limits: { maxItems: 1 } }, { token: 'events-token' })
    expect(await few.outcome(raw({}, bytes(JSON.stringify([EVENT, EVENT]))))).toBe('413 too_many_items')
  })
  it('throws nothing, whatever the attributes', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string({ unit: 'binary' })), (attributes) => {
        const headers = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce-${name}`, value]))
        expect(feed.now(raw({ ...BINARY, ...headers })).items).toHaveLength(1)
      }),
    )
  })
})
