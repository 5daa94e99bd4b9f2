import { type InboundRequest, type PushAnswer, type PushBatch, RefuseRequest } from '@halcyon/connector-kit'
import { json } from '../answer.ts'
import { endpointOf } from './paths.ts'

type Receive = (request: InboundRequest) => PushBatch | Promise<PushBatch>

const SUCCESS = json(200, { text: 'Success', code: 0 })
const HEALTHY = json(200, { text: 'HEC is healthy', code: 17 })
const NO_DATA = json(400, { text: 'No data', code: 5 })
const NO_ACK = json(400, { text: 'ACK is disabled', code: 14 })
const NOT_FOUND = json(404, { text: 'The requested URL was not found on this server.', code: 404 })

/** Splunk's answers around a connector that reads its events: help.splunk.com, "Troubleshoot HTTP Event Collector", codes. */
export function hecProtocol(receive: Receive): Receive {
  return (request) => {
    const tried = tryOut(request)
    if (tried !== null) return { items: [], answer: tried }
    try {
      const batch = receive(request)
      return batch instanceof Promise ? batch.then(answered, refused) : answered(batch)
    } catch (error) {
      return refused(error)
    }
  }
}

/** Is anybody there? Senders ask before they send; nothing is proved, and nothing is told. */
function tryOut({ method, path }: InboundRequest): PushAnswer | null {
  const endpoint = endpointOf(path)
  if (endpoint === null) throw new RefuseRequest(404, 'not_found', 'This is no path of an event collector.', NOT_FOUND)
  if (endpoint === 'ack') throw new RefuseRequest(400, 'not_allowed', 'Acknowledgement is not offered.', NO_ACK)
  if (method === 'OPTIONS') return { status: 200, body: '' }
  return method === 'GET' && endpoint === 'health' ? HEALTHY : null
}

function answered(batch: PushBatch): PushBatch {
  const { items } = batch
  if (items.length === 0) throw new RefuseRequest(400, 'body_empty', 'The body is empty.', NO_DATA)
  const at = items.findIndex(({ kind }) => kind === 'malformed')
  const first = items[at]
  if (first?.kind !== 'malformed') return { ...batch, answer: batch.answer ?? SUCCESS }
  const answer = json(400, { ...(INVALID[first.code] ?? FORMAT), 'invalid-event-number': at })
  return { ...batch, answer, malformedStatus: 0 }
}

type Words = { readonly text: string; readonly code: number }

const FORMAT: Words = { text: 'Invalid data format', code: 6 }
const INVALID: Readonly<Record<string, Words>> = {
  required_missing: { text: 'Event field is required', code: 12 },
  value_missing: { text: 'Event field cannot be blank', code: 13 },
}

/** The same refusal, in the sender's words. */
function refused(error: unknown): never {
  if (!(error instanceof RefuseRequest) || error.answer !== undefined) throw error
  const words = REFUSALS[error.code]
  if (words === undefined) throw error
  throw new RefuseRequest(error.status, error.code, error.message, json(error.status, words))
}

const REFUSALS: Readonly<Record<string, Words>> = {
  credentials_missing: { text: 'Token is required', code: 2 },
  credentials_invalid: { text: 'Invalid token', code: 4 },
  unsupported_media_type: FORMAT,
  unsupported_encoding: FORMAT,
  too_many_items: { text: 'The request has too many events', code: 6 },
  too_large: { text: 'The request is too large', code: 6 },
  inflated_too_large: { text: 'The request is too large', code: 6 },
}
