import { type ConnectorHost, NeedsHuman, RetryLater } from '@halcyon/connector-kit'
import { decodeUtf8, isJsonObject, JsonError, type JsonValue, parseJson } from '@halcyon/domain'
import { waitAsked } from '../answer/rate-limit.ts'
import type { Answer } from '../answer/rules.ts'
import { told } from '../answer/told.ts'
import { type Credentials, withHeader } from './credentials.ts'

export interface Token {
  readonly value: string
  /** Milliseconds. */
  readonly lifetimeMs: number
}

/** A token is renewed so long before its end, that none ends on its way. */
const MARGIN_MS = 30_000
const MAX_BYTES = 256 * 1024
/** Of a token whose giver does not say how long it is good for. */
const LIFETIME_MS = 30 * 60_000

/** A token that is fetched, kept until shortly before its end, and fetched anew when it is refused. One is fetched at a time. */
export function tokenCredentials(
  host: ConnectorHost<unknown>,
  fetchToken: (signal: AbortSignal) => Promise<Token>,
  put: { readonly header: string; readonly prefix: string } = { header: 'authorization', prefix: 'Bearer ' },
): Credentials {
  let token: { readonly value: string; readonly until: number } | null = null
  let fetching: Promise<string> | null = null
  const fresh = async (signal: AbortSignal): Promise<string> => {
    const { value, lifetimeMs } = await fetchToken(signal)
    token = { value, until: host.now() + lifetimeMs - Math.min(MARGIN_MS, lifetimeMs / 2) }
    return value
  }
  const current = (signal: AbortSignal): Promise<string> | string => {
    if (token !== null && host.now() < token.until) return token.value
    fetching ??= fresh(signal).finally(() => {
      fetching = null
    })
    return fetching
  }
  return {
    sign: async (request, signal) => withHeader(request, put.header, put.prefix + (await current(signal))),
    renew() {
      token = null
      return true
    },
    async signIn(signal) {
      token = null
      await current(signal)
      return true
    },
  }
}

export interface TokenRequest {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly secrets: readonly string[]
}

/** Asks whoever gives tokens. @throws NeedsHuman `authentication_failed`, RetryLater, OutboundError */
export async function askForToken(
  host: ConnectorHost<unknown>,
  request: TokenRequest,
  signal: AbortSignal,
): Promise<Answer> {
  const { secrets, ...outgoing } = request
  const answer = await host.http.request({ ...outgoing, maxBytes: MAX_BYTES, signal })
  if (answer.status >= 200 && answer.status < 300) return answer
  const words = `No token: ${told(answer, secrets)}`
  if (answer.status === 429 || answer.status >= 500)
    throw new RetryLater(words, waitAsked(answer.headers, host.now()) ?? undefined)
  throw new NeedsHuman(
    'authentication_failed',
    words,
    'Compare the token address, the client or user name and the secret with those at the source.',
  )
}

/** The token of an answer as OAuth 2 has it (RFC 6749, 5.1). */
export function oauthToken(answer: Answer): Token {
  const body = documentOf(answer)
  const value = isJsonObject(body) ? body.access_token : undefined
  if (!isJsonObject(body) || typeof value !== 'string' || value === '') throw noToken(answer.url, 'access_token')
  const seconds = Number(body.expires_in)
  return { value, lifetimeMs: Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : LIFETIME_MS }
}

/** Undefined when it is not JSON. */
export function documentOf({ body }: Answer): JsonValue | undefined {
  try {
    return parseJson(decodeUtf8(body))
  } catch (error) {
    if (error instanceof JsonError) return undefined
    throw error
  }
}

export const noToken = (url: string, where: string): NeedsHuman =>
  new NeedsHuman(
    'authentication_failed',
    `${new URL(url).host} answered without a token at "${where}".`,
    'Compare the token address, and where the token stands, with the source’s documentation.',
  )
