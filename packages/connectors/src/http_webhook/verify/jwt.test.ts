import { OutboundError, type OutboundHttp, RetryLater, refuseOutbound } from '@halcyon/connector-kit'
import { inbound } from '@halcyon/connector-kit/suite'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { bytes, webhook } from '../testing.ts'

const AUTH = {
  kind: 'jwt',
  jwksUrl: 'https://issuer.test/jwks.json',
  issuer: 'https://issuer.test',
  audience: 'halcyon',
} as const
const keys = await Promise.all(['one', 'two'].map(async (kid) => ({ kid, ...(await generateKeyPair('RS256')) })))
const [one, two] = keys as [(typeof keys)[0], (typeof keys)[0]]
const jwk = async (key: typeof one) => ({ ...(await exportJWK(key.publicKey)), kid: key.kid, alg: 'RS256' })

/** An issuer that publishes a list of keys, counts, and can be down. */
function issuer(...published: (typeof one)[]) {
  const state = { published, asked: 0, down: false }
  const http: OutboundHttp = {
    ...refuseOutbound(() => new Error('Keys are asked for, nothing else')),
    async request({ url }) {
      state.asked += 1
      if (state.down) throw new Error('down')
      const body = bytes(JSON.stringify({ keys: await Promise.all(state.published.map(jwk)) }))
      return { status: 200, headers: {}, body, url }
    },
  }
  return { state, http }
}

const token = (key = one, claims: Readonly<Record<string, unknown>> = {}) =>
  new SignJWT({
    aud: AUTH.audience,
    iss: AUTH.issuer,
    exp: Math.floor(Date.now() / 1000) + 60,
    ...claims,
  } as JWTPayload)
    .setProtectedHeader({ alg: 'RS256', kid: key.kid })
    .sign(key.privateKey)
const request = async (text: string | Promise<string>) =>
  inbound({ body: bytes('{}'), headers: { authorization: `Bearer ${await text}` } })

describe('jwt', () => {
  it('takes a token of the issuer for this audience', async () => {
    const { http, state } = issuer(one)
    const feed = webhook({ auth: AUTH }, {}, { http })
    for (let i = 0; i < 5; i += 1) expect(await feed.outcome(await request(token()))).toBe('accepted')
    expect(state.asked).toBe(1)
  })

  it('refuses every other token with 401', async () => {
    const { http } = issuer(one)
    const feed = webhook({ auth: { ...AUTH, claims: { email: 'push@issuer.test' } } }, {}, { http })
    const good = { email: 'push@issuer.test' }
    expect(await feed.outcome(await request(token(one, good)))).toBe('accepted')
    const body = { ...good, aud: AUTH.audience, iss: AUTH.issuer, exp: 9e9 }
    const hs256 = new SignJWT(body)
      .setProtectedHeader({ alg: 'HS256', kid: 'one' })
      .sign(bytes(JSON.stringify(await jwk(one))))
    const bad: (string | Promise<string>)[] = [
      token(one),
      token(one, { ...good, aud: 'other' }),
      token(one, { ...good, iss: 'other' }),
      token(one, { ...good, exp: Math.floor(Date.now() / 1000) - 61 }),
      token(one, { ...good, exp: undefined }),
      token({ ...two, kid: 'one' }, good),
      new UnsecuredJWT(body).encode(),
      hs256,
      (await token(one, good)).slice(0, -4),
      'a.b.c',
      '....',
    ]
    for (const [index, text] of bad.entries()) {
      expect(await feed.outcome(await request(text)), `token ${index}`).toBe('401 credentials_invalid')
    }
    expect(await feed.outcome(inbound({ body: bytes('{}') }))).toBe('401 credentials_missing')
  })

  it('asks again for a new key, but not at the pace of a stranger', async () => {
    let now = Date.now()
    const { http, state } = issuer(one)
    const feed = webhook({ auth: AUTH }, {}, { http, now: () => now })
    expect(await feed.outcome(await request(token()))).toBe('accepted')
    state.published = [one, two]
    for (let i = 0; i < 20; i += 1)
      expect(await feed.outcome(await request(token(two)))).toBe('401 credentials_invalid')
    expect(state.asked).toBe(1)
    now += 30_000
    expect(await feed.outcome(await request(token(two)))).toBe('accepted')
    expect(state.asked).toBe(2)
  })

  it('keeps the last keys while the issuer is away; without any it is asked to come again', async () => {
    let now = Date.now()
    const { http, state } = issuer(one)
    const feed = webhook({ auth: AUTH }, {}, { http, now: () => now })
    expect(await feed.outcome(await request(token()))).toBe('accepted')
    state.down = true
    now += 11 * 60_000
    expect(await feed.outcome(await request(token()))).toBe('accepted')
    const fresh = webhook({ auth: AUTH }, {}, { http })
    await expect(fresh.outcome(await request(token()))).rejects.toBeInstanceOf(RetryLater)
  })

  it('an address that may not be reached needs a person', async () => {
    const http = refuseOutbound(() => new OutboundError('outbound_blocked', 'The address is private.'))
    const feed = webhook({ auth: AUTH }, {}, { http })
    await expect(feed.outcome(await request(token()))).rejects.toMatchObject({
      name: 'NeedsHuman',
      code: 'outbound_blocked',
    })
  })
})
