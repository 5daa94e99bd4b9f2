/**
 * Messages signed with a key of the test's own, whose certificate stands where AWS's would: only the way out is a stand-in. That they
 * are what SNS signs is checked with the validator AWS publishes.
 */
import { createSign } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import https from 'node:https'
import { Readable } from 'node:stream'
import { createOutbound, type OutboundRequest, RefuseRequest, RetryLater, refuseOutbound } from '@halcyon/connector-kit'
import { inbound } from '@halcyon/connector-kit/suite'
import fc from 'fast-check'
import MessageValidator from 'sns-validator'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { WebhookConfig } from '../config/config.ts'
import { validateConfig } from '../config/validate.ts'
import { bytes, deliveryIdsOf, payloads, webhook } from '../testing.ts'

const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')
const KEY = fixture('sns-key.pem')
const CERTIFICATE = fixture('sns-cert.pem')

const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:alerts'
const HOST = 'https://sns.eu-west-1.amazonaws.com'
const CERTIFICATE_URL = `${HOST}/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem`
const SUBSCRIBE_URL = `${HOST}/?Action=ConfirmSubscription&TopicArn=${TOPIC}&Token=2336412f37f`
const CONFIG: WebhookConfig = { preset: 'aws_sns', auth: { kind: 'aws_sns', topics: [TOPIC] } }

type Message = Record<string, string>

const CONFIRMED = ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type']
const SIGNED: Readonly<Record<string, readonly string[]>> = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: CONFIRMED,
  UnsubscribeConfirmation: CONFIRMED,
}

/** Signed as docs.aws.amazon.com says; what is given last is changed after the signature. */
function message(fields: Message = {}, after: Message = {}): Message {
  const whole: Message = {
    Type: 'Notification',
    MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
    TopicArn: TOPIC,
    Message: '{"AlarmName":"Root sign-ins","n":12345678901234567890}',
    Timestamp: new Date().toISOString(),
    SignatureVersion: '2',
    SigningCertURL: CERTIFICATE_URL,
    ...fields,
  }
  const sign = createSign(whole.SignatureVersion === '1' ? 'RSA-SHA1' : 'RSA-SHA256')
  for (const name of SIGNED[whole.Type ?? ''] ?? []) if (name in whole) sign.update(`${name}\n${whole[name]}\n`)
  return { ...whole, Signature: sign.sign(KEY, 'base64'), ...after }
}

const confirmation = (fields: Message = {}): Message =>
  message({
    Type: 'SubscriptionConfirmation',
    Token: '2336412f37f',
    SubscribeURL: SUBSCRIBE_URL,
    Message: 'You have chosen to subscribe to the topic.',
    ...fields,
  })

const send = (value: Message, headers: Record<string, string> = {}) =>
  inbound({
    body: bytes(JSON.stringify(value)),
    headers: { 'content-type': 'text/plain; charset=UTF-8', 'x-amz-sns-message-type': value.Type ?? '', ...headers },
  })

/** AWS as this feed sees it: a certificate at its address, and whatever else is asked for. */
function aws(answer: (url: string) => { status: number; body?: string } | Error = () => ({ status: 200 })) {
  const asked: OutboundRequest[] = []
  const http = {
    ...refuseOutbound(() => new Error('only requests go out')),
    request: async (request: OutboundRequest) => {
      asked.push(request)
      const given = answer(request.url)
      if (given instanceof Error) throw given
      const { status, body = request.url.endsWith('.pem') ? CERTIFICATE : '' } = given
      return { status, headers: {}, body: bytes(body), url: request.url }
    },
  }
  return { asked, http, urls: () => asked.map(({ url }) => url) }
}

const opened = (config: WebhookConfig = CONFIG, net = aws(), now: () => number = Date.now) =>
  Object.assign(webhook(config, {}, { http: net.http, now }), { net })

/** A refusal may be thrown at once. */
const receive = async (feed: ReturnType<typeof webhook>, value: Message) => feed.receive(send(value))

afterEach(() => vi.restoreAllMocks())

describe('the test’s own messages', () => {
  it('are such as AWS’s published validator accepts', async () => {
    vi.spyOn(https, 'get').mockImplementation(((_url: string, done: (response: object) => void) => {
      done(Object.assign(Readable.from([CERTIFICATE]), { statusCode: 200 }))
      return new EventEmitter()
    }) as never)
    const validate = (value: Message) =>
      new Promise<string>((resolve) => {
        new MessageValidator().validate(value, (error) => resolve(error?.message ?? 'valid'))
      })
    const variants = [message(), message({ Subject: 'Alarm' }), message({ SignatureVersion: '1' }), confirmation()]
    for (const value of variants) {
      expect(await validate(value)).toBe('valid')
      expect(await opened().outcome(send(value))).toBe('accepted')
      const changed = { ...value, Message: 'other' }
      expect(await validate(changed)).toBe('The message signature is invalid.')
      expect(await opened().outcome(send(changed))).toBe('401 signature_invalid')
    }
  })
})

describe('aws_sns: notifications', () => {
  it('are records named by MessageId, with the JSON of Message as values', async () => {
    const feed = opened()
    const batch = await feed.receive(send(message({ Subject: 'Alarm' })))
    expect(deliveryIdsOf(batch)).toEqual(['22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324'])
    expect(payloads(batch)).toMatchObject([
      { Subject: 'Alarm', Message: { AlarmName: 'Root sign-ins' }, TopicArn: TOPIC },
    ])
    for (const text of ['plain text', '42', '"text"', '{"a":'])
      expect(payloads(await feed.receive(send(message({ Message: text }))))).toMatchObject([{ Message: text }])
  })
  it('ask for the certificate once, by https, bounded in bytes and time', async () => {
    const feed = opened()
    await Promise.all([feed.receive(send(message())), feed.receive(send(message({ Subject: 'b' })))])
    await feed.receive(send(message()))
    expect(feed.net.asked).toMatchObject([{ url: CERTIFICATE_URL, maxBytes: 65_536, timeoutMs: 3000 }])
    expect(feed.net.asked[0]?.maxRedirects).toBeUndefined()
  })
  it('are refused unsigned, changed, of an unknown version, or raw', async () => {
    const feed = opened()
    const { Signature: _, ...unsigned } = message()
    expect(await feed.outcome(send(unsigned))).toBe('401 signature_missing')
    expect(await feed.outcome(inbound({ body: bytes('{"a":1}') }))).toBe('401 signature_missing')
    expect(await feed.outcome(inbound({ body: bytes('{"a":') }))).toBe('401 signature_missing')
    expect(await feed.outcome(send(message(), { 'x-amz-sns-rawdelivery': 'true' }))).toBe('401 signature_missing')
    for (const after of [
      { Message: '{}' },
      { Subject: 'added' },
      { SignatureVersion: '3' },
      { Signature: 'AAAA' },
    ] as Message[])
      expect(await feed.outcome(send(message({}, after)))).toBe('401 signature_invalid')
    // The hash is no matter of choice: signed by one, it is not taken as signed by the other.
    expect(await feed.outcome(send(message({}, { SignatureVersion: '1' })))).toBe('401 signature_invalid')
  })
  it('are refused when old, and of a topic that is not listed', async () => {
    const feed = opened()
    const old = new Date(Date.now() - 3_602_000).toISOString()
    expect(await feed.outcome(send(message({ Timestamp: old })))).toBe('401 timestamp_outside_tolerance')
    const stranger = 'arn:aws:sns:eu-west-1:999999999999:alerts'
    expect(await feed.outcome(send(message({ TopicArn: stranger })))).toBe('401 credentials_invalid')
    expect(feed.net.asked).toEqual([])
    const patient = opened({ ...CONFIG, auth: { kind: 'aws_sns', topics: [TOPIC], toleranceSeconds: 7200 } })
    expect(await patient.outcome(send(message({ Timestamp: old })))).toBe('accepted')
  })
})

describe('aws_sns: the certificate', () => {
  it.each([
    'http://sns.eu-west-1.amazonaws.com/a.pem',
    'https://sns.eu-west-1.amazonaws.com:8443/a.pem',
    'https://sns.eu-west-1.amazonaws.com.evil.test/a.pem',
    'https://sns.eu-west-1.amazonaws.com@evil.test/a.pem',
    'https://user@sns.eu-west-1.amazonaws.com/a.pem',
    'https://sns.us-east-1.amazonaws.com/a.pem',
    'https://s3.eu-west-1.amazonaws.com/a.pem',
    'https://evil.test/sns.eu-west-1.amazonaws.com/a.pem',
    'https://sns.eu-west-1.amazonaws.com/a/b.pem',
    'https://sns.eu-west-1.amazonaws.com/a.pem?x=1',
    'https://sns.eu-west-1.amazonaws.com/a.pem#x',
    'https://sns.eu-west-1.amazonaws.com/?Action=Publish&a=.pem',
    'https://169.254.169.254/a.pem',
    'file:///etc/passwd.pem',
    '',
  ])('is not fetched from %s', async (SigningCertURL) => {
    const feed = opened()
    expect(await feed.outcome(send(message({ SigningCertURL })))).toBe('401 signature_invalid')
    expect(feed.net.asked).toEqual([])
  })
  it('of China comes from its own host', async () => {
    const topic = 'arn:aws-cn:sns:cn-north-1:123456789012:alerts'
    const url = 'https://sns.cn-north-1.amazonaws.com.cn/a.pem'
    const feed = opened({ ...CONFIG, auth: { kind: 'aws_sns', topics: [topic] } })
    expect(await feed.outcome(send(message({ TopicArn: topic, SigningCertURL: url })))).toBe('accepted')
    expect(feed.net.urls()).toEqual([url])
  })
  it('that is none, has expired, or is not there proves nothing', async () => {
    const net = aws(() => ({ status: 200, body: 'not a certificate' }))
    expect(await opened(CONFIG, net).outcome(send(message()))).toBe('401 signature_invalid')
    const gone = aws(() => ({ status: 404 }))
    expect(await opened(CONFIG, gone).outcome(send(message()))).toBe('401 signature_invalid')
    const later = opened(CONFIG, aws(), () => Date.parse('2200-01-01T00:00:00Z'))
    expect(await later.outcome(send(message()))).toBe('401 signature_invalid')
  })
  it('that cannot be fetched makes the sender try again, and is not asked for at its pace', async () => {
    let now = Date.now()
    let fails = true
    const net = aws(() => (fails ? new Error('away') : { status: 200 }))
    const feed = opened(CONFIG, net, () => now)
    for (let n = 0; n < 3; n++) await expect(receive(feed, message())).rejects.toBeInstanceOf(RetryLater)
    const other = message({ SigningCertURL: `${HOST}/other.pem` })
    await expect(receive(feed, other)).rejects.toBeInstanceOf(RetryLater)
    expect(net.asked).toHaveLength(1)
    fails = false
    now += 10_000
    expect(await feed.outcome(send(message()))).toBe('accepted')
  })
  it('goes through the guarded client: a name that leads inside is not followed, and no worker ends', async () => {
    const resolver = async () => [{ address: '10.0.0.1', family: 4 }]
    const feed = webhook(CONFIG, {}, { http: createOutbound({ allowNetworks: [], resolver }) })
    await expect(receive(feed, message())).rejects.toBeInstanceOf(RetryLater)
    expect(feed.host.lines.join()).toContain('10.0.0.1')
  })
  it('is kept a day, sixteen of them at most', async () => {
    let now = Date.now()
    const feed = opened(CONFIG, aws(), () => now)
    for (let n = 0; n < 17; n++) await feed.receive(send(message({ SigningCertURL: `${HOST}/${n}.pem` })))
    await feed.receive(send(message({ SigningCertURL: `${HOST}/16.pem` })))
    expect(feed.net.asked).toHaveLength(17)
    await feed.receive(send(message({ SigningCertURL: `${HOST}/0.pem` })))
    expect(feed.net.asked).toHaveLength(18)
    now += 24 * 3600_000
    await feed.receive(send(message({ SigningCertURL: `${HOST}/0.pem` })))
    expect(feed.net.asked).toHaveLength(19)
  })
})

describe('aws_sns: confirmations', () => {
  const confirmed = (net: ReturnType<typeof aws>) => net.urls().filter((url) => !url.endsWith('.pem'))

  it('of a listed topic are given to SNS, once, and logged', async () => {
    const feed = opened()
    for (let n = 0; n < 2; n++)
      expect(await feed.receive(send(confirmation()))).toMatchObject({ items: [], answer: { status: 200 } })
    expect(confirmed(feed.net)).toEqual([SUBSCRIBE_URL])
    expect(feed.net.asked.at(-1)).toMatchObject({ timeoutMs: 3000, maxBytes: 65_536 })
    expect(feed.host.lines.join('\n')).toContain('Confirmed a subscription at SNS')
    expect(feed.host.lines.join('\n')).toContain(TOPIC)
  })
  it('of a stranger, or of a topic that is not listed, reach nobody', async () => {
    const feed = opened()
    expect(await feed.outcome(send({ ...confirmation(), Token: 'other' }))).toBe('401 signature_invalid')
    const topic = 'arn:aws:sns:eu-west-1:123456789012:other'
    expect(await feed.outcome(send(confirmation({ TopicArn: topic })))).toBe('401 credentials_invalid')
    expect(confirmed(feed.net)).toEqual([])
  })
  it.each([
    `https://evil.test/?Action=ConfirmSubscription&TopicArn=${TOPIC}`,
    `http://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${TOPIC}`,
    `${HOST}/?Action=DeleteTopic&TopicArn=${TOPIC}`,
    `${HOST}/?Action=ConfirmSubscription&TopicArn=arn:aws:sns:eu-west-1:999999999999:x`,
    '',
  ])('do not go to %s, signed or not', async (SubscribeURL) => {
    const feed = opened()
    expect(await feed.outcome(send(confirmation({ SubscribeURL })))).toBe('400 not_allowed')
    expect(confirmed(feed.net)).toEqual([])
  })
  it('that SNS does not take are tried again by the sender, not at its pace', async () => {
    let now = Date.now()
    let status = 500
    const net = aws((url) => ({ status: url.endsWith('.pem') ? 200 : status }))
    const feed = opened(CONFIG, net, () => now)
    for (let n = 0; n < 3; n++) await expect(receive(feed, confirmation())).rejects.toBeInstanceOf(RetryLater)
    expect(confirmed(net)).toHaveLength(1)
    status = 200
    now += 10_000
    expect(await feed.outcome(send(confirmation()))).toBe('accepted')
  })
  it('are left to a person where that is set, and an end of a subscription is logged', async () => {
    const own = opened({ ...CONFIG, auth: { kind: 'aws_sns', topics: [TOPIC], confirm: false } })
    expect(await own.receive(send(confirmation()))).toMatchObject({ items: [], answer: { status: 200 } })
    const ended = confirmation({ Type: 'UnsubscribeConfirmation' })
    expect(await own.receive(send(ended))).toMatchObject({ items: [], answer: { status: 200 } })
    expect(confirmed(own.net)).toEqual([])
    expect(own.host.lines).toHaveLength(2)
    expect(own.host.lines[0]).toContain(SUBSCRIBE_URL)
    const elsewhere = confirmation({ SubscribeURL: 'https://evil.test/?Action=ConfirmSubscription' })
    await own.receive(send(elsewhere))
    expect(own.host.lines[2]).not.toContain('evil.test')
  })
  it('make neither a record nor a call in a test run, which proves nothing', async () => {
    const config: WebhookConfig = { preset: 'aws_sns', auth: { kind: 'none', confirmUnauthenticated: true } }
    const feed = opened(config)
    expect(feed.now(send(confirmation()))).toMatchObject({ items: [] })
    expect(feed.net.asked).toEqual([])
  })
})

it('aws_sns: a configuration names its topics', () => {
  const codes = (topics?: string[]) =>
    validateConfig({ preset: 'aws_sns', ...(topics === undefined ? {} : { auth: { kind: 'aws_sns', topics } }) }).map(
      ({ path, code }) => `${path} ${code}`,
    )
  expect(codes()).toEqual(['auth topic_required'])
  expect(codes([TOPIC, 'arn:aws:sqs:eu-west-1:123456789012:q'])).toEqual(['auth.topics[1] topic_invalid'])
  expect(codes([TOPIC])).toEqual([])
})

it('aws_sns: throws only refusals, whatever comes', async () => {
  const feed = opened(
    CONFIG,
    aws(() => new Error('away')),
  )
  const field = fc.oneof(fc.string({ unit: 'binary' }), fc.constant(TOPIC), fc.constant(CERTIFICATE_URL), fc.integer())
  const record = fc.record(
    Object.fromEntries([...Object.keys(confirmation()), 'Subject', '__proto__'].map((name) => [name, field])),
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(record, fc.boolean(), async (fields, signed) => {
      const value = { ...(signed ? message() : {}), ...fields }
      const outcome = await Promise.resolve()
        .then(() => feed.receive(inbound({ body: bytes(JSON.stringify(value)) })))
        .catch((error: unknown) => error)
      if (!(outcome instanceof RefuseRequest || outcome instanceof RetryLater)) expect(outcome).toHaveProperty('items')
    }),
  )
})
