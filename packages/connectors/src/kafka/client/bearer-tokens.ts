import { type ConnectorHost, NeedsHuman, RetryLater } from '@halcyon/connector-kit'
import { isJsonObject } from '@halcyon/domain'
import type { AuthSettings } from '../settings.ts'
import { answerJson } from './answer-json.ts'
import { currentSecret } from './secret.ts'

type OAuth = Extract<AuthSettings, { kind: 'oauthbearer' }>

/** A token is asked for again so long before it ends. */
const EARLY_MS = 60_000
const MAX_BYTES = 64 * 1024

/** Tokens of the client credentials grant (RFC 6749, 4.4): one is shared by all connections until shortly before its end. */
export function bearerTokens(auth: OAuth, host: ConnectorHost<unknown>): () => Promise<string> {
  let held: { token: string; until: number } | null = null
  let asking: Promise<string> | null = null
  const ask = async (): Promise<string> => {
    const { token, seconds } = await grant(auth, host)
    held = { token, until: host.now() + seconds * 1000 - EARLY_MS }
    return token
  }
  return () => {
    if (held !== null && host.now() < held.until) return Promise.resolve(held.token)
    asking ??= ask().finally(() => {
      asking = null
    })
    return asking
  }
}

async function grant(auth: OAuth, host: ConnectorHost<unknown>): Promise<{ token: string; seconds: number }> {
  const credentials = `${encodeURIComponent(auth.clientId)}:${encodeURIComponent(currentSecret(host, 'clientSecret'))}`
  const form = new URLSearchParams({ grant_type: 'client_credentials' })
  if (auth.scope !== '') form.set('scope', auth.scope)
  const { status, body } = await host.http.request({
    url: auth.tokenUrl,
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
    },
    body: form.toString(),
    maxBytes: MAX_BYTES,
  })
  if (status === 429 || status >= 500) throw new RetryLater(`The token address answered ${status}.`)
  const answer = status === 200 ? answerJson(body) : null
  if (!isJsonObject(answer) || typeof answer.access_token !== 'string') {
    throw new NeedsHuman(
      'authentication_failed',
      `The token address answered ${status}, and gave no token.`,
      'Compare the token address, the client id, the scope and the secret "clientSecret" with the provider’s.',
    )
  }
  return { token: answer.access_token, seconds: typeof answer.expires_in === 'number' ? answer.expires_in : 300 }
}
