import { gzipSync } from 'node:zlib'
import { type InboundRequest, type PushBatch, RefuseRequest } from '@halcyon/connector-kit'
import { inbound } from '@halcyon/connector-kit/suite'
import { describe, expect, it } from 'vitest'
import { bytes, payloads, webhook } from '../testing.ts'

const TOKEN = '0b4d1c2e-3f5a-4b6c-8d7e-9f0a1b2c3d4e'
const feed = webhook({ preset: 'splunk_hec' }, { token: TOKEN })
const send = (path: string, body: string | Uint8Array, more: Partial<InboundRequest> = {}) =>
  inbound({
    path,
    body: typeof body === 'string' ? bytes(body) : body,
    ...more,
    headers: { authorization: `Splunk ${TOKEN}`, ...more.headers },
  })

interface Told {
  readonly status: number | undefined
  readonly body: unknown
}
/** What the sender hears, taken or refused. */
function told(request: InboundRequest): Told {
  const read = (answer: PushBatch['answer']): Told => ({
    status: answer?.status,
    body: answer?.body === '' ? '' : JSON.parse(answer?.body ?? 'null'),
  })
  try {
    return read(feed.now(request).answer)
  } catch (error) {
    if (!(error instanceof RefuseRequest)) throw error
    expect(error.answer?.status).toBe(error.status)
    return read(error.answer)
  }
}

const EVENT = '/services/collector/event'
const SUCCESS = { status: 200, body: { text: 'Success', code: 0 } }

describe('splunk_hec: events', () => {
  it('takes objects one after the other on every path that Splunk has for them, and on the bare address', () => {
    const body = '{"event":"one","host":"a"}{"event":{"n":2}}\n{"event":3,"time":1772448067.512}'
    for (const path of ['', '/', '/services/collector', EVENT, `${EVENT}/1.0`, `${EVENT}/`]) {
      const request = send(path, body)
      expect(payloads(feed.now(request)), path).toEqual([
        { event: 'one', host: 'a' },
        { event: { n: 2 } },
        { event: 3, time: 1772448067.512 },
      ])
      expect(told(request)).toEqual(SUCCESS)
    }
    expect(payloads(feed.now(send(EVENT, '[{"event":1},{"event":2}]')))).toEqual([{ event: 1 }, { event: 2 }])
  })
  it('takes gzip, and the Content-Type that curl sets', () => {
    const zipped = send(EVENT, gzipSync('{"event":1}'), { headers: { 'content-encoding': 'gzip' } })
    expect(payloads(feed.now(zipped))).toEqual([{ event: 1 }])
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'application/octet-stream', ''])
      expect(payloads(feed.now(send(EVENT, '{"event":1}', { headers: { 'content-type': type } })))).toEqual([
        { event: 1 },
      ])
  })
  it('says where it could not read on, and keeps the rest as malformed', () => {
    const broken = feed.now(send(EVENT, '{"event":1}{"event":'))
    expect(payloads(broken)).toEqual([{ event: 1 }, { malformed: 'json_invalid' }])
    expect(broken.malformedStatus).toBe(0)
    expect(told(send(EVENT, '{"event":1}{"event":'))).toEqual({
      status: 400,
      body: { text: 'Invalid data format', code: 6, 'invalid-event-number': 1 },
    })
    expect(told(send(EVENT, '{"host":"a"}')).body).toEqual({
      text: 'Event field is required',
      code: 12,
      'invalid-event-number': 0,
    })
    expect(told(send(EVENT, '{"event":""}')).body).toMatchObject({ text: 'Event field cannot be blank', code: 13 })
    expect(told(send(EVENT, '7')).body).toMatchObject({ code: 12 })
  })
  it('has no data where there is none', () => {
    for (const body of ['', ' \n'])
      expect(told(send(EVENT, body))).toEqual({ status: 400, body: { text: 'No data', code: 5 } })
    expect(told(send('/services/collector/raw', ''))).toEqual({ status: 400, body: { text: 'No data', code: 5 } })
  })
})

describe('splunk_hec: raw', () => {
  it('makes an event of each line, with what the query says of them', () => {
    const request = send('/services/collector/raw', 'line one\n\n{"line":2}\n', {
      query: 'channel=c1&sourcetype=linux_secure&host=web-01&source=&index=main',
    })
    expect(payloads(feed.now(request))).toEqual([
      { event: 'line one', host: 'web-01', sourcetype: 'linux_secure', index: 'main' },
      { event: '{"line":2}', host: 'web-01', sourcetype: 'linux_secure', index: 'main' },
    ])
    expect(told(request)).toEqual(SUCCESS)
    expect(payloads(feed.now(send('', 'a line')))).toEqual([{ event: 'a line' }])
  })
})

describe('splunk_hec: refusals and probes, in Splunk’s words', () => {
  const without = (authorization: string) => {
    const { authorization: _, ...rest } = send(EVENT, '{"event":1}').headers
    return inbound({
      path: EVENT,
      body: bytes('{"event":1}'),
      headers: authorization === '' ? rest : { authorization },
    })
  }
  it('a token that is missing or wrong is 401, and nothing is taken', async () => {
    expect(told(without(''))).toEqual({ status: 401, body: { text: 'Token is required', code: 2 } })
    expect(told(without(`Bearer ${TOKEN}`))).toEqual({ status: 401, body: { text: 'Token is required', code: 2 } })
    expect(told(without('Splunk other'))).toEqual({ status: 401, body: { text: 'Invalid token', code: 4 } })
    expect(await feed.outcome(without('Splunk other'))).toBe('401 credentials_invalid')
  })
  it('answers whether anybody is there, by GET and by OPTIONS', () => {
    const health = inbound({ method: 'GET', path: '/services/collector/health', body: new Uint8Array() })
    expect(told(health)).toEqual({ status: 200, body: { text: 'HEC is healthy', code: 17 } })
    expect(told({ ...health, path: '/services/collector/health/1.0' }).status).toBe(200)
    expect(told({ ...health, method: 'OPTIONS', path: `${EVENT}/1.0` })).toEqual({ status: 200, body: '' })
  })
  it('offers neither acknowledgement nor other paths', () => {
    expect(told(send('/services/collector/ack', '{"acks":[1]}')).body).toEqual({ text: 'ACK is disabled', code: 14 })
    for (const path of ['/services/collector/s2s', '/services', '/constructor', '/__proto__'])
      expect(told(send(path, '{"event":1}')).status, path).toBe(404)
  })
  it('refuses uploads, too much, and what it cannot unpack', async () => {
    const upload = send(EVENT, '{"event":1}', { headers: { 'content-type': 'multipart/form-data; boundary=x' } })
    expect(told(upload)).toEqual({ status: 415, body: { text: 'Invalid data format', code: 6 } })
    expect(told(send(EVENT, '{"event":1}', { headers: { 'content-encoding': 'gzip, gzip' } })).status).toBe(415)
    const few = webhook({ preset: 'splunk_hec', limits: { maxItems: 1 } }, { token: TOKEN })
    expect(await few.outcome(send(EVENT, '{"event":1}{"event":2}'))).toBe('413 too_many_items')
  })
  it('has the answer that is configured, once all is well', () => {
    const own = webhook({ preset: 'splunk_hec', answer: { status: 202, body: 'ok' } }, { token: TOKEN })
    expect(own.now(send(EVENT, '{"event":1}')).answer).toMatchObject({ status: 202, body: 'ok' })
  })
})
