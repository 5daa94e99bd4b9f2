import type { ConnectorHost } from '@halcyon/connector-kit'
import type { SASLOptions } from '@platformatic/kafka'
import type { Settings } from '../settings.ts'
import { bearerTokens } from './bearer-tokens.ts'
import { currentSecret } from './secret.ts'

/** What a new connection proves who we are with; secrets are read when they are needed, so that a rotated one is taken. */
export function saslOf({ auth }: Settings, host: ConnectorHost<unknown>): SASLOptions | undefined {
  switch (auth.kind) {
    case 'none':
      return undefined
    case 'sasl':
      return { mechanism: auth.mechanism, username: auth.username, password: () => currentSecret(host, 'password') }
    case 'oauthbearer':
      return {
        mechanism: 'OAUTHBEARER',
        token: bearerTokens(auth, host),
        oauthBearerExtensions: { ...auth.extensions },
      }
  }
}

/** Options of `tls.connect`. */
export function tlsOf({ tls }: Settings, host: ConnectorHost<unknown>) {
  if (tls === null) return undefined
  return {
    ...(tls.ca === null ? {} : { ca: tls.ca }),
    ...(tls.clientCertificate === null ? {} : { cert: tls.clientCertificate, key: currentSecret(host, 'clientKey') }),
  }
}
