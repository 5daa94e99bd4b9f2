import { createHmac, createSecretKey, type Hmac, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { ConnectorHost, InboundRequest, SecretRing } from '@halcyon/connector-kit'
import { secretRing } from '@halcyon/connector-kit'
import type { AuthSettings } from '../settings.ts'
import { compileSignedString, type SignedParts } from './signed-string.ts'
import { checkTimestamp } from './timestamp.ts'
import { refuse, type Verifier } from './verifier.ts'

type HmacSettings = AuthSettings<'hmac'>

const DIGEST_BYTES = { sha1: 20, sha256: 32, sha512: 64 } as const
/** More signatures in one header than any sender has keys. */
const MAX_SIGNATURES = 8

const signingKey = (value: string): KeyObject | null => (value === '' ? null : createSecretKey(value, 'utf8'))

export function hmacVerifier(auth: HmacSettings, host: ConnectorHost<unknown>): Verifier {
  const header = auth.header.toLowerCase()
  const timestampHeader = auth.timestampHeader.toLowerCase()
  const idHeader = auth.idHeader.toLowerCase()
  const signed = compileSignedString(auth.signedString)
  const hasTimestamp = timestampHeader !== '' || auth.timestampPrefix !== ''
  const readSignatures = signatureReader(auth)
  const ring = secretRing(host, 'signing', signingKey)
  return {
    headers: [header, timestampHeader, idHeader].filter((name) => name !== ''),
    verify(request, body) {
      const value = request.headers[header]
      if (value === undefined || value === '') return refuse('signature_missing')
      const timestamp = hasTimestamp ? readTimestamp(auth, request.headers[timestampHeader], value) : ''
      if (hasTimestamp) checkTimestamp(timestamp, request.receivedAt, auth.toleranceSeconds)
      const signatures = readSignatures(value)
      if (signatures.length === 0) return refuse('signature_invalid')
      const parts = { request, body, timestamp, id: request.headers[idHeader] ?? '', url: auth.url }
      return matchAny(ring, auth.algorithm, signed.feed, parts, signatures, host)
    },
  }
}

function matchAny(
  ring: SecretRing<KeyObject>,
  algorithm: string,
  feed: (hmac: Hmac, parts: SignedParts) => void,
  parts: SignedParts & { readonly request: InboundRequest },
  signatures: readonly Buffer[],
  host: ConnectorHost<unknown>,
): undefined {
  for (const { key, version } of ring.usable(parts.request.receivedAt)) {
    const hmac = createHmac(algorithm, key)
    feed(hmac, parts)
    const digest = hmac.digest()
    for (const signature of signatures) {
      if (timingSafeEqual(digest, signature)) {
        host.secretUsed('signing', version)
        return
      }
    }
  }
  return refuse('signature_invalid')
}

function readTimestamp(auth: HmacSettings, header: string | undefined, signatureHeader: string): string {
  if (auth.timestampPrefix === '') return header ?? ''
  const parts = auth.separator === '' ? [signatureHeader] : signatureHeader.split(auth.separator)
  const part = parts.find((candidate) => candidate.trimStart().startsWith(auth.timestampPrefix))
  return part === undefined ? '' : part.trim().slice(auth.timestampPrefix.length)
}

/** A reader of the header that gives only what can be a signature: the prefix, and bytes of the digest's length. */
function signatureReader({ prefix, separator, encoding, algorithm }: HmacSettings): (header: string) => Buffer[] {
  const bytes = DIGEST_BYTES[algorithm]
  const longest = encoding === 'hex' ? bytes * 2 : Math.ceil(bytes / 3) * 4
  const read = (text: string): Buffer | null => {
    if (!text.startsWith(prefix) || text.length - prefix.length > longest) return null
    // Node stops at, or leaves out, what is not of the encoding; then the length is not right.
    const signature = Buffer.from(text.slice(prefix.length), encoding)
    return signature.length === bytes ? signature : null
  }
  if (separator === '') {
    return (header) => {
      const one = read(header.trim())
      return one === null ? [] : [one]
    }
  }
  return (header) => {
    const found: Buffer[] = []
    for (const part of header.split(separator)) {
      const signature = read(part.trim())
      if (signature !== null && found.push(signature) === MAX_SIGNATURES) break
    }
    return found
  }
}
