import { createHmac } from 'node:crypto'
import { type InboundRequest, type OutboundHttp, refuseOutbound } from '@halcyon/connector-kit'
import { describeConnector, describeSpec, inbound, type PushHarness } from '@halcyon/connector-kit/suite'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { httpWebhook } from './index.ts'
import { hex, OWN_HMAC, SIGNING, STANDARD_KEY, signed } from './testing.ts'

const TOKEN = 'canary-token-4711'
const header = (name: string, value: string) => (body: Uint8Array) => inbound({ body, headers: { [name]: value } })
const without = (body: Uint8Array) => ({ missing: inbound({ body }) })

/** Byte-exact, where the library would sign text. */
function standardBytes(body: Uint8Array, now: number, key = STANDARD_KEY): InboundRequest {
  const timestamp = String(Math.floor(now / 1000))
  const hmac = createHmac('sha256', Buffer.from(key.slice('whsec_'.length), 'base64'))
    .update(`msg_1.${timestamp}.`)
    .update(body)
  return inbound({
    body,
    headers: {
      'webhook-id': 'msg_1',
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${hmac.digest('base64')}`,
    },
  })
}

const slack = (body: Uint8Array, now: number, key = SIGNING) => {
  const timestamp = String(Math.floor(now / 1000))
  const signature = `v0=${hex('sha256', key, `v0:${timestamp}:`, body)}`
  return inbound({ body, headers: { 'X-Slack-Signature': signature, 'X-Slack-Request-Timestamp': timestamp } })
}

const { privateKey, publicKey } = await generateKeyPair('ES256')
const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }] }
const issuer: OutboundHttp = {
  ...refuseOutbound(() => new Error('Keys are asked for, nothing else')),
  request: async ({ url }) => ({ status: 200, headers: {}, body: Buffer.from(JSON.stringify(jwks)), url }),
}
const token = (key = privateKey) =>
  new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
    .setIssuer('i')
    .setAudience('a')
    .setExpirationTime('5m')
    .sign(key)
const stranger = await generateKeyPair('ES256')
const JWT = { kind: 'jwt', jwksUrl: 'https://issuer.test/jwks.json', issuer: 'i', audience: 'a' } as const

const zoom = (body: Uint8Array, now: number, key = SIGNING) => {
  const timestamp = String(Math.floor(now / 1000))
  const signature = `v0=${hex('sha256', key, `v0:${timestamp}:`, body)}`
  return inbound({ body, headers: { 'x-zm-signature': signature, 'x-zm-request-timestamp': timestamp } })
}

const falcon = (body: Uint8Array, now: number, key = SIGNING) => {
  const timestamp = new Date(now).toISOString()
  const signature = Buffer.from(hex('sha256', key, body, timestamp), 'hex').toString('base64')
  return inbound({ body, headers: { 'X-CS-Primary-Signature': signature, 'X-CS-Delivery-Timestamp': timestamp } })
}

const hub = (body: Uint8Array, key = SIGNING) =>
  inbound({ body, headers: { 'X-Hub-Signature-256': `sha256=${hex('sha256', key, body)}` } })

const event = (authorization: string) => (body: Uint8Array) =>
  inbound({
    body,
    headers: { authorization, 'ce-specversion': '1.0', 'ce-id': 'e-1', 'ce-source': '/s', 'ce-type': 't' },
  })

const harnesses: readonly PushHarness[] = [
  {
    name: 'zoom',
    config: { preset: 'zoom' },
    secrets: { signing: SIGNING },
    sign: (body, now) => zoom(body, now),
    forge: (body, now) => ({ ...without(body), key: zoom(body, now, 'other'), old: zoom(body, now - 302_000) }),
  },
  {
    name: 'crowdstrike',
    config: { preset: 'crowdstrike' },
    secrets: { signing: SIGNING },
    sign: (body, now) => falcon(body, now),
    forge: (body, now) => ({ ...without(body), key: falcon(body, now, 'other'), old: falcon(body, now - 302_000) }),
  },
  {
    name: 'meta',
    config: { preset: 'meta' },
    secrets: { signing: SIGNING, token: TOKEN },
    sign: (body) => hub(body),
    forge: (body) => ({ ...without(body), key: hub(body, 'other') }),
  },
  {
    name: 'azure event grid',
    config: { preset: 'azure_event_grid' },
    secrets: { token: TOKEN },
    sign: (body) => inbound({ body, query: `token=${TOKEN}` }),
    forge: (body) => ({ ...without(body), wrong: inbound({ body, query: 'token=x' }) }),
  },
  {
    name: 'cloudevents, binary',
    config: { preset: 'cloudevents' },
    secrets: { token: TOKEN },
    sign: event(`Bearer ${TOKEN}`),
    forge: (body) => ({ ...without(body), wrong: event('Bearer x')(body) }),
  },
  {
    name: 'splunk event collector, raw',
    config: { preset: 'splunk_hec' },
    secrets: { token: TOKEN },
    sign: (body) => inbound({ body, path: '/services/collector/raw', headers: { authorization: `Splunk ${TOKEN}` } }),
    forge: (body) => ({ ...without(body), wrong: header('Authorization', 'Splunk x')(body) }),
    malformedBody: new Uint8Array([0xff, 0xfe]),
  },
  {
    name: 'none',
    config: { auth: { kind: 'none', confirmUnauthenticated: true } },
    secrets: {},
    sign: (body) => inbound({ body }),
    failing: [{ config: { auth: { kind: 'none' } }, secrets: {} }],
  },
  {
    name: 'shared secret',
    config: { auth: { kind: 'shared_secret', name: 'X-Key' } },
    secrets: { token: TOKEN },
    sign: header('X-Key', TOKEN),
    forge: (body) => ({
      ...without(body),
      wrong: header('X-Key', `${TOKEN}x`)(body),
      empty: header('X-Key', '')(body),
    }),
  },
  {
    name: 'shared secret in the query',
    config: { auth: { kind: 'shared_secret', location: 'query', name: 'key' } },
    secrets: { token: TOKEN },
    sign: (body) => inbound({ body, query: `a=b&key=${TOKEN}` }),
    forge: (body) => ({ ...without(body), wrong: inbound({ body, query: 'key=x' }) }),
  },
  {
    name: 'basic',
    config: { auth: { kind: 'basic', username: 'feed' } },
    secrets: { password: TOKEN },
    sign: header('Authorization', `Basic ${Buffer.from(`feed:${TOKEN}`).toString('base64')}`),
    forge: (body) => ({
      ...without(body),
      name: header('Authorization', `Basic ${Buffer.from(`other:${TOKEN}`).toString('base64')}`)(body),
      noise: header('Authorization', 'Basic ????')(body),
    }),
  },
  {
    name: 'bearer',
    config: { auth: { kind: 'bearer' } },
    secrets: { token: TOKEN },
    sign: header('Authorization', `bearer ${TOKEN}`),
    forge: (body) => ({
      ...without(body),
      wrong: header('Authorization', 'Bearer x')(body),
      scheme: header('Authorization', TOKEN)(body),
    }),
  },
  {
    name: 'hmac',
    config: OWN_HMAC,
    secrets: { signing: SIGNING },
    sign: (body) => signed(body),
    forge: (body) => ({
      ...without(body),
      key: signed(body, {}, 'other'),
      noise: header('X-Signature', 'sha256=zz')(body),
    }),
    failing: [{ config: { auth: { kind: 'hmac' } }, secrets: { signing: SIGNING } }],
  },
  {
    name: 'standard webhooks',
    config: { auth: { kind: 'standard_webhooks' } },
    secrets: { signing: STANDARD_KEY },
    sign: (body, now) => standardBytes(body, now),
    forge: (body, now) => ({
      ...without(body),
      key: standardBytes(body, now, 'whsec_b3RoZXI='),
      old: standardBytes(body, now - 302_000),
    }),
    failing: [{ config: { auth: { kind: 'standard_webhooks' } }, secrets: { signing: 'no base64 !' } }],
  },
  {
    name: 'slack',
    config: { preset: 'slack' },
    secrets: { signing: SIGNING },
    sign: (body, now) => slack(body, now),
    forge: (body, now) => ({ ...without(body), key: slack(body, now, 'other'), early: slack(body, now + 302_000) }),
  },
  {
    name: 'jwt',
    config: { auth: JWT },
    secrets: {},
    http: issuer,
    sign: async (body) => inbound({ body, headers: { authorization: `Bearer ${await token()}` } }),
    forge: (body) => ({
      ...without(body),
      noise: header('Authorization', 'Bearer a.b.c')(body),
      key: token(stranger.privateKey).then((text) => header('Authorization', `Bearer ${text}`)(body)),
    }),
    failing: [{ config: { auth: { ...JWT, jwksUrl: 'nowhere' } }, secrets: {} }],
  },
  {
    name: 'client certificate in a header',
    config: {
      auth: { kind: 'mtls_header', header: 'X-Fingerprint', expected: ['AB:CD'], trustedProxies: ['203.0.113.0/24'] },
    },
    secrets: {},
    sign: header('X-Fingerprint', 'abcd'),
    forge: (body) => ({
      ...without(body),
      wrong: header('X-Fingerprint', 'abce')(body),
      outside: { ...header('X-Fingerprint', 'abcd')(body), peerAddress: '198.51.100.1' },
    }),
  },
]

describeSpec(httpWebhook)
for (const harness of harnesses) describeConnector(httpWebhook, harness)
