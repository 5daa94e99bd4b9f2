import { readFileSync } from 'node:fs'
import { fillAnswer } from '@halcyon/connector-kit'
import { inbound } from '@halcyon/connector-kit/suite'
import type { JsonValue } from '@halcyon/domain'
import examples from '@octokit/webhooks-examples'
import { sign } from '@octokit/webhooks-methods'
import Stripe from 'stripe'
import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { WebhookConfig } from '../config/config.ts'
import { validateConfig } from '../config/validate.ts'
import { httpWebhook } from '../index.ts'
import { settingsOf } from '../settings.ts'
import { TEMPLATES } from '../templates/index.ts'
import { bytes, deliveryIdsOf, hex, payloads, SIGNING, STANDARD_KEY, standard, webhook } from '../testing.ts'
import { PRESETS } from './index.ts'
import { PRESET_NAMES, type PresetName } from './names.ts'

const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8').trim()
/** The package's types describe a wrapper that its module does not have. */
const definitions = examples as unknown as readonly { name: string; examples: readonly JsonValue[] }[]
const guide = readFileSync(new URL('../guide.md', import.meta.url), 'utf8')

describe('every preset', () => {
  it.each(PRESET_NAMES)('%s has its section in the guide, which says what is unverified', (name) => {
    const { title, unverified = [] } = PRESETS[name]
    const [, ...rest] = guide.split(`### ${title} (\`${name}\`)\n`)
    const [section] = rest.join('').split('\n### ')
    expect(rest).toHaveLength(1)
    expect(section?.includes('_Unverified:_')).toBe(unverified.length > 0)
    for (const sentence of unverified) expect(section).toContain(sentence)
  })
  it.each(PRESET_NAMES)('%s says what it fills in: written out, it is the same', (name) => {
    const preset = httpWebhook.spec.presets?.find((one) => one.name === name)
    const topics = name === 'aws_sns' ? ['arn:aws:sns:eu-west-1:123456789012:alerts'] : undefined
    const fills = preset?.fills as WebhookConfig
    const config = topics === undefined ? fills : { ...fills, auth: { kind: 'aws_sns' as const, topics } }
    expect([...Value.Errors(WebhookConfig, config)]).toEqual([])
    expect(validateConfig(config)).toEqual([])
    const { handshakes: _, ...written } = settingsOf(fills)
    expect(settingsOf({ preset: name })).toMatchObject(written)
  })
  it('a draft of a preset begins as the preset, and shows what of the authentication is the person’s own', () => {
    for (const { name, config } of httpWebhook.spec.presets ?? []) {
      const written = config as WebhookConfig
      expect([...Value.Errors(WebhookConfig, config)]).toEqual([])
      expect(settingsOf(written)).toEqual(settingsOf({ preset: name as PresetName }))
      const asked = validateConfig(written).map(({ path }) => path)
      expect([name, asked]).toEqual([name, name === 'aws_sns' ? ['auth.topics'] : []])
      if (asked.length > 0) expect(written.auth).toEqual({ kind: 'aws_sns' })
    }
  })
  it.each(PRESET_NAMES)('%s gives a payload of its own, another each time', (name) => {
    const [one, two] = [httpWebhook.spec.sample({ preset: name }), httpWebhook.spec.sample({ preset: name })]
    expect(one).not.toEqual(two)
    expect(TEMPLATES.some(({ preset }) => preset === name) || PRESETS[name].sample !== undefined).toBe(true)
  })
})

describe('github', () => {
  const secrets = { signing: SIGNING }
  const delivery = async (event: string, text: string, id = 'f1b7d6e0-1111-11ee-8c99-0242ac120002') =>
    inbound({
      body: bytes(text),
      headers: { 'X-GitHub-Event': event, 'X-GitHub-Delivery': id, 'X-Hub-Signature-256': await sign(SIGNING, text) },
    })

  it("takes GitHub's own example payloads, signed by its own library", async () => {
    const feed = webhook({ preset: 'github' }, secrets)
    const real = definitions.flatMap(({ name, examples: list }) => list.map((payload) => ({ name, payload })))
    expect(real.length).toBeGreaterThan(100)
    for (const { name, payload } of real.filter(({ name }) => name !== 'ping')) {
      const batch = feed.now(await delivery(name, JSON.stringify(payload)))
      expect(payloads(batch), name).toEqual([payload])
      expect(deliveryIdsOf(batch)).toEqual(['f1b7d6e0-1111-11ee-8c99-0242ac120002'])
    }
  })

  it('takes the form a webhook with that content type sends', async () => {
    const text = `payload=${encodeURIComponent('{"action":"opened"}')}`
    const request = await delivery('issues', text)
    const form = { ...request, headers: { ...request.headers, 'content-type': 'application/x-www-form-urlencoded' } }
    expect(payloads(webhook({ preset: 'github' }, secrets).now(form))).toEqual([{ action: 'opened' }])
  })

  it('answers a ping with 200 and makes no record of it, once it is verified', async () => {
    const feed = webhook({ preset: 'github' }, secrets)
    const ping = await delivery('ping', '{"zen":"Keep it logically awesome."}')
    expect(feed.now(ping)).toMatchObject({ items: [], answer: { status: 200 } })
    expect(await feed.outcome({ ...ping, body: bytes('{}') })).toBe('401 signature_invalid')
  })

  it('matches the example of the documentation', () => {
    const signature = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17'
    const request = inbound({ body: bytes('Hello, World!'), headers: { 'X-Hub-Signature-256': signature } })
    const feed = webhook({ preset: 'github' }, { signing: "It's a Secret to Everybody" })
    expect(payloads(feed.now(request))).toEqual([{ malformed: 'json_invalid' }])
  })

  it('can be overridden in parts', () => {
    const feed = webhook(
      { preset: 'github', auth: { kind: 'hmac', header: 'X-Proxy-Signature' }, dedupe: { kind: 'body' } },
      secrets,
    )
    const body = bytes('{"a":1}')
    const request = inbound({
      body,
      headers: { 'X-Proxy-Signature': `sha256=${hex('sha256', SIGNING, body)}`, 'X-GitHub-Delivery': 'x' },
    })
    expect(deliveryIdsOf(feed.now(request))).toEqual([null])
  })
})

describe('gitlab', () => {
  it('compares the token, and tells deliveries apart by Idempotency-Key only', async () => {
    const feed = webhook({ preset: 'gitlab' }, { token: 'gitlab-token' })
    const headers = { 'X-Gitlab-Token': 'gitlab-token', 'X-Gitlab-Event-UUID': 'shared', 'Idempotency-Key': 'key-1' }
    const request = inbound({ body: bytes(fixture('gitlab-issue')), headers })
    expect(deliveryIdsOf(feed.now(request))).toEqual(['key-1'])
    expect(await feed.outcome({ ...request, headers: { ...request.headers, 'x-gitlab-token': 'other' } })).toBe(
      '401 credentials_invalid',
    )
  })
  it('takes the signed form of newer versions with another authentication', () => {
    const feed = webhook({ preset: 'gitlab', auth: { kind: 'standard_webhooks' } }, { signing: STANDARD_KEY })
    const request = standard(bytes(fixture('gitlab-issue')), Date.now(), 'id-1')
    expect(payloads(feed.now(request))).toHaveLength(1)
  })
})

describe('slack', () => {
  const at = 1_531_420_618
  const slack = (text: string, key = SIGNING) =>
    inbound({
      body: bytes(text),
      receivedAt: at * 1000,
      headers: {
        'X-Slack-Request-Timestamp': `${at}`,
        'X-Slack-Signature': `v0=${hex('sha256', key, `v0:${at}:${text}`)}`,
      },
    })

  it('matches the example of the documentation', () => {
    const text =
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c'
    const request = inbound({
      body: bytes(text),
      receivedAt: at * 1000,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'X-Slack-Request-Timestamp': `${at}`,
        'X-Slack-Signature': 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
      },
    })
    const feed = webhook({ preset: 'slack' }, { signing: '8f742231b10e8888abcd99yyyzzz85a5' })
    expect(payloads(feed.now(request))).toMatchObject([{ command: '/webhook-collect', text: '' }])
  })

  it('answers url_verification with the challenge, once it is verified', async () => {
    const feed = webhook({ preset: 'slack' }, { signing: SIGNING })
    const text = '{"token":"t","challenge":"3eZbrw1aB10","type":"url_verification"}'
    expect(feed.now(slack(text))).toMatchObject({
      items: [],
      answer: { status: 200, body: '{"challenge":"3eZbrw1aB10"}' },
    })
    expect(await feed.outcome(slack(text, 'other'))).toBe('401 signature_invalid')
  })

  it('names an event by its event_id', () => {
    const batch = webhook({ preset: 'slack' }, { signing: SIGNING }).now(
      slack('{"type":"event_callback","event_id":"Ev08MFMKH6"}'),
    )
    expect(deliveryIdsOf(batch)).toEqual(['Ev08MFMKH6'])
  })
})

describe('stripe', () => {
  const stripe = new Stripe('sk_test_none')
  const now = Date.now()
  const secret = 'whsec_test_secret'
  const payload = JSON.stringify({ id: 'evt_test_webhook', object: 'event' })
  const generate = (options: object = {}) =>
    stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: Math.floor(now / 1000), ...options })
  const request = (header: string) =>
    inbound({ body: bytes(payload), receivedAt: now, headers: { 'Stripe-Signature': header } })

  it("takes what Stripe's own library signs, and refuses what is old or of another scheme", async () => {
    const feed = webhook({ preset: 'stripe' }, { signing: secret })
    expect(deliveryIdsOf(feed.now(request(generate())))).toEqual(['evt_test_webhook'])
    expect(
      await feed.outcome(request(`${generate()},v0=6ffbb59b2300aae63f272406069a9788598b792a944a07aba816edb039989a39`)),
    ).toBe('accepted')
    expect(await feed.outcome(request(generate({ scheme: 'v0' })))).toBe('401 signature_invalid')
    expect(await feed.outcome(request(generate({ secret: 'whsec_other' })))).toBe('401 signature_invalid')
    expect(await feed.outcome(request(generate({ timestamp: Math.floor(now / 1000) - 302 })))).toBe(
      '401 timestamp_outside_tolerance',
    )
    expect(await feed.outcome(request(generate().replace(/^t=\d+,/, '')))).toBe('401 timestamp_outside_tolerance')
  })
})

describe('pagerduty', () => {
  const feed = webhook({ preset: 'pagerduty' }, { signing: SIGNING })
  const send = (text: string, signatures: string) =>
    inbound({ body: bytes(text), headers: { 'X-PagerDuty-Signature': signatures } })
  const text = fixture('pagerduty-incident')

  it('accepts when any of several signatures matches', async () => {
    const other = `v1=${hex('sha256', 'other', text)}`
    const right = `v1=${hex('sha256', SIGNING, text)}`
    expect(deliveryIdsOf(feed.now(send(text, `${other},${right}`)))).toEqual(['5ac64822-4adc-4fda-ade0-410becf0de4f'])
    expect(await feed.outcome(send(text, other))).toBe('401 signature_invalid')
    expect(await feed.outcome(send(text, right.replace('v1=', 'v2=')))).toBe('401 signature_invalid')
  })
  it('answers the test event without making a record of it', () => {
    const ping = '{"event":{"id":"1","event_type":"pagey.ping"}}'
    expect(feed.now(send(ping, `v1=${hex('sha256', SIGNING, ping)}`))).toMatchObject({
      items: [],
      answer: { status: 200 },
    })
  })
})

describe('okta', () => {
  const feed = webhook({ preset: 'okta' }, { token: 'okta-shared' })
  const headers = { authorization: 'okta-shared', 'x-okta-verification-challenge': 'abc"</script>' }
  const challenge = inbound({ method: 'GET', body: new Uint8Array(), headers })

  it('answers the challenge as JSON, refuses wrong credentials beside it', async () => {
    const answer = {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ verification: 'abc"</script>' }),
    }
    expect(feed.now(challenge)).toEqual({ items: [], answer })
    const { authorization: _, ...anonymous } = challenge.headers
    expect(feed.now({ ...challenge, headers: anonymous })).toEqual({ items: [], answer })
    expect(await feed.outcome({ ...challenge, headers: { ...challenge.headers, authorization: 'x' } })).toBe(
      '401 credentials_invalid',
    )
    expect(
      await feed.outcome(inbound({ method: 'GET', body: new Uint8Array(), headers: { authorization: 'okta-shared' } })),
    ).toBe('405 method_not_allowed')
  })

  it('makes a record of each event, named by its uuid', () => {
    const request = inbound({ body: bytes(fixture('okta-events')), headers: { authorization: 'okta-shared' } })
    const batch = feed.now(request)
    expect(deliveryIdsOf(batch)).toEqual([
      'f790999f-fe87-467a-9880-6982a583986c',
      'f790999f-fe87-467a-9880-6982a583986d',
    ])
    expect(payloads(batch)).toMatchObject([{ eventType: 'user.session.start' }, { eventType: 'user.account.lock' }])
    const counts = { accepted: 2, duplicates: 0, filtered: 0, rejected: 0, correlationId: 'c' }
    expect(batch.answer?.status).toBe(200)
    expect(batch.answer && fillAnswer(batch.answer, counts)).toBe('{"accepted":2,"duplicates":0,"correlationId":"c"}')
  })
})

describe('standard_webhooks', () => {
  it('takes what the published library signs, named by webhook-id', () => {
    const feed = webhook({ preset: 'standard_webhooks' }, { signing: STANDARD_KEY })
    expect(deliveryIdsOf(feed.now(standard(bytes('{"a":1}'), Date.now(), 'msg_9')))).toEqual(['msg_9'])
  })
})
