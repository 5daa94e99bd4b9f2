import { generateKeyPairSync } from 'node:crypto'
import { NeedsHuman, RetryLater } from '@halcyon/connector-kit'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type RestServer, restServer } from '../../../../../tests/support/rest-server.ts'
import {
  AWS,
  apiKeyGuard,
  basicGuard,
  bearerGuard,
  CLIENT,
  cookieGuard,
  digestGuard,
  PERSON,
  queryKeyGuard,
  sigV4Guard,
} from '../../../../../tests/support/rest-server-auth.ts'
import type { RestPollerConfig } from '../config/config.ts'
import { type Draft, poll, pollerFor } from '../testing.ts'

type Auth = NonNullable<RestPollerConfig['auth']>
type Secrets = Record<string, string>

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const PEM = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string

let rest: RestServer
beforeEach(async () => {
  rest = await restServer()
  rest.add(25)
  rest.paging = 'page'
  rest.tokens.publicKey = publicKey.export({ type: 'spki', format: 'pem' }) as string
})
afterEach(() => rest.close())

const config = (auth: Auth): Draft => ({
  auth,
  request: { url: rest.url, query: { q: 'a b&c=(d)*' } },
  recordPath: '$.alerts[*]',
  pagination: { kind: 'page', size: 10, sizeParameter: 'limit' },
})
const good = () => bearerGuard(rest.tokens.good)
const login = { user: '{username}', pass: '{password}' }

interface Case {
  readonly auth: () => Auth
  readonly secrets: Secrets
  readonly guard: () => RestServer['guard']
  /** A secret that is wrong. */
  readonly wrong: Secrets
}

const serviceAccount = (): string =>
  JSON.stringify({
    type: 'service_account',
    private_key: PEM,
    private_key_id: 'k1',
    client_email: 'feed@project.iam.example',
    token_uri: `${rest.origin}/oauth/token`,
  })

const CASES: Record<string, Case> = {
  'a key in a header': {
    auth: () => ({ kind: 'api_key', name: 'X-Key', prefix: 'Token ' }),
    secrets: { token: 'key-1' },
    guard: () => apiKeyGuard('Token key-1', 'x-key'),
    wrong: { token: 'key-2' },
  },
  'a key in the query': {
    auth: () => ({ kind: 'api_key', location: 'query', name: 'api_key' }),
    secrets: { token: 'key&1' },
    guard: () => queryKeyGuard('key&1', 'api_key'),
    wrong: { token: 'key-2' },
  },
  'name and password': {
    auth: () => ({ kind: 'basic', username: PERSON.name }),
    secrets: { password: PERSON.password },
    guard: () => basicGuard,
    wrong: { password: 'other' },
  },
  'a bearer token': {
    auth: () => ({ kind: 'bearer' }),
    secrets: { token: 'token-1' },
    guard: () => bearerGuard(new Set(['token-1'])),
    wrong: { token: 'token-2' },
  },
  'client credentials in the header': {
    auth: () => ({ kind: 'oauth2_client_credentials', tokenUrl: '/oauth/token', clientId: CLIENT.id, scope: 'read' }),
    secrets: { clientSecret: CLIENT.secret },
    guard: good,
    wrong: { clientSecret: 'other' },
  },
  'client credentials in the form': {
    auth: () => ({
      kind: 'oauth2_client_credentials',
      tokenUrl: `${rest.origin}/oauth/token`,
      clientId: CLIENT.id,
      clientAuth: 'body',
    }),
    secrets: { clientSecret: CLIENT.secret },
    guard: good,
    wrong: { clientSecret: 'other' },
  },
  'a refresh token': {
    auth: () => ({ kind: 'oauth2_refresh_token', tokenUrl: '/oauth/token', clientId: CLIENT.id }),
    secrets: { clientSecret: CLIENT.secret, refreshToken: 'refresh-0' },
    guard: good,
    wrong: { clientSecret: CLIENT.secret, refreshToken: 'other' },
  },
  'a signed statement': {
    auth: () => ({ kind: 'jwt_bearer', tokenUrl: `${rest.origin}/oauth/token`, issuer: 'feed' }),
    secrets: { privateKey: PEM },
    guard: good,
    wrong: {
      privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
        type: 'pkcs8',
        format: 'pem',
      }) as string,
    },
  },
  'a session in the body': {
    auth: () => ({
      kind: 'session',
      loginUrl: '/login',
      username: PERSON.name,
      loginBody: JSON.stringify(login),
      token: '$.data.token',
    }),
    secrets: { password: PERSON.password },
    guard: good,
    wrong: { password: 'other' },
  },
  'a session in a header': {
    auth: () => ({
      kind: 'session',
      loginUrl: '/login',
      username: PERSON.name,
      loginBody: JSON.stringify(login),
      tokenFrom: 'header',
      token: 'X-Session',
      header: 'X-Token',
      prefix: '',
    }),
    secrets: { password: PERSON.password },
    guard: () => bearerGuard(rest.tokens.good, 'x-token', ''),
    wrong: { password: 'other' },
  },
  'a session in cookies': {
    auth: () => ({
      kind: 'session',
      loginUrl: '/login',
      username: PERSON.name,
      loginBody: JSON.stringify(login),
      tokenFrom: 'cookie',
    }),
    secrets: { password: PERSON.password },
    guard: () => cookieGuard(rest.tokens.good),
    wrong: { password: 'other' },
  },
  'an AWS signature': {
    auth: () => ({ kind: 'aws_sigv4', accessKeyId: AWS.accessKeyId, region: AWS.region, service: AWS.service }),
    secrets: { secretAccessKey: AWS.secretAccessKey },
    guard: () => sigV4Guard,
    wrong: { secretAccessKey: 'other' },
  },
  'a digest': {
    auth: () => ({ kind: 'digest', username: PERSON.name }),
    secrets: { password: PERSON.password },
    guard: () => digestGuard(rest.nonces),
    wrong: { password: 'other' },
  },
}

describe.each(Object.entries(CASES))('%s', (_, { auth, secrets, guard, wrong }) => {
  test('is let in', async () => {
    rest.guard = guard()
    expect((await poll(config(auth()), { secrets })).ids).toHaveLength(25)
  })

  test('with a wrong secret is refused, and a person is told', async () => {
    rest.guard = guard()
    const error = await poll(config(auth()), { secrets: wrong }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(NeedsHuman)
    expect(error).toMatchObject({ code: 'authentication_failed', action: expect.any(String) })
    for (const value of Object.values(wrong)) expect(String(error)).not.toContain(value)
  })
})

const TOKENS = Object.entries(CASES).filter(([name]) => /client cred|refresh|statement|session/.test(name))

describe.each(TOKENS)('%s', (_, { auth, secrets, guard }) => {
  test('is fetched once, and once more when it is refused in the middle', async () => {
    rest.guard = guard()
    const poller = pollerFor(config(auth()), { secrets })
    expect((await poller.run()).ids).toHaveLength(25)
    await poller.run()
    expect(rest.tokens.given).toBe(1)
    rest.misbehave({ kind: 'slow', ms: 0 }, { kind: 'before', run: () => rest.tokens.good.clear() })
    const again = await poller.run()
    expect([again.error, again.ids.length, rest.tokens.given]).toEqual([null, 25, 2])
  })

  test('that is refused whatever it is ends the run after one renewal', async () => {
    rest.guard = () => 'No.'
    const { error } = await pollerFor(config(auth()), { secrets }).run()
    expect(error).toMatchObject({ code: 'authentication_failed' })
    expect(rest.tokens.given).toBe(2)
  })
})

test('a token is renewed shortly before it ends', async () => {
  let now = Date.now()
  rest.guard = good()
  rest.tokens.expiresIn = 600
  const { auth, secrets } = CASES['client credentials in the header']!
  const poller = pollerFor(config(auth()), { secrets, now: () => now })
  await poller.run()
  now += 500_000
  await poller.run()
  expect(rest.tokens.given).toBe(1)
  now += 75_000
  await poller.run()
  expect(rest.tokens.given).toBe(2)
})

test('a refresh token that is replaced is used from then on', async () => {
  rest.guard = good()
  rest.tokens.nextRefreshToken = 'refresh-1'
  const { auth, secrets } = CASES['a refresh token']!
  const poller = pollerFor(config(auth()), { secrets })
  await poller.run()
  rest.tokens.good.clear()
  const second = await poller.run()
  expect([second.error, rest.tokens.given]).toEqual([null, 2])
  expect(second.lines.join()).toContain('replaced the refresh token')
  expect(second.lines.join()).not.toContain('refresh-1')
  // As after a restart: what the host kept is all there is.
  rest.tokens.good.clear()
  const stored = poller.host.secret('refreshToken')
  const third = await pollerFor(config(auth()), { secrets: { ...secrets, refreshToken: stored } }).run()
  expect([stored[0]?.value, third.error, rest.tokens.given]).toEqual(['refresh-1', null, 3])
})

test('a service account’s key file has all that is needed', async () => {
  rest.guard = good()
  const auth: Auth = { kind: 'jwt_bearer', subject: 'admin@acme.example', scope: 'alerts' }
  expect((await poll(config(auth), { secrets: { privateKey: serviceAccount() } })).ids).toHaveLength(25)
})

test.each(['no key at all', '{"type": "service_account"}', '{"cut'])(
  'a private key that is none is said: %s',
  async (privateKey) => {
    const auth: Auth = { kind: 'jwt_bearer', tokenUrl: `${rest.origin}/oauth/token`, issuer: 'feed' }
    await expect(poll(config(auth), { secrets: { privateKey } })).rejects.toMatchObject({ code: 'secret_malformed' })
  },
)

test('a missing secret is said', async () => {
  await expect(poll(config({ kind: 'bearer' }))).rejects.toMatchObject({ code: 'secret_missing' })
})

test('a giver of tokens that is out of order is tried again later', async () => {
  const auth: Auth = { kind: 'oauth2_client_credentials', tokenUrl: `${rest.origin}/alerts`, clientId: CLIENT.id }
  rest.always = { kind: 'status', status: 503, headers: { 'retry-after': '7' } }
  const error = await poll(config(auth), { secrets: { clientSecret: CLIENT.secret } }).catch(
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(RetryLater)
  expect(error).toMatchObject({ afterMs: 7000 })
})

test('a rotated secret counts from the next request on', async () => {
  rest.guard = bearerGuard(new Set(['token-2']))
  const poller = pollerFor(config({ kind: 'bearer' }), { secrets: { token: 'token-1' } })
  expect((await poller.run()).error).toMatchObject({ code: 'authentication_failed' })
  poller.host.rotate('token', 'token-2')
  expect((await poller.run()).ids).toHaveLength(25)
  expect(poller.host.used).toContain('token/1')
})
