import {
  type ConnectorHost,
  type InboundRequest,
  inflateBody,
  type MalformedItem,
  NeedsHuman,
  type Networks,
  type Piece,
  type PushBatch,
  parseNetworks,
  type ReceivedItem,
  RefuseRequest,
} from '@halcyon/connector-kit'
import { answerTemplate } from './answer.ts'
import { type DeliveryIds, deliveryIds } from './body/delivery-id.ts'
import { type BodyReader, bodyReader } from './body/read-body.ts'
import type { WebhookConfig } from './config/config.ts'
import { validateConfig } from './config/validate.ts'
import { type Handshakes, handshakesOf } from './handshake.ts'
import { hecProtocol } from './hec/protocol.ts'
import { secretProblem } from './secret-problem.ts'
import { type AnyAuthSettings, type Settings, settingsOf } from './settings.ts'
import { verifierFor } from './verify/index.ts'
import type { Verifier } from './verify/verifier.ts'

/** Everything a request needs, made once. */
interface Receiver {
  readonly settings: Settings
  readonly allowed: Networks | null
  readonly verifier: Verifier
  readonly handshakes: Handshakes
  readonly reader: BodyReader
  readonly ids: DeliveryIds
  readonly answer: PushBatch['answer']
}

export function open(host: ConnectorHost<WebhookConfig>) {
  const receiver = prepare(host)
  const own = (request: InboundRequest) => receive(receiver, request)
  const isHec = receiver.settings.body.format === 'splunk_hec'
  return { headers: headersOf(receiver), receive: isHec ? hecProtocol(own) : own }
}

function prepare(host: ConnectorHost<WebhookConfig>): Receiver {
  const settings = settingsOf(host.config)
  const { auth } = settings
  const [problem] = validateConfig(host.config)
  if (problem !== undefined)
    throw new NeedsHuman(problem.code, problem.message, problem.suggestion ?? 'Mend the configuration.')
  if (auth === null) throw new NeedsHuman('auth_required', 'There is no authentication.', 'Choose one.')
  requireSecret(auth, host)
  const verifier = verifierFor(auth, host)
  return {
    settings,
    allowed: settings.allowedAddresses.length === 0 ? null : parseNetworks(settings.allowedAddresses),
    verifier,
    handshakes: handshakesOf(settings.handshakes, { auth, verifier, host }),
    reader: bodyReader(settings),
    ids: deliveryIds(settings.dedupe),
    answer: settings.answer === null ? undefined : answerTemplate(settings.answer),
  }
}

function requireSecret(auth: AnyAuthSettings, host: ConnectorHost<unknown>): void {
  const problem = secretProblem(auth, host)
  if (problem !== null) throw new NeedsHuman(problem.code, problem.message, problem.action)
}

function headersOf({ settings, verifier, handshakes, ids }: Receiver): string[] {
  const names = ['content-type', 'content-encoding', ...verifier.headers, ...handshakes.headers]
  if (ids.header !== null) names.push(ids.header)
  if (settings.body.format === 'cloudevents') names.push('ce-*')
  return [...new Set(names)]
}

function receive(receiver: Receiver, request: InboundRequest): PushBatch | Promise<PushBatch> {
  const { settings, allowed, verifier, handshakes } = receiver
  if (allowed !== null && !allowed.has(request.remoteAddress)) {
    throw new RefuseRequest(403, 'address_refused', 'This address may not send here.')
  }
  if (request.method === 'GET' || request.method === 'OPTIONS') return handshakes.challenge(request)
  if (request.method !== 'POST' && request.method !== 'PUT') {
    throw new RefuseRequest(405, 'method_not_allowed', 'Send with POST or PUT.')
  }
  if (request.body.byteLength > settings.limits.maxBytes) {
    throw new RefuseRequest(413, 'too_large', `The body is larger than ${settings.limits.maxBytes} bytes.`)
  }
  const early = settings.body.signatureCovers === 'inflated' ? inflated(receiver, request) : null
  const signed = early instanceof Uint8Array ? early : request.body
  const verified = verifier.verify(request, signed)
  return verified === undefined
    ? decode(receiver, request, early)
    : verified.then(() => decode(receiver, request, early))
}

const inflated = ({ settings }: Receiver, { body, headers }: InboundRequest) =>
  inflateBody(body, headers['content-encoding'], settings.limits.maxInflatedBytes)

/** From here on the sender is known: what is wrong with the body is data. */
function decode(
  receiver: Receiver,
  request: InboundRequest,
  early: Uint8Array | MalformedItem | null,
): PushBatch | Promise<PushBatch> {
  const { handshakes, reader } = receiver
  const ping = handshakes.byHeader(request)
  if (ping !== null) return ping
  const bytes = early ?? inflated(receiver, request)
  if (!(bytes instanceof Uint8Array)) return batch(receiver, [bytes])
  const body = reader.read(bytes, request)
  if (body.kind === 'lines') return batch(receiver, items(receiver.ids, request, body.pieces))
  const handshake = body.piece.kind === 'value' ? handshakes.byBody(body.piece.value, request) : null
  return handshake ?? batch(receiver, items(receiver.ids, request, reader.split(body.piece)))
}

function items(ids: DeliveryIds, { headers }: InboundRequest, pieces: readonly Piece[]): ReceivedItem[] {
  return pieces.map((piece, index) =>
    piece.kind === 'malformed'
      ? piece
      : { kind: 'payload', payload: piece.value, deliveryId: ids.of(headers, piece.value, index, pieces.length) },
  )
}

const batch = ({ answer }: Receiver, found: readonly ReceivedItem[]): PushBatch =>
  answer === undefined ? { items: found } : { items: found, answer }
