import { type ConnectorHost, type InboundRequest, secretRing } from '@halcyon/connector-kit'
import type { AuthSettings } from '../settings.ts'
import { digestOf, matchesDigest } from './equal.ts'
import { refuse, type Verifier } from './verifier.ts'

/** Null when the request shows nothing. */
type Read = (request: InboundRequest) => string | null

/** Any unexpired version of the secret, compared by digest. */
function shown(
  host: ConnectorHost<unknown>,
  field: string,
  headers: string[],
  read: Read,
  expect = (value: string) => value,
): Verifier {
  const ring = secretRing(host, field, (value) => (value === '' ? null : digestOf(expect(value))))
  return {
    headers,
    verify(request) {
      const text = read(request)
      if (text === null || text === '') return refuse('credentials_missing')
      for (const { key, version } of ring.usable(request.receivedAt)) {
        if (!matchesDigest(text, key)) continue
        host.secretUsed(field, version)
        return
      }
      return refuse('credentials_invalid')
    },
  }
}

export function sharedSecretVerifier(auth: AuthSettings<'shared_secret'>, host: ConnectorHost<unknown>): Verifier {
  if (auth.location === 'query')
    return shown(host, 'token', [], (request) => new URLSearchParams(request.query).get(auth.name))
  const name = auth.name.toLowerCase()
  return shown(host, 'token', [name], ({ headers }) => {
    const value = headers[name]
    return value?.startsWith(auth.prefix) === true ? value.slice(auth.prefix.length) : null
  })
}

export const bearerVerifier = (host: ConnectorHost<unknown>): Verifier =>
  shown(host, 'token', ['authorization'], ({ headers }) => afterScheme(headers.authorization, 'bearer '))

export const basicVerifier = (auth: AuthSettings<'basic'>, host: ConnectorHost<unknown>): Verifier =>
  shown(
    host,
    'password',
    ['authorization'],
    ({ headers }) => {
      const encoded = afterScheme(headers.authorization, 'basic ')
      return encoded === null ? null : Buffer.from(encoded, 'base64').toString('utf8')
    },
    (password) => `${auth.username}:${password}`,
  )

/** What follows the scheme, whose case does not count (RFC 9110, 11.1). */
export function afterScheme(header: string | undefined, scheme: string): string | null {
  if (header === undefined || header.slice(0, scheme.length).toLowerCase() !== scheme) return null
  return header.slice(scheme.length).trim()
}
