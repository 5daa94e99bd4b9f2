import type { ConnectorHost } from '@halcyon/connector-kit'
import type { AuthKind } from '../config/auth.ts'
import type { AnyAuthSettings, AuthSettings } from '../settings.ts'
import { type Credentials, fixed, withHeader } from './credentials.ts'
import { digest } from './digest.ts'
import { jwtBearer } from './jwt-bearer.ts'
import { clientCredentials, refreshToken } from './oauth2.ts'
import { secretValue } from './secret.ts'
import { session } from './session.ts'
import { sigV4 } from './sigv4.ts'

type Host = ConnectorHost<unknown>
type Make<K extends AuthKind> = (auth: AuthSettings<K>, host: Host) => Credentials

const MAKE: { readonly [K in AuthKind]: Make<K> } = {
  none: () => fixed((request) => request),
  api_key: ({ location, name, prefix }, host) =>
    fixed((request) => {
      const key = prefix + secretValue(host, 'token')
      if (location === 'header') return withHeader(request, name, key)
      const url = new URL(request.url)
      url.searchParams.set(name, key)
      return { ...request, url: url.href }
    }),
  basic: ({ username }, host) =>
    fixed((request) => {
      const pair = Buffer.from(`${username}:${secretValue(host, 'password')}`).toString('base64')
      return withHeader(request, 'authorization', `Basic ${pair}`)
    }),
  bearer: (_auth, host) =>
    fixed((request) => withHeader(request, 'authorization', `Bearer ${secretValue(host, 'token')}`)),
  oauth2_client_credentials: clientCredentials,
  oauth2_refresh_token: refreshToken,
  jwt_bearer: jwtBearer,
  session,
  aws_sigv4: sigV4,
  digest,
  client_certificate: (_auth, host) =>
    fixed((request) => ({
      ...request,
      client: { cert: secretValue(host, 'certificate'), key: secretValue(host, 'privateKey') },
    })),
}

/** Its secrets are read at each request: a rotated one counts from then on. */
export const credentialsOf = (auth: AnyAuthSettings, host: Host): Credentials =>
  (MAKE[auth.kind] as Make<AuthKind>)(auth, host)
