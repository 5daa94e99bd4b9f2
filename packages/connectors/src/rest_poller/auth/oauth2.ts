import type { ConnectorHost } from '@halcyon/connector-kit'
import { isJsonObject } from '@halcyon/domain'
import type { AuthSettings } from '../settings.ts'
import type { Credentials } from './credentials.ts'
import { optionalSecret, secretValue } from './secret.ts'
import { askForToken, documentOf, oauthToken, tokenCredentials } from './token.ts'

const FORM = 'application/x-www-form-urlencoded'

/** RFC 6749, 4.4. */
export function clientCredentials(
  auth: AuthSettings<'oauth2_client_credentials'>,
  host: ConnectorHost<unknown>,
): Credentials {
  return tokenCredentials(host, async (signal) => {
    const secret = secretValue(host, 'clientSecret')
    return oauthToken(await askForToken(host, formOf(auth, { grant_type: 'client_credentials' }, secret), signal))
  })
}

/** RFC 6749, 6. A giver that sends a new refresh token has the old one stop: the new one becomes the secret's. */
export function refreshToken(auth: AuthSettings<'oauth2_refresh_token'>, host: ConnectorHost<unknown>): Credentials {
  let rotated: { readonly from: string; readonly to: string } | null = null
  return tokenCredentials(host, async (signal) => {
    const given = secretValue(host, 'refreshToken')
    const secret = auth.hasClientSecret ? secretValue(host, 'clientSecret') : optionalSecret(host, 'clientSecret')
    const refresh = rotated?.from === given ? rotated.to : given
    const request = formOf(auth, { grant_type: 'refresh_token', refresh_token: refresh }, secret)
    const answer = await askForToken(host, { ...request, secrets: [...request.secrets, refresh] }, signal)
    const token = oauthToken(answer)
    const body = documentOf(answer)
    const next = isJsonObject(body) ? body.refresh_token : undefined
    if (typeof next === 'string' && next !== '' && next !== refresh) {
      // Until the host has it.
      rotated = { from: given, to: next }
      host.replaceSecret('refreshToken', refresh, next)
      host.log.info('The source replaced the refresh token: the new one is kept as the secret’s next version.')
    }
    return token
  })
}

function formOf(
  auth: AuthSettings<'oauth2_client_credentials'> | AuthSettings<'oauth2_refresh_token'>,
  grant: Readonly<Record<string, string>>,
  secret: string | null,
) {
  const form = new URLSearchParams({
    ...grant,
    ...(auth.scope === undefined ? {} : { scope: auth.scope }),
    ...auth.parameters,
  })
  const headers: Record<string, string> = { 'content-type': FORM, accept: 'application/json' }
  if (auth.clientAuth === 'basic' && secret !== null) {
    // RFC 6749, 2.3.1: both are form-encoded before they are joined.
    const pair = `${encodeURIComponent(auth.clientId)}:${encodeURIComponent(secret)}`
    headers.authorization = `Basic ${Buffer.from(pair).toString('base64')}`
  } else {
    form.set('client_id', auth.clientId)
    if (secret !== null) form.set('client_secret', secret)
  }
  return {
    url: auth.tokenUrl,
    method: 'POST' as const,
    headers,
    body: form.toString(),
    secrets: secret === null ? [] : [secret],
  }
}
