import type { ServerResponse } from 'node:http'
import { fillAnswer, type PushAnswer } from '@halcyon/connector-kit'
import { problemBody } from '@halcyon/domain'
import { type Refusal, refusal, type Settled } from '../runtime/settled.ts'

const JSON_TYPE = { 'content-type': 'application/json' }

/** How long a refused sender gets to hear of it, and how much of what it sends meanwhile is taken, to be dropped. */
const LINGER_MS = 2000
const LINGER_BYTES = 1024 * 1024
/** What taking a chunk costs, however small it is, in bytes. */
const CHUNK_COST = 256

/** A problem document (RFC 9457). `close` ends the connection after it: there may be body left that nobody wants. */
export function sendProblem(
  response: ServerResponse,
  refusal: Refusal,
  correlationId: string,
  close = false,
  more: object = {},
): void {
  const { status, code, message, retryAfterMs } = refusal
  const body = JSON.stringify({ ...problemBody(code, { status, detail: message }), correlationId, ...more })
  response.writeHead(status, {
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    'x-correlation-id': correlationId,
    ...(retryAfterMs === undefined ? {} : { 'retry-after': String(Math.max(1, Math.ceil(retryAfterMs / 1000))) }),
    ...(close ? { connection: 'close' } : {}),
  })
  if (close) endLingering(response, body)
  else response.end(body)
}

/** Were the connection closed while its sender sends, its kernel would throw the answer away (RFC 9112, 9.6). */
function endLingering(response: ServerResponse, body: string): void {
  const { req: request } = response
  if (request.complete) {
    response.end(body)
    return
  }
  let left = LINGER_BYTES
  const drop = (chunk: Buffer): void => {
    left -= chunk.length + CHUNK_COST
    if (left >= 0) return
    // The request alone would hold what its socket still reads; the socket alone would be resumed by the request. What has been
    // read already is dropped first.
    setImmediate(() => {
      request.pause()
      request.socket.pause()
    })
  }
  const end = (): void => {
    clearTimeout(timer)
    request.off('data', drop).off('end', end).off('close', end)
    response.end()
  }
  const timer = setTimeout(end, LINGER_MS)
  response.write(body)
  request.on('data', drop).once('end', end).once('close', end).resume()
}

/** What the sender hears once its request is settled. */
export function sendSettled(response: ServerResponse, settled: Settled, correlationId: string): void {
  if (settled.kind === 'done') sendDone(response, settled, correlationId)
  else if (settled.refusal.answer === undefined) sendProblem(response, settled.refusal, correlationId)
  else sendAnswer(response, settled.refusal.answer, settled.refusal.answer.body, correlationId)
}

function sendDone(response: ServerResponse, settled: Extract<Settled, { kind: 'done' }>, correlationId: string): void {
  const { counts, malformedStatus, answer } = settled
  if (malformedStatus > 0) {
    const message = 'The body is not what the feed expects. It was kept as a dead letter.'
    const refused = refusal(malformedStatus, 'malformed_body', message)
    sendProblem(response, refused, correlationId, false, { rejected: counts.rejected })
    return
  }
  const body = answer === undefined ? JSON.stringify(counts) : fillAnswer(answer, counts)
  sendAnswer(response, answer ?? { status: 202 }, body, correlationId)
}

function sendAnswer(
  response: ServerResponse,
  { status, headers = JSON_TYPE }: Pick<PushAnswer, 'status' | 'headers'>,
  body: string,
  correlationId: string,
): void {
  response.writeHead(status, {
    ...headers,
    'content-length': Buffer.byteLength(body),
    'x-correlation-id': correlationId,
  })
  response.end(body)
}
