import { parseNetworks } from '@halcyon/connector-kit'
import type { AuthSettings } from '../settings.ts'
import { digestOf, matchesDigest } from './equal.ts'
import { refuse, type Verifier } from './verifier.ts'

const asFingerprint = (text: string) => text.replaceAll(':', '').trim().toLowerCase()
const asSubject = (text: string) => text.trim()

/** The header counts only from a trusted proxy: the peer of the connection, not an address some header names. */
export function mtlsHeaderVerifier(auth: AuthSettings<'mtls_header'>): Verifier {
  const header = auth.header.toLowerCase()
  const verifiedHeader = auth.verifiedHeader.toLowerCase()
  const proxies = parseNetworks(auth.trustedProxies)
  const normal = auth.match === 'fingerprint' ? asFingerprint : asSubject
  const expected = auth.expected.map((text) => digestOf(normal(text)))
  return {
    headers: [header, verifiedHeader].filter((name) => name !== ''),
    verify(request) {
      if (!proxies.has(request.peerAddress ?? request.remoteAddress)) return refuse('credentials_invalid')
      if (verifiedHeader !== '' && request.headers[verifiedHeader] !== auth.verifiedValue)
        return refuse('credentials_invalid')
      const value = normal(request.headers[header] ?? '')
      if (value === '') return refuse('credentials_missing')
      return expected.some((digest) => matchesDigest(value, digest)) ? undefined : refuse('credentials_invalid')
    },
  }
}
