import { createHash, randomBytes } from 'node:crypto'
import { type ConnectorHost, NeedsHuman } from '@halcyon/connector-kit'
import type { Outgoing } from '../request/request.ts'
import type { AuthSettings } from '../settings.ts'
import { type Credentials, withHeader } from './credentials.ts'
import { secretValue } from './secret.ts'

interface Challenge {
  readonly realm: string
  readonly nonce: string
  readonly opaque: string | undefined
  readonly algorithm: string
  readonly hash: 'md5' | 'sha256'
  readonly session: boolean
  readonly qop: boolean
  readonly stale: boolean
}

/** RFC 7616: the first answer has the challenge, and it serves until the source makes another. */
export function digest({ username }: AuthSettings<'digest'>, host: ConnectorHost<unknown>): Credentials {
  let challenge: Challenge | null = null
  let count = 0
  return {
    sign(request) {
      if (challenge === null) return request
      return withHeader(
        request,
        'authorization',
        proof(challenge, username, secretValue(host, 'password'), request, ++count),
      )
    },
    renew({ headers }) {
      const next = challengeOf(headers['www-authenticate'] ?? '')
      if (next === null) {
        throw new NeedsHuman(
          'authentication_failed',
          'The source answered 401 without a digest challenge it could be answered with (MD5 or SHA-256, qop auth).',
          'Compare the kind of authentication with the source’s documentation.',
        )
      }
      const first = challenge === null
      challenge = next
      count = 0
      // The same proof again would be refused again.
      return first || next.stale
    },
    signIn: async () => false,
  }
}

const PARAMETER = /(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))/g
const HASHES: Readonly<Record<string, 'md5' | 'sha256'>> = { md5: 'md5', 'sha-256': 'sha256' }

/** The strongest of those offered. */
function challengeOf(header: string): Challenge | null {
  const offers = header
    .split(/\bDigest\s+/i)
    .slice(1)
    .map(parse)
  const known = offers.filter((offer) => offer !== null)
  return known.find(({ hash }) => hash === 'sha256') ?? known[0] ?? null
}

function parse(text: string): Challenge | null {
  const of = new Map<string, string>()
  for (const [, name = '', quoted, bare] of text.matchAll(PARAMETER)) {
    of.set(name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, '$1') ?? bare ?? '')
  }
  const algorithm = of.get('algorithm') ?? 'MD5'
  const hash = HASHES[algorithm.toLowerCase().replace(/-sess$/, '')]
  const nonce = of.get('nonce')
  const qop = of.get('qop')
  if (hash === undefined || nonce === undefined) return null
  if (qop !== undefined && !qop.split(',').some((one) => one.trim() === 'auth')) return null
  return {
    realm: of.get('realm') ?? '',
    nonce,
    opaque: of.get('opaque'),
    algorithm,
    hash,
    session: algorithm.toLowerCase().endsWith('-sess'),
    qop: qop !== undefined,
    stale: of.get('stale')?.toLowerCase() === 'true',
  }
}

function proof(
  challenge: Challenge,
  username: string,
  password: string,
  { method, url }: Outgoing,
  count: number,
): string {
  const { realm, nonce, opaque, algorithm, hash, session, qop } = challenge
  const h = (text: string): string => createHash(hash).update(text).digest('hex')
  const { pathname, search } = new URL(url)
  const uri = pathname + search
  const cnonce = randomBytes(12).toString('hex')
  const nc = count.toString(16).padStart(8, '0')
  const user = h(`${username}:${realm}:${password}`)
  const ha1 = session ? h(`${user}:${nonce}:${cnonce}`) : user
  const ha2 = h(`${method}:${uri}`)
  const response = qop ? h(`${ha1}:${nonce}:${nc}:${cnonce}:auth:${ha2}`) : h(`${ha1}:${nonce}:${ha2}`)
  const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`
  return [
    `Digest username=${quoted(username)}`,
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(uri)}`,
    `algorithm=${algorithm}`,
    `response="${response}"`,
    ...(qop || session ? [`cnonce="${cnonce}"`] : []),
    ...(qop ? ['qop=auth', `nc=${nc}`] : []),
    ...(opaque === undefined ? [] : [`opaque=${quoted(opaque)}`]),
  ].join(', ')
}
