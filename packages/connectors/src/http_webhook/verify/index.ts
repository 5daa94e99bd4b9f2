import type { ConnectorHost } from '@halcyon/connector-kit'
import type { AnyAuthSettings } from '../settings.ts'
import { snsVerifier } from '../sns/verifier.ts'
import { hmacVerifier } from './hmac.ts'
import { mtlsHeaderVerifier } from './mtls-header.ts'
import { basicVerifier, bearerVerifier, sharedSecretVerifier } from './shared.ts'
import { standardWebhooksVerifier } from './standard-webhooks.ts'
import type { Verifier } from './verifier.ts'

export function verifierFor(auth: AnyAuthSettings, host: ConnectorHost<unknown>): Verifier {
  switch (auth.kind) {
    case 'none':
      return { headers: [], verify: () => undefined }
    case 'shared_secret':
      return sharedSecretVerifier(auth, host)
    case 'basic':
      return basicVerifier(auth, host)
    case 'bearer':
      return bearerVerifier(host)
    case 'hmac':
      return hmacVerifier(auth, host)
    case 'standard_webhooks':
      return standardWebhooksVerifier(auth, host)
    case 'jwt':
      return lazily([auth.header.toLowerCase()], async () => (await import('./jwt.ts')).jwtVerifier(auth, host))
    case 'mtls_header':
      return mtlsHeaderVerifier(auth)
    case 'aws_sns':
      return snsVerifier(auth, host)
  }
}

/** A verifier whose library is loaded at the first request: the workers of all other feeds do without it. */
function lazily(headers: readonly string[], load: () => Promise<Verifier>): Verifier {
  let loaded: Promise<Verifier> | null = null
  return {
    headers,
    async verify(request, body) {
      loaded ??= load()
      return (await loaded).verify(request, body)
    },
  }
}
