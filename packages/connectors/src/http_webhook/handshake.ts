import { compilePath, type InboundRequest, type PushBatch, RefuseRequest } from '@halcyon/connector-kit'
import type { JsonValue } from '@halcyon/domain'
import { json } from './answer.ts'
import type { Handshake } from './presets/preset.ts'
import type { AnyAuthSettings } from './settings.ts'
import type { Verifier } from './verify/verifier.ts'

const MAX_ECHO = 4096
const NO_ITEMS: PushBatch['items'] = []

export interface Handshakes {
  /** Headers they read, in lower case. */
  readonly headers: readonly string[]
  /** GET: answers a challenge, or refuses the method. @throws RefuseRequest */
  challenge(request: InboundRequest): PushBatch | Promise<PushBatch>
  /** A verified POST that is no delivery by its headers. */
  byHeader(request: InboundRequest): PushBatch | null
  /** A verified POST that is no delivery by its body. */
  byBody(value: JsonValue): PushBatch | null
}

export function handshakesOf(list: readonly Handshake[], auth: AnyAuthSettings, verifier: Verifier): Handshakes {
  const echo = list.find((handshake) => handshake.kind === 'header_echo')
  const pings = list.filter((handshake) => handshake.kind === 'ping_header')
  const bodies = list.flatMap((handshake) => {
    const match = bodyHandshake(handshake)
    return match === null ? [] : [match]
  })
  return {
    headers: [...pings.map((ping) => ping.header), ...(echo === undefined ? [] : [echo.header])],
    challenge: (request) => {
      const value = echo === undefined ? undefined : request.headers[echo.header]
      if (echo === undefined || value === undefined || value === '' || value.length > MAX_ECHO) {
        throw new RefuseRequest(405, 'method_not_allowed', 'Send with POST or PUT.')
      }
      const batch = answered({ [echo.answerField]: value })
      // Senders differ in whether the challenge comes with the credentials; wrong ones are refused, none prove nothing and get nothing.
      if (auth.kind === 'shared_secret' && request.headers[auth.name.toLowerCase()] === undefined) return batch
      const verified = verifier.verify(request, request.body)
      return verified === undefined ? batch : verified.then(() => batch)
    },
    byHeader(request) {
      for (const ping of pings) if (request.headers[ping.header] === ping.equals) return PING
      return null
    },
    byBody(value) {
      for (const match of bodies) {
        const batch = match(value)
        if (batch !== null) return batch
      }
      return null
    },
  }
}

const answered = (body: Readonly<Record<string, string>>): PushBatch => ({ items: NO_ITEMS, answer: json(200, body) })
const PING = answered({ handshake: 'ping' })

function bodyHandshake(handshake: Handshake): ((value: JsonValue) => PushBatch | null) | null {
  if (handshake.kind !== 'body_echo' && handshake.kind !== 'ping_body') return null
  const read = compilePath(handshake.path)
  const echo = handshake.kind === 'body_echo' ? compilePath(handshake.echo) : null
  return (value) => {
    if (read?.(value) !== handshake.equals) return null
    if (handshake.kind === 'ping_body') return PING
    const challenge = echo?.(value)
    return typeof challenge === 'string' && challenge.length <= MAX_ECHO
      ? answered({ [handshake.answerField]: challenge })
      : null
  }
}
