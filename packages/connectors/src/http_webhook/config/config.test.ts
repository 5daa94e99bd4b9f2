import { NeedsHuman } from '@halcyon/connector-kit'
import { createTestHost, inbound } from '@halcyon/connector-kit/suite'
import type { JsonValue } from '@halcyon/domain'
import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { connectors } from '../../index.ts'
import { httpWebhook } from '../index.ts'
import { settingsOf } from '../settings.ts'
import { bytes, webhook } from '../testing.ts'
import type { AuthKind } from './auth.ts'
import { WebhookConfig } from './config.ts'
import { validateConfig } from './validate.ts'

const codes = (config: WebhookConfig) => validateConfig(config).map((found) => `${found.path} ${found.code}`)
const HMAC = { kind: 'hmac', header: 'X-Signature' } as const

describe('drafts that must be accepted as they stand', () => {
  const drafts: [WebhookConfig, string][] = [
    [{ auth: { kind: 'standard_webhooks' } }, 'signing'],
    [{ preset: 'github' }, 'signing'],
    [
      {
        auth: {
          kind: 'hmac',
          algorithm: 'sha256',
          header: 'X-Signature',
          prefix: 'sha256=',
          encoding: 'hex',
          signedString: '{body}',
        },
      },
      'signing',
    ],
    [{ auth: { kind: 'bearer' } }, 'token'],
  ]
  it.each(drafts)('%j', (config, secret) => {
    const connector = connectors.get('http_webhook')
    expect([...Value.Errors(WebhookConfig, config)]).toEqual([])
    expect(connector?.spec.validate?.(config)).toEqual([])
    expect(connector?.spec.requiredSecrets(config)).toEqual([secret])
  })
})

describe('the schema', () => {
  const refused: JsonValue[] = [
    { preset: 'nobody' },
    { auth: { kind: 'bearer', header: 'X' } },
    { auth: { kind: 'oauth' } },
    { auth: { kind: 'hmac', algorithm: 'md5' } },
    { auth: { kind: 'jwt', jwksUrl: 'https://i.test', issuer: 'i', audience: 'a', algorithms: ['none'] } },
    { auth: { kind: 'jwt', jwksUrl: 'https://i.test', issuer: 'i', audience: 'a', algorithms: ['HS256'] } },
    { preset: 'github', dedupe: { kind: 'header' } },
    { preset: 'github', answer: { status: 302 } },
    { preset: 'github', limits: { maxBytes: 1e12 } },
  ]
  it.each(refused)('refuses %j', (config) => {
    expect(Value.Check(WebhookConfig, config)).toBe(false)
  })

  it('says the defaults that are used', () => {
    const branches = (WebhookConfig.properties.auth as unknown as { anyOf: Branch[] }).anyOf
    for (const { properties } of branches) {
      const kind = properties.kind?.const as AuthKind
      const required = { username: '-', jwksUrl: '-', issuer: '-', audience: '-', expected: [], trustedProxies: [] }
      const { auth } = settingsOf({ auth: { kind, ...required } as unknown as NonNullable<WebhookConfig['auth']> })
      for (const [name, field] of Object.entries(properties)) {
        if (field.default !== undefined)
          expect(auth?.[name as keyof typeof auth], `${kind}.${name}`).toEqual(field.default)
      }
    }
  })
})
interface Branch {
  readonly properties: Readonly<Record<string, { readonly const?: string; readonly default?: unknown }>>
}

describe('validateConfig', () => {
  it('asks for an authentication, and for a confirmation where there is none', () => {
    expect(codes({})).toEqual(['auth auth_required'])
    expect(codes({ auth: { kind: 'none' } })).toEqual(['auth.confirmUnauthenticated unauthenticated_not_confirmed'])
    expect(codes({ auth: { kind: 'none', confirmUnauthenticated: true } })).toEqual([])
  })
  it.each([
    [{ kind: 'hmac' }, ['auth.header header_required']],
    [{ ...HMAC, signedString: '{timestamp}.{body}' }, ['auth.signedString timestamp_unknown']],
    [{ ...HMAC, signedString: '{id}{url}{body}' }, ['auth.signedString id_unknown', 'auth.signedString url_unknown']],
    [
      { ...HMAC, signedString: '{nonsense}' },
      ['auth.signedString variable_unknown', 'auth.signedString body_not_signed'],
    ],
    [{ kind: 'jwt', jwksUrl: 'ftp://x', issuer: 'i', audience: 'a' }, ['auth.jwksUrl url_invalid']],
    [
      { kind: 'mtls_header', header: 'X', expected: ['a'], trustedProxies: ['proxy'] },
      ['auth.trustedProxies[0] network_invalid'],
    ],
  ] satisfies [WebhookConfig['auth'], string[]][])('finds what is wrong with %j', (auth, expected) => {
    expect(codes({ auth })).toEqual(expected)
  })
  it('checks networks and paths, each with a way out', () => {
    const found = validateConfig({
      preset: 'github',
      allowedAddresses: ['10.0.0.0/8', '10.0.0.0/99'],
      body: { itemsPath: '$..events' },
      dedupe: { kind: 'field', field: 'id' },
    })
    expect(found.map(({ path }) => path)).toEqual(['allowedAddresses[1]', 'body.itemsPath', 'dedupe.field'])
    for (const { suggestion } of found) expect(suggestion).toBeTruthy()
  })
})

describe('open', () => {
  it.each([
    [{ auth: { kind: 'bearer' } }, {}, 'secret_missing'],
    [{ auth: { kind: 'standard_webhooks' } }, { signing: '%%' }, 'secret_malformed'],
    [{ auth: { kind: 'none' } }, {}, 'unauthenticated_not_confirmed'],
  ] satisfies [WebhookConfig, Record<string, string>, string][])(
    'needs a person for %j with %j',
    (config, secrets, code) => {
      const open = () => httpWebhook.open(createTestHost({ config, secrets: secrets as Record<string, string> }))
      expect(open).toThrow(NeedsHuman)
      expect(open).toThrow(expect.objectContaining({ code }))
    },
  )
  it('asks for no header it does not read', () => {
    expect(webhook({ preset: 'github' }, { signing: 's' }).headers.toSorted()).toEqual([
      'content-encoding',
      'content-type',
      'x-github-delivery',
      'x-github-event',
      'x-hub-signature-256',
    ])
  })
})

describe('allowedAddresses', () => {
  it('refuses other addresses with 403, before and beside the authentication', async () => {
    const feed = webhook({
      auth: { kind: 'none', confirmUnauthenticated: true },
      allowedAddresses: ['203.0.113.0/24', '2001:db8::/32'],
    })
    const from = (remoteAddress: string) => feed.outcome(inbound({ body: bytes('1'), remoteAddress }))
    expect(await from('203.0.113.7')).toBe('accepted')
    expect(await from('::ffff:203.0.113.7')).toBe('accepted')
    expect(await from('2001:db8::1')).toBe('accepted')
    expect(await from('198.51.100.7')).toBe('403 address_refused')
    expect(await from('')).toBe('403 address_refused')
  })
})

describe('client certificate header', () => {
  const auth = {
    kind: 'mtls_header',
    header: 'X-Subject',
    match: 'subject',
    expected: ['CN=feed, O=Acme'],
    verifiedHeader: 'X-Verify',
    trustedProxies: ['10.0.0.0/8'],
  } as const
  it('counts only from the proxy, with its result, and whole', async () => {
    const feed = webhook({ auth: { ...auth, expected: [...auth.expected], trustedProxies: [...auth.trustedProxies] } })
    const headers = { 'x-subject': 'CN=feed, O=Acme', 'x-verify': 'SUCCESS' }
    const request = inbound({ body: bytes('1'), headers, peerAddress: '10.0.0.1' })
    expect(await feed.outcome(request)).toBe('accepted')
    expect(await feed.outcome({ ...request, peerAddress: '203.0.113.1', remoteAddress: '10.0.0.1' })).toBe(
      '401 credentials_invalid',
    )
    expect(await feed.outcome({ ...request, headers: { ...request.headers, 'x-verify': 'FAILED' } })).toBe(
      '401 credentials_invalid',
    )
    const twice = `CN=other, ${headers['x-subject']}`
    expect(await feed.outcome({ ...request, headers: { ...request.headers, 'x-subject': twice } })).toBe(
      '401 credentials_invalid',
    )
  })
})
