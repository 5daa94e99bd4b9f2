import type { ConnectorHost } from '@halcyon/connector-kit'
import type { AnyAuthSettings } from '../settings.ts'
import { hmacVerifier } from './hmac.ts'
import { jwtVerifier } from './jwt.ts'
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
      return jwtVerifier(auth, host)
    case 'mtls_header':
      return mtlsHeaderVerifier(auth)
  }
}
