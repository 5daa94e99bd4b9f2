import { generateKeyPairSync, sign } from 'node:crypto'
import type { InboundRequest } from '@halcyon/connector-kit'
import { inbound } from '@halcyon/connector-kit/suite'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WebhookConfig } from '../config/config.ts'
import { bytes, hex, OWN_HMAC, SIGNING, STANDARD_KEY, signed, standard, webhook } from '../testing.ts'
import { parseTimestamp } from './timestamp.ts'

const body = bytes('{"id": "1",  "title": "spaced"}')
const withSignature = (value: string): InboundRequest => inbound({ body, headers: { 'x-signature': value } })

describe('rows 27-29: a signature that is not right', () => {
  const feed = webhook(OWN_HMAC, { signing: SIGNING })
  const good = hex('sha256', SIGNING, body)
  it('row 27: of another key, or missing, is 401', async () => {
    expect(await feed.outcome(signed(body))).toBe('accepted')
    expect(await feed.outcome(signed(body, {}, 'other'))).toBe('401 signature_invalid')
    expect(await feed.outcome(inbound({ body }))).toBe('401 signature_missing')
    expect(await feed.outcome(withSignature(''))).toBe('401 signature_missing')
  })
  it.each([
    'sha256=',
    `sha256=${good.slice(0, 62)}`,
    `sha256=${good}00`,
    `sha256=${good.slice(0, 63)}g`,
    `sha256=${Buffer.from(good, 'hex').toString('base64')}`,
    `sha1=${good}`,
    good,
    `sha256=${good}, sha256=${good}`,
    'sha256=\u0000\uffff💥',
    `sha256=${'a'.repeat(100_000)}`,
  ])('row 28: short, long or of another form is 401, not a throw (%#)', async (value) => {
    expect(await feed.outcome(withSignature(value))).toBe('401 signature_invalid')
  })
  it('row 29: the same JSON written otherwise is 401', async () => {
    const request = { ...signed(body), body: bytes(JSON.stringify(JSON.parse(Buffer.from(body).toString()))) }
    expect(await feed.outcome(request)).toBe('401 signature_invalid')
  })
  it('any other signature is 401', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (value) => {
        expect((await feed.outcome(withSignature(value))).slice(0, 3)).toBe('401')
      }),
    )
  })
})

describe('rows 30-32: time and rotation', () => {
  const at = 1_700_000_000_000
  const feed = webhook({ auth: { kind: 'standard_webhooks' } }, { signing: STANDARD_KEY })
  const late = (seconds: number) => ({ ...standard(body, at), receivedAt: at + seconds * 1000 })

  it('row 30: a replay has the same delivery id', () => {
    const ids = [feed.now(late(0)), feed.now(late(200))].map(
      (batch) => batch.items[0]?.kind === 'payload' && batch.items[0].deliveryId,
    )
    expect(ids).toEqual(['msg_1', 'msg_1'])
  })
  it.each([
    [300, 'accepted'],
    [-300, 'accepted'],
    [301, '401 timestamp_outside_tolerance'],
    [-301, '401 timestamp_outside_tolerance'],
  ])('row 31: %s s away is %s', async (seconds, outcome) => {
    expect(await feed.outcome(late(seconds))).toBe(outcome)
  })
  it('row 31: a timestamp that is none, or was changed, is 401', async () => {
    const request = standard(body, at)
    const changed = (value: string) => ({
      ...request,
      receivedAt: at,
      headers: { ...request.headers, 'webhook-timestamp': value },
    })
    for (const value of ['NaN', 'Infinity', '1e999', 'soon', ' ']) {
      expect(await feed.outcome(changed(value)), value).toBe('401 timestamp_outside_tolerance')
    }
    expect(await feed.outcome(changed(''))).toBe('401 signature_missing')
    expect(await feed.outcome(changed(String(at / 1000 + 1)))).toBe('401 signature_invalid')
  })
  it('row 32: the old key verifies until it expires, and its use is reported', async () => {
    const old = {
      value: `whsec_${Buffer.from('the previous key').toString('base64')}`,
      expiresAt: at + 1000,
      version: 3,
    }
    const rotating = webhook(
      { auth: { kind: 'standard_webhooks' } },
      { signing: [{ value: STANDARD_KEY, version: 4 }, old] },
    )
    const byOld = { ...standard(body, at, 'm', old.value), receivedAt: at }
    expect(await rotating.outcome(byOld)).toBe('accepted')
    expect(await rotating.outcome({ ...byOld, receivedAt: at + 1000 })).toBe('401 signature_invalid')
    expect(await rotating.outcome({ ...standard(body, at), receivedAt: at })).toBe('accepted')
    expect(rotating.host.used).toEqual(['signing/3', 'signing/4'])
  })
  it('row 32: of two signatures in the header one is enough', async () => {
    const [one, two] = [standard(body, at, 'm'), standard(body, at, 'm', 'whsec_b3RoZXIga2V5')]
    const both = `${two.headers['webhook-signature']} ${one.headers['webhook-signature']} v1a,AAAA`
    expect(await feed.outcome({ ...one, receivedAt: at, headers: { ...one.headers, 'webhook-signature': both } })).toBe(
      'accepted',
    )
  })
})

describe('standard webhooks', () => {
  it('verifies Ed25519 (v1a) with a whpk_ key', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64')
    const timestamp = String(Math.floor(Date.now() / 1000))
    const signature = sign(null, Buffer.concat([Buffer.from(`m.${timestamp}.`), body]), privateKey).toString('base64')
    const headers = { 'webhook-id': 'm', 'webhook-timestamp': timestamp, 'webhook-signature': `v1a,${signature}` }
    const feed = webhook({ auth: { kind: 'standard_webhooks' } }, { signing: `whpk_${raw}` })
    expect(await feed.outcome(inbound({ body, headers }))).toBe('accepted')
    expect(await feed.outcome(inbound({ body: bytes('{}'), headers }))).toBe('401 signature_invalid')
  })
  it('takes the older header names when told', async () => {
    const request = standard(body, Date.now())
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name.replace('webhook-', 'svix-'), value]),
    )
    const feed = webhook({ auth: { kind: 'standard_webhooks', headerPrefix: 'Svix-' } }, { signing: STANDARD_KEY })
    expect(await feed.outcome({ ...request, headers })).toBe('accepted')
  })
})

describe('hmac', () => {
  const at = 1_700_000_000_000
  const variants: [string, Partial<Extract<WebhookConfig['auth'], { kind: 'hmac' }>>, Record<string, string>][] = [
    ['sha1 in hex', { algorithm: 'sha1' }, { 'x-signature': hex('sha1', SIGNING, body) }],
    ['upper case', {}, { 'x-signature': hex('sha256', SIGNING, body).toUpperCase() }],
    [
      'sha512 in base64',
      { algorithm: 'sha512', encoding: 'base64' },
      { 'x-signature': base64('sha512', 'base64', body) },
    ],
    ['base64url', { encoding: 'base64url' }, { 'x-signature': base64('sha256', 'base64url', body) }],
    [
      'milliseconds before the body',
      { timestampHeader: 'X-Time', signedString: '{timestamp}{body}' },
      { 'x-time': `${at}`, 'x-signature': hex('sha256', SIGNING, `${at}`, body) },
    ],
    [
      'RFC 3339 after the body',
      { timestampHeader: 'X-Time', signedString: '{body}{timestamp}', encoding: 'base64' },
      { 'x-time': '2023-11-14T22:13:20Z', 'x-signature': base64('sha256', 'base64', body, '2023-11-14T22:13:20Z') },
    ],
    [
      'id, method and address',
      { idHeader: 'X-Id', url: 'https://in.test/in/7', signedString: '{method} {url}\n{id}\n{body}' },
      { 'x-id': 'n1', 'x-signature': hex('sha256', SIGNING, 'POST https://in.test/in/7/a?b=1\nn1\n', body) },
    ],
  ]
  it.each(variants)('verifies %s', async (_name, auth, headers) => {
    const feed = webhook({ auth: { kind: 'hmac', header: 'X-Signature', ...auth } }, { signing: SIGNING })
    const request = inbound({ body, headers, path: '/a', query: 'b=1', receivedAt: at })
    expect(await feed.outcome(request)).toBe('accepted')
    expect(await feed.outcome({ ...request, body: bytes('{}') })).toBe('401 signature_invalid')
  })
  it('answers synchronously', () => {
    expect(webhook(OWN_HMAC, { signing: SIGNING }).now(signed(body)).items).toHaveLength(1)
  })
})

describe('parseTimestamp', () => {
  it.each([
    ['1700000000', 1_700_000_000_000],
    ['1700000000.5', 1_700_000_000_500],
    ['1700000000123', 1_700_000_000_123],
    ['2023-11-14T22:13:20.000Z', 1_700_000_000_000],
    ['2023-11-14', Number.NaN],
    ['', Number.NaN],
  ])('%s', (text, at) => {
    expect(parseTimestamp(text)).toBe(at)
  })
})

function base64(algorithm: string, encoding: 'base64' | 'base64url', ...parts: (string | Uint8Array)[]): string {
  return Buffer.from(hex(algorithm, SIGNING, ...parts), 'hex').toString(encoding)
}
