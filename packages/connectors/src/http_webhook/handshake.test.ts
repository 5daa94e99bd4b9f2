import { createHmac } from 'node:crypto'
import { inbound } from '@halcyon/connector-kit/suite'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytes, deliveryIdsOf, hex, payloads, SIGNING, webhook } from './testing.ts'

const NOW = Date.now()
const none = new Uint8Array()

describe('zoom: endpoint.url_validation', () => {
  const feed = webhook({ preset: 'zoom' }, { signing: SIGNING })
  const send = (value: unknown, key = SIGNING, at = NOW) => {
    const body = JSON.stringify(value)
    const timestamp = String(Math.floor(at / 1000))
    return inbound({
      body: bytes(body),
      receivedAt: NOW,
      headers: {
        'x-zm-request-timestamp': timestamp,
        'x-zm-signature': `v0=${hex('sha256', key, `v0:${timestamp}:${body}`)}`,
      },
    })
  }
  const validation = (plainToken: unknown) => ({
    payload: { plainToken },
    event_ts: NOW,
    event: 'endpoint.url_validation',
  })

  it('is answered with the token and its HMAC', () => {
    const { items, answer } = feed.now(send(validation('qgg8vlvZRS6UYooatFL8Aw')))
    expect(items).toEqual([])
    expect(answer?.status).toBe(200)
    expect(JSON.parse(answer?.body ?? '')).toEqual({
      plainToken: 'qgg8vlvZRS6UYooatFL8Aw',
      encryptedToken: createHmac('sha256', SIGNING).update('qgg8vlvZRS6UYooatFL8Aw').digest('hex'),
    })
  })
  it('signs nothing for a stranger', async () => {
    expect(await feed.outcome(send(validation('token'), 'other'))).toBe('401 signature_invalid')
    expect(await feed.outcome(send(validation('token'), SIGNING, NOW - 302_000))).toBe(
      '401 timestamp_outside_tolerance',
    )
    expect(await feed.outcome(inbound({ body: bytes(JSON.stringify(validation('token'))) }))).toBe(
      '401 signature_missing',
    )
  })
  it('signs nothing that could be the signature of a delivery', () => {
    for (const token of [`v0:${NOW}:{}`, '', 'a b', 'x'.repeat(257), 7, null, { a: 1 }])
      expect(feed.now(send(validation(token)))).toMatchObject({ items: [{ kind: 'payload' }] })
  })
  it('an event is a record', () => {
    expect(payloads(feed.now(send({ event: 'user.signed_in', payload: {} })))).toEqual([
      { event: 'user.signed_in', payload: {} },
    ])
  })
})

describe('meta: hub.challenge', () => {
  const secrets = { signing: SIGNING, token: 'a verify token' }
  const feed = webhook({ preset: 'meta' }, secrets)
  const ask = (parameters: Record<string, string>, method = 'GET') =>
    inbound({ method, body: none, query: new URLSearchParams(parameters).toString() })
  const right = { 'hub.mode': 'subscribe', 'hub.verify_token': 'a verify token', 'hub.challenge': '1158201444' }

  it('is answered as text', () => {
    expect(feed.now(ask(right))).toEqual({
      items: [],
      answer: {
        status: 200,
        headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
        body: '1158201444',
      },
    })
    expect(feed.host.used).toEqual(['token/1'])
  })
  it('is refused with another token, without one, and in another form', async () => {
    expect(await feed.outcome(ask({ ...right, 'hub.verify_token': 'other' }))).toBe('401 credentials_invalid')
    expect(await feed.outcome(ask({ ...right, 'hub.verify_token': '' }))).toBe('401 credentials_missing')
    for (const wrong of [
      { ...right, 'hub.mode': 'unsubscribe' },
      { ...right, 'hub.challenge': '' },
      { ...right, 'hub.challenge': 'x'.repeat(5000) },
      {},
    ])
      expect(await feed.outcome(ask(wrong))).toBe('405 method_not_allowed')
    expect(await feed.outcome(ask(right, 'OPTIONS'))).toBe('405 method_not_allowed')
  })
  it('takes the token before, until it expires', async () => {
    const rotating = webhook({ preset: 'meta' }, secrets)
    rotating.host.rotate('token', ['another', { value: 'a verify token', expiresAt: NOW + 1000 }])
    expect(await rotating.outcome({ ...ask(right), receivedAt: NOW })).toBe('accepted')
    expect(await rotating.outcome({ ...ask(right), receivedAt: NOW + 1000 })).toBe('401 credentials_invalid')
  })
  it('deliveries are signed with the app secret', async () => {
    const body = bytes('{"object":"page","entry":[]}')
    const send = (key: string) =>
      inbound({ body, headers: { 'X-Hub-Signature-256': `sha256=${hex('sha256', key, body)}` } })
    expect(payloads(feed.now(send(SIGNING)))).toEqual([{ object: 'page', entry: [] }])
    expect(await feed.outcome(send('a verify token'))).toBe('401 signature_invalid')
    expect(await feed.outcome(inbound({ body }))).toBe('401 signature_missing')
  })
  it('needs both secrets, and says which one is missing', async () => {
    const { host, ...connector } = webhook({ preset: 'meta' }, { signing: SIGNING })
    expect(await connector.outcome(ask(right))).toBe('401 credentials_invalid')
    const { check } = await import('./check.ts')
    const { ok, steps } = await check(host)
    expect(ok).toBe(false)
    expect(steps.filter((step) => !step.ok)).toMatchObject([
      { name: 'handshake', detail: expect.stringContaining('"token"'), action: expect.any(String) },
    ])
  })
})

describe('azure event grid', () => {
  const feed = webhook({ preset: 'azure_event_grid' }, { token: 'grid-token' })
  const send = (value: unknown, headers: Record<string, string> = {}, query = 'token=grid-token') =>
    inbound({ body: bytes(JSON.stringify(value)), headers, query })
  const validation = [
    {
      id: '2d1781af-3a4c-4d7c-bd0c-e34b19da4e66',
      topic: '/subscriptions/1',
      subject: '',
      data: { validationCode: '512d38b6-c7b8-40c8-89fe-f46f9e9622b6', validationUrl: 'https://rp.eventgrid.example/' },
      eventType: 'Microsoft.EventGrid.SubscriptionValidationEvent',
      eventTime: '2018-01-25T22:12:19.4556811Z',
      metadataVersion: '1',
      dataVersion: '1',
    },
  ]

  it('answers the validation event with its code, once the secret is there', async () => {
    const request = send(validation, { 'aeg-event-type': 'SubscriptionValidation' })
    expect(feed.now(request)).toMatchObject({
      items: [],
      answer: { status: 200, body: '{"validationResponse":"512d38b6-c7b8-40c8-89fe-f46f9e9622b6"}' },
    })
    expect(await feed.outcome({ ...request, query: '' })).toBe('401 credentials_missing')
    expect(await feed.outcome({ ...request, query: 'token=other' })).toBe('401 credentials_invalid')
  })
  it('makes a record of each event, named by its id', () => {
    const events = [
      { id: 'a', eventType: 'Microsoft.KeyVault.SecretNearExpiry' },
      { id: 'b', eventType: 'Microsoft.KeyVault.SecretExpired' },
    ]
    expect(deliveryIdsOf(feed.now(send(events, { 'aeg-event-type': 'Notification' })))).toEqual(['a', 'b'])
    const single = { specversion: '1.0', id: 'c', source: '/subscriptions/1', type: 't' }
    expect(deliveryIdsOf(feed.now(send(single, { 'content-type': 'application/cloudevents+json' })))).toEqual(['c'])
  })
  const ask = (headers: Record<string, string>, query = 'token=grid-token') =>
    inbound({ method: 'OPTIONS', body: none, headers, query })
  const origin = { 'WebHook-Request-Origin': 'eventgrid.azure.net' }

  it('allows the origin that asks by OPTIONS, if it knows the secret', async () => {
    expect(feed.now(ask(origin))).toMatchObject({
      items: [],
      answer: { status: 200, body: '', headers: { 'webhook-allowed-origin': 'eventgrid.azure.net' } },
    })
    expect(feed.now(ask({ ...origin, 'WebHook-Request-Rate': '120' })).answer?.headers).toMatchObject({
      'webhook-allowed-rate': '*',
    })
    expect(await feed.outcome(ask(origin, ''))).toBe('401 credentials_missing')
    expect(await feed.outcome(ask(origin, 'token=other'))).toBe('401 credentials_invalid')
    expect(await feed.outcome(ask({}))).toBe('405 method_not_allowed')
  })
  it('where the secret is a header, an OPTIONS without it is answered, with a wrong one refused', async () => {
    const events = webhook({ preset: 'cloudevents' }, { token: 'bearer-token' })
    expect(events.now(ask(origin, '')).answer?.status).toBe(200)
    expect(await events.outcome(ask({ ...origin, authorization: 'Bearer other' }, ''))).toBe('401 credentials_invalid')
  })
  it('gives back nothing that is no origin', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        const outcome = await feed.outcome(ask({ 'webhook-request-origin': text }))
        expect(outcome).toBe(/^[\w.:/-]{1,253}$/.test(text) ? 'accepted' : '405 method_not_allowed')
      }),
    )
  })
})
