import { createHmac, createPublicKey, createSecretKey, type KeyObject, timingSafeEqual, verify } from 'node:crypto'
import { type ConnectorHost, secretRing } from '@halcyon/connector-kit'
import type { AuthSettings } from '../settings.ts'
import { checkTimestamp } from './timestamp.ts'
import { refuse, type Verifier } from './verifier.ts'

const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/
const SIGNATURE_BYTES = { 'v1,': 32, 'v1a,': 64 } as const
const MAX_SIGNATURES = 8

interface StandardKey {
  readonly scheme: keyof typeof SIGNATURE_BYTES
  readonly key: KeyObject
}

/** `whsec_` + base64: HMAC-SHA256. `whpk_` + base64: an Ed25519 public key. Without a prefix: as `whsec_`. Null for anything else. */
export function standardKey(value: string): StandardKey | null {
  const isPublic = value.startsWith('whpk_')
  const encoded = isPublic || value.startsWith('whsec_') ? value.slice(value.indexOf('_') + 1) : value
  const bytes = BASE64.test(encoded) ? Buffer.from(encoded, 'base64') : Buffer.alloc(0)
  if (!isPublic) return bytes.length === 0 ? null : { scheme: 'v1,', key: createSecretKey(bytes) }
  if (bytes.length !== 32) return null
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') }
  return { scheme: 'v1a,', key: createPublicKey({ key: jwk, format: 'jwk' }) }
}

/** Signed is `id.timestamp.body`; the header lists `v1,…` and `v1a,…`, and one match is enough (standardwebhooks.com, 1.0). */
export function standardWebhooksVerifier(
  auth: AuthSettings<'standard_webhooks'>,
  host: ConnectorHost<unknown>,
): Verifier {
  const prefix = auth.headerPrefix.toLowerCase()
  const idHeader = `${prefix}id`
  const timestampHeader = `${prefix}timestamp`
  const signatureHeader = `${prefix}signature`
  const ring = secretRing(host, 'signing', standardKey)
  return {
    headers: [idHeader, timestampHeader, signatureHeader],
    verify(request, body) {
      const { [idHeader]: id = '', [timestampHeader]: timestamp = '', [signatureHeader]: header = '' } = request.headers
      if (id === '' || timestamp === '' || header === '') return refuse('signature_missing')
      checkTimestamp(timestamp, request.receivedAt, auth.toleranceSeconds)
      const signatures = header.split(' ', MAX_SIGNATURES)
      const signed = `${id}.${timestamp}.`
      for (const { key, version } of ring.usable(request.receivedAt)) {
        if (!matchesAny(key, signed, body, signatures)) continue
        host.secretUsed('signing', version)
        return
      }
      return refuse('signature_invalid')
    },
  }
}

function matchesAny(
  { scheme, key }: StandardKey,
  signed: string,
  body: Uint8Array,
  signatures: readonly string[],
): boolean {
  let digest: Buffer | null = null
  for (const text of signatures) {
    if (!text.startsWith(scheme) || text.length > 100) continue
    const signature = Buffer.from(text.slice(scheme.length), 'base64')
    if (signature.length !== SIGNATURE_BYTES[scheme]) continue
    if (scheme === 'v1a,') {
      if (verify(null, Buffer.concat([Buffer.from(signed, 'latin1'), body]), key, signature)) return true
      continue
    }
    digest ??= createHmac('sha256', key).update(signed, 'latin1').update(body).digest()
    if (timingSafeEqual(digest, signature)) return true
  }
  return false
}
