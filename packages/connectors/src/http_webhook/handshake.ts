import { createHmac, createSecretKey } from 'node:crypto'
import {
  type ConnectorHost,
  compilePath,
  type InboundRequest,
  type PushBatch,
  RefuseRequest,
  secretRing,
} from '@halcyon/connector-kit'
import type { JsonValue } from '@halcyon/domain'
import { json } from './answer.ts'
import type { Handshake } from './presets/preset.ts'
import { type AnyAuthSettings, HANDSHAKE_SECRET } from './settings.ts'
import { confirmer, untaken } from './sns/confirmation.ts'
import { digestOf, matchesDigest } from './verify/equal.ts'
import { refuse, type Verifier } from './verify/verifier.ts'

const MAX_ECHO = 4096
const NO_ITEMS: PushBatch['items'] = []

type Answered = PushBatch | Promise<PushBatch>

export interface Handshakes {
  /** Headers they read, in lower case. */
  readonly headers: readonly string[]
  /** GET and OPTIONS: answers a challenge, or refuses the method. @throws RefuseRequest */
  challenge(request: InboundRequest): Answered
  /** A verified POST that is no delivery by its headers. */
  byHeader(request: InboundRequest): PushBatch | null
  /** A verified POST that is no delivery by its body. @throws RetryLater */
  byBody(value: JsonValue, request: InboundRequest): Answered | null
}

/** What a handshake needs of its feed. */
interface Feed {
  readonly auth: AnyAuthSettings
  readonly verifier: Verifier
  readonly host: ConnectorHost<unknown>
}

/** Null: it is not this one. */
type Challenge = (request: InboundRequest) => Answered | null
type ByBody = (value: JsonValue, request: InboundRequest) => Answered | null

export function handshakesOf(list: readonly Handshake[], feed: Feed): Handshakes {
  const pings = list.filter((handshake) => handshake.kind === 'ping_header')
  const challenges = list.flatMap((handshake) => challengeOf(handshake, feed) ?? [])
  const bodies = list.flatMap((handshake) => bodyHandshake(handshake, feed) ?? [])
  return {
    headers: list.flatMap(headersOf),
    challenge(request) {
      for (const answer of challenges) {
        const batch = answer(request)
        if (batch !== null) return batch
      }
      throw new RefuseRequest(405, 'method_not_allowed', 'Send with POST or PUT.')
    },
    byHeader(request) {
      for (const ping of pings) if (request.headers[ping.header] === ping.equals) return PING
      return null
    },
    byBody(value, request) {
      for (const match of bodies) {
        const batch = match(value, request)
        if (batch !== null) return batch
      }
      return null
    },
  }
}

const ORIGIN = 'webhook-request-origin'
const RATE = 'webhook-request-rate'

function headersOf(handshake: Handshake): string[] {
  if (handshake.kind === 'origin') return [ORIGIN, RATE]
  return handshake.kind === 'ping_header' || handshake.kind === 'header_echo' ? [handshake.header] : []
}

const answered = (body: Readonly<Record<string, string>>): PushBatch => ({ items: NO_ITEMS, answer: json(200, body) })
const PING = answered({ handshake: 'ping' })

function challengeOf(handshake: Handshake, feed: Feed): Challenge | null {
  switch (handshake.kind) {
    case 'header_echo':
      return (request) => {
        const value = request.headers[handshake.header] ?? ''
        if (request.method !== 'GET' || value === '' || value.length > MAX_ECHO) return null
        return unlessWrong(feed, request, answered({ [handshake.answerField]: value }))
      }
    case 'origin':
      return (request) => originAllowed(request, feed)
    case 'hub_challenge':
      return hubChallenge(feed.host)
    default:
      return null
  }
}

/**
 * Senders differ in whether they show their credentials already here: wrong ones are refused, none prove nothing and get nothing. A
 * secret in the address is part of it, and must be there.
 */
function unlessWrong({ auth, verifier }: Feed, request: InboundRequest, batch: PushBatch): Answered {
  const inAddress = auth.kind === 'shared_secret' && auth.location === 'query'
  const without = (error: unknown): PushBatch => {
    const shown = !(error instanceof RefuseRequest && error.code.endsWith('_missing'))
    if (shown || inAddress) throw error
    return batch
  }
  try {
    const verified = verifier.verify(request, request.body)
    return verified === undefined ? batch : verified.then(() => batch, without)
  } catch (error) {
    return without(error)
  }
}

const ORIGIN_FORM = /^[A-Za-z0-9.:/_-]{1,253}$/

/** github.com/cloudevents/spec, "HTTP 1.1 Web Hooks for Event Delivery", 4: may this sender send, and how much? */
function originAllowed(request: InboundRequest, feed: Feed): Answered | null {
  const { [ORIGIN]: origin = '', [RATE]: rate } = request.headers
  if (request.method !== 'OPTIONS' || !ORIGIN_FORM.test(origin)) return null
  const allowed = { allow: 'POST, PUT', 'webhook-allowed-origin': origin }
  const headers = rate === undefined ? allowed : { ...allowed, 'webhook-allowed-rate': '*' }
  return unlessWrong(feed, request, { items: NO_ITEMS, answer: { status: 200, headers, body: '' } })
}

/** developers.facebook.com, "Webhooks, Getting started": verification requests. */
function hubChallenge(host: ConnectorHost<unknown>): Challenge {
  const ring = secretRing(host, HANDSHAKE_SECRET, (value) => (value === '' ? null : digestOf(value)))
  return ({ method, query, receivedAt }) => {
    if (method !== 'GET') return null
    const asked = new URLSearchParams(query)
    const challenge = asked.get('hub.challenge') ?? ''
    if (asked.get('hub.mode') !== 'subscribe' || challenge === '' || challenge.length > MAX_ECHO) return null
    const token = asked.get('hub.verify_token') ?? ''
    if (token === '') return refuse('credentials_missing')
    const known = ring.usable(receivedAt).find(({ key }) => matchesDigest(token, key))
    if (known === undefined) return refuse('credentials_invalid')
    host.secretUsed(HANDSHAKE_SECRET, known.version)
    // Whoever opens it in a browser must not get a page.
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' }
    return { items: NO_ITEMS, answer: { status: 200, headers, body: challenge } }
  }
}

function bodyHandshake(handshake: Handshake, { auth, host }: Feed): ByBody | null {
  switch (handshake.kind) {
    case 'ping_body':
      return matching(handshake, () => PING)
    case 'body_echo': {
      const echo = echoed(handshake.echo)
      return matching(handshake, (value) => {
        const challenge = echo(value)
        return challenge === null ? null : answered({ [handshake.answerField]: challenge })
      })
    }
    case 'body_hmac':
      return matching(handshake, signedEcho(handshake, host))
    case 'sns_confirmation':
      return auth.kind === 'aws_sns' ? confirmer(auth, host) : (value) => untaken(value, host)
    default:
      return null
  }
}

function matching({ path, equals }: { readonly path: string; readonly equals: string }, then: ByBody): ByBody {
  const read = compilePath(path)
  return (value, request) => (read?.(value) === equals ? then(value, request) : null)
}

function echoed(path: string): (value: JsonValue) => string | null {
  const read = compilePath(path)
  return (value) => {
    const found = read?.(value)
    return typeof found === 'string' && found.length <= MAX_ECHO ? found : null
  }
}

/** What deliveries are signed over has a colon in it. Without this, whoever can have a text signed could have a delivery signed. */
const TOKEN_FORM = /^[A-Za-z0-9+/=_-]{1,256}$/

function signedEcho(
  { echo, answerField, hmacField }: Extract<Handshake, { kind: 'body_hmac' }>,
  host: ConnectorHost<unknown>,
): ByBody {
  const read = echoed(echo)
  const ring = secretRing(host, 'signing', (value) => (value === '' ? null : createSecretKey(value, 'utf8')))
  return (value, { receivedAt }) => {
    const token = read(value)
    if (token === null || !TOKEN_FORM.test(token)) return null
    const [current] = ring.usable(receivedAt)
    if (current === undefined) return PING
    const signed = createHmac('sha256', current.key).update(token).digest('hex')
    return answered({ [answerField]: token, [hmacField]: signed })
  }
}
