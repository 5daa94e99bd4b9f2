/** Senders that try the address before they send, and those with a protocol of their own, against the running product. */
import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { CloudEvent, emitterFor, httpTransport, Mode } from 'cloudevents'
import { Logger } from 'splunk-logging'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeFeed, makeSecret } from '../support/feed.ts'
import { alertsOf, eventsOf } from '../support/records.ts'
import { type Api, apiClient, endServer, type Server, startServer } from '../support/server.ts'

let server: Server
let api: Api

beforeAll(async () => {
  server = await startServer()
  api = apiClient(server.gateway)
})
afterAll(() => endServer(server))

/** An alert's title from where the sender has it. */
const titled = (path: string, recordId = '$.id') => ({
  recordId: { path: recordId },
  outputs: [{ name: 'alert', kind: 'alert', fields: { title: { path }, severity: { const: 'low' } } }],
})
const titlesOf = async (id: string) => (await alertsOf(api, id)).map(({ title }) => title).sort()

/** A feed whose secrets are these values. */
async function feedOf(config: object, mapping: object, values: Readonly<Record<string, string>>) {
  const secrets: Record<string, string> = {}
  for (const [field, value] of Object.entries(values))
    secrets[field] = await makeSecret(api, `${field} of ${JSON.stringify(config)}`, value)
  return makeFeed(api, { config, mapping, secrets })
}

const post = (url: string, body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: new Uint8Array(Buffer.from(body)),
  })

test('Zoom: the address is validated, an event is taken, a stranger gets nothing signed', async () => {
  const feed = await feedOf({ preset: 'zoom' }, titled('$.event', '$.payload.id'), { signing: 'zoom-secret' })
  const send = (value: object, key = 'zoom-secret', at = Date.now()) => {
    const body = JSON.stringify(value)
    const timestamp = String(Math.floor(at / 1000))
    const signature = createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex')
    return post(feed.ingestUrl, body, { 'x-zm-request-timestamp': timestamp, 'x-zm-signature': `v0=${signature}` })
  }
  const validation = { event: 'endpoint.url_validation', payload: { plainToken: 'qgg8vlvZRS6UYooatFL8Aw' } }
  const answer = await send(validation)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({
    plainToken: 'qgg8vlvZRS6UYooatFL8Aw',
    encryptedToken: createHmac('sha256', 'zoom-secret').update('qgg8vlvZRS6UYooatFL8Aw').digest('hex'),
  })
  expect((await send(validation, 'other')).status).toBe(401)
  expect((await send(validation, 'zoom-secret', Date.now() - 302_000)).status).toBe(401)
  expect((await post(feed.ingestUrl, JSON.stringify(validation))).status).toBe(401)
  expect(await eventsOf(api, feed.id)).toEqual([])
  expect((await send({ event: 'user.signed_in', payload: { id: '1' } })).status).toBe(202)
  expect(await titlesOf(feed.id)).toEqual(['user.signed_in'])
})

test('Meta: the challenge comes back as text, to whoever knows the verify token', async () => {
  const feed = await feedOf({ preset: 'meta' }, titled('$.object'), { signing: 'app-secret', token: 'verify-me' })
  const ask = (token: string) =>
    fetch(`${feed.ingestUrl}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${token}`)
  const answer = await ask('verify-me')
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
    200,
    'text/plain; charset=utf-8',
    '1158201444',
  ])
  expect((await ask('other')).status).toBe(401)
  expect(await eventsOf(api, feed.id)).toEqual([])
})

test('Event Grid: both schemas are validated, events are taken one by one', async () => {
  const feed = await feedOf({ preset: 'azure_event_grid' }, titled('$.subject'), { token: 'grid-secret' })
  const url = `${feed.ingestUrl}?token=grid-secret`
  const validation = [
    {
      id: 'v',
      eventType: 'Microsoft.EventGrid.SubscriptionValidationEvent',
      data: { validationCode: '512d38b6-c7b8-40c8-89fe-f46f9e9622b6' },
    },
  ]
  const validated = await post(url, JSON.stringify(validation), { 'aeg-event-type': 'SubscriptionValidation' })
  expect([validated.status, await validated.json()]).toEqual([
    200,
    { validationResponse: '512d38b6-c7b8-40c8-89fe-f46f9e9622b6' },
  ])
  const asked = { method: 'OPTIONS', headers: { 'webhook-request-origin': 'eventgrid.azure.net' } }
  const allowed = await fetch(url, asked)
  expect([allowed.status, allowed.headers.get('webhook-allowed-origin')]).toEqual([200, 'eventgrid.azure.net'])
  expect((await fetch(feed.ingestUrl, asked)).status).toBe(401)
  expect((await post(feed.ingestUrl, JSON.stringify(validation))).status).toBe(401)
  expect(await eventsOf(api, feed.id)).toEqual([])

  const events = [
    { id: 'a', subject: 'one' },
    { id: 'b', subject: 'two' },
  ]
  expect(await (await post(url, JSON.stringify(events))).json()).toMatchObject({ accepted: 2 })
  expect(await (await post(url, JSON.stringify(events))).json()).toMatchObject({ duplicates: 2 })
  expect(await titlesOf(feed.id)).toEqual(['one', 'two'])
})

test('CloudEvents: the CNCF’s library sends in both modes, extensions come with it', async () => {
  const feed = await feedOf({ preset: 'cloudevents' }, titled('$.myext'), { token: 'events-token' })
  const allowed = await fetch(feed.ingestUrl, {
    method: 'OPTIONS',
    headers: { 'webhook-request-origin': 'events.test' },
  })
  expect(allowed.headers.get('webhook-allowed-origin')).toBe('events.test')
  const emit = (mode: Mode, id: string) => {
    const transport = httpTransport(feed.ingestUrl)
    const event = new CloudEvent({ id, source: '/test', type: 'test.found', myext: `by ${mode}`, data: { id } })
    return emitterFor(transport, { mode })(event, { headers: { authorization: 'Bearer events-token' } })
  }
  await emit(Mode.BINARY, 'c-1')
  await emit(Mode.STRUCTURED, 'c-2')
  await emit(Mode.BINARY, 'c-2')
  expect(await titlesOf(feed.id)).toEqual(['by binary', 'by structured'])
  expect((await post(feed.ingestUrl, '{}', { 'ce-specversion': '1.0' })).status).toBe(401)
})

test('Splunk: its own logger sends here, and hears what Splunk would say', async () => {
  const mapping = titled('$.event.message', '$.event.message.n')
  const token = '0b4d1c2e-3f5a-4b6c-8d7e-9f0a1b2c3d4e'
  const titles = {
    ...mapping,
    outputs: [
      { ...mapping.outputs[0], fields: { title: { path: '$.event.message.title' }, severity: { const: 'low' } } },
    ],
  }
  const feed = await feedOf({ preset: 'splunk_hec' }, titles, { token })
  const flush = (key: string, messages: readonly object[]) =>
    new Promise<object>((resolve) => {
      const logger = new Logger({ token: key, url: `${feed.ingestUrl}/services/collector/event/1.0`, maxBatchCount: 0 })
      logger.error = () => undefined
      for (const message of messages) logger.send({ message })
      logger.flush((_error, _response, body) => resolve(body))
    })
  const messages = [
    { n: '1', title: 'first' },
    { n: '2', title: 'second' },
  ]
  expect(await flush(token, messages)).toEqual({ text: 'Success', code: 0 })
  expect(await flush('other', messages)).toEqual({ text: 'Invalid token', code: 4 })
  expect(await titlesOf(feed.id)).toEqual(['first', 'second'])

  const health = await fetch(`${feed.ingestUrl}/services/collector/health`)
  expect([health.status, await health.json()]).toEqual([200, { text: 'HEC is healthy', code: 17 }])
  const send = async (path: string, body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await post(`${feed.ingestUrl}${path}`, body, { authorization: `Splunk ${token}`, ...headers })
    return [answer.status, await answer.json()]
  }
  const zipped = gzipSync('{"event":{"message":{"n":"3","title":"third"}}}')
  expect(await send('/services/collector', zipped, { 'content-encoding': 'gzip' })).toEqual([
    200,
    { text: 'Success', code: 0 },
  ])
  expect(await send('/services/collector/event', '')).toEqual([400, { text: 'No data', code: 5 }])
  expect(await send('/services/collector/event', '{"event":')).toEqual([
    400,
    { text: 'Invalid data format', code: 6, 'invalid-event-number': 0 },
  ])
  expect(await send('/services/nothing', '{}')).toMatchObject([404, { code: 404 }])
  const outcomes = (await eventsOf(api, feed.id)).map(({ outcome }) => outcome).sort()
  expect(outcomes).toEqual(['mapped', 'mapped', 'mapped', 'rejected'])
})

test('SNS: nothing is taken that AWS did not sign for a listed topic', async () => {
  const topic = 'arn:aws:sns:eu-west-1:123456789012:alerts'
  const config = { preset: 'aws_sns', auth: { kind: 'aws_sns', topics: [topic] } }
  const feed = await feedOf(config, titled('$.Message.AlarmName', '$.MessageId'), {})
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const message = {
    Type: 'Notification',
    MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
    TopicArn: topic,
    Message: '{"AlarmName":"Root sign-ins"}',
    Timestamp: new Date().toISOString(),
    SignatureVersion: '2',
    SigningCertURL:
      'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-00000000000000000000000000000000.pem',
  }
  const signedText = ['Message', 'MessageId', 'Timestamp', 'TopicArn', 'Type']
    .map((name) => `${name}\n${message[name as 'Type']}\n`)
    .join('')
  const Signature = sign('RSA-SHA256', Buffer.from(signedText), privateKey).toString('base64')
  const send = async (fields: object, headers: Readonly<Record<string, string>> = {}) => {
    const body = JSON.stringify({ ...message, Signature, ...fields })
    return (await post(feed.ingestUrl, body, { 'content-type': 'text/plain; charset=UTF-8', ...headers })).status
  }
  expect(await send({ Signature: undefined })).toBe(401)
  expect(await send({ TopicArn: `${topic}-other` })).toBe(401)
  expect(await send({ Timestamp: '2020-01-01T00:00:00.000Z' })).toBe(401)
  expect(await send({ SigningCertURL: `${server.ingest}/a.pem` })).toBe(401)
  expect(await send({}, { 'x-amz-sns-rawdelivery': 'true' })).toBe(401)
  // Well formed, of a listed topic, but not AWS's: AWS has no such certificate, or cannot be asked from here.
  expect([401, 503]).toContain(await send({}))
  expect(await eventsOf(api, feed.id)).toEqual([])
})
