import type { ServerResponse } from 'node:http'
import { fillAnswer } from '@halcyon/connector-kit'
import type { Refusal, Settled } from '../runtime/settled.ts'

const JSON_TYPE = { 'content-type': 'application/json' }

/** A problem document (RFC 9457). `close` ends the connection after it: there may be body left that nobody will read. */
export function sendProblem(
  response: ServerResponse,
  refusal: Refusal,
  correlationId: string,
  close = false,
  more: object = {},
): void {
  const { status, code, message, retryAfterMs } = refusal
  const body = JSON.stringify({
    type: `https://halcyon.invalid/errors/${code}`,
    title: message,
    status,
    code,
    detail: message,
    correlationId,
    ...more,
  })
  response.writeHead(status, {
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    'x-correlation-id': correlationId,
    ...(retryAfterMs === undefined ? {} : { 'retry-after': String(Math.max(1, Math.ceil(retryAfterMs / 1000))) }),
    ...(close ? { connection: 'close' } : {}),
  })
  response.end(body)
}

/** What the sender hears once its request is settled. */
export function sendSettled(response: ServerResponse, settled: Settled, correlationId: string): void {
  if (settled.kind === 'refused') sendProblem(response, settled.refusal, correlationId)
  else sendDone(response, settled, correlationId)
}

function sendDone(response: ServerResponse, settled: Extract<Settled, { kind: 'done' }>, correlationId: string): void {
  const { counts, malformedStatus, answer } = settled
  if (malformedStatus > 0) {
    const message = 'The body is not what the feed expects. It was kept as a dead letter.'
    const refusal = { status: malformedStatus, code: 'malformed_body', message }
    sendProblem(response, refusal, correlationId, false, { rejected: counts.rejected })
    return
  }
  const status = answer?.status ?? 202
  const body = answer === undefined ? JSON.stringify(counts) : fillAnswer(answer, counts)
  response.writeHead(status, {
    ...(answer?.headers ?? JSON_TYPE),
    'content-length': Buffer.byteLength(body),
    'x-correlation-id': correlationId,
  })
  response.end(body)
}
