/** The public listener of push feeds: its own port, its own limits. It reads a request, hands it to its feed and answers when that is settled. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type DatasourceId, isUuid } from '@halcyon/domain'
import { eventIds } from '@halcyon/pipeline'
import type { Feed } from '../runtime/feed.ts'
import type { ProcessMetrics } from '../runtime/process-metrics.ts'
import type { Refusal } from '../runtime/settled.ts'
import { sendProblem, sendSettled } from './answer.ts'
import { BodyBudget, readBody } from './body.ts'
import { clientAddress } from './client-address.ts'

export interface ListenerOptions {
  readonly feed: (id: DatasourceId) => Feed | Promise<Feed | null>
  /** Brings a feed up to date with the database. */
  readonly reread: (id: DatasourceId) => Promise<void>
  /** The database answers: `/readyz`. */
  readonly ready: () => boolean
  readonly trustedProxies: readonly string[]
  readonly metrics: Pick<ProcessMetrics, 'answered'>
  readonly onError: (error: unknown) => void
}

/** A request, headers and body, must be there within this, however slowly it is sent: looked at every second, so 15 s at most. */
const REQUEST_TIMEOUT_MS = 13_000
const HEADERS_TIMEOUT_MS = 10_000
const MAX_HEADER_BYTES = 16 * 1024
const PREFIX = '/in/'
const UUID_END = PREFIX.length + 36
/** What may follow a feed's id: nothing, a path of the sender's own, a query. */
const AFTER_ID = new Set(['', '/', '?'])
/** Largest body of any feed; a feed's own limit is below. */
const HARD_MAX_BODY = 64 * 1024 * 1024
/** All bodies under way, of all feeds: a feed's id is no secret, and connections are cheap. */
const MAX_BODIES_BYTES = 512 * 1024 * 1024

const NOT_FOUND: Refusal = { status: 404, code: 'not_found', message: 'There is no such feed.' }
const AWAY: Refusal = {
  status: 503,
  code: 'database_away',
  message: 'The database does not answer; send it again.',
  retryAfterMs: 2000,
}
const BUSY: Refusal = {
  status: 429,
  code: 'queue_full',
  message: 'Too many bodies are under way; send it again.',
  retryAfterMs: 2000,
}
/** GET and OPTIONS are how a sender tries the address; the feed's connector answers them. */
const METHODS = new Set(['POST', 'PUT', 'GET', 'OPTIONS'])
const METHOD: Refusal = { status: 405, code: 'method_not_allowed', message: 'A feed takes POST and PUT.' }

export function ingestListener(options: ListenerOptions): Server {
  const nextId = eventIds()
  const budget = new BodyBudget(MAX_BODIES_BYTES)
  const addressOf = clientAddress(options.trustedProxies)

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = request.url ?? '/'
    if (!url.startsWith(PREFIX)) return sendOther(url, response)
    // The same instant for the correlation id and the events': one is found from the other.
    const receivedAt = Date.now()
    const correlationId = nextId(receivedAt)
    const { method } = request
    if (method === undefined || !METHODS.has(method)) return sendProblem(response, METHOD, correlationId, true)
    const id = url.slice(PREFIX.length, UUID_END).toLowerCase()
    const feed = isUuid(id) && AFTER_ID.has(url.charAt(UUID_END)) ? await find(id as DatasourceId) : null
    if (feed === null) return sendProblem(response, NOT_FOUND, correlationId, true)
    if (feed === 'away') return sendProblem(response, AWAY, correlationId, true)
    const closed = await refusalOf(feed, id as DatasourceId)
    if (closed !== null) return sendProblem(response, closed, correlationId, true)
    const maxBytes = Math.min(feed.maxBodyBytes, HARD_MAX_BODY)
    const tooLarge: Refusal = {
      status: 413,
      code: 'too_large',
      message: `The feed takes bodies of up to ${maxBytes} bytes.`,
    }
    if (Number(request.headers['content-length'] ?? 0) > maxBytes)
      return sendProblem(response, tooLarge, correlationId, true)
    const body = await readBody(request, maxBytes, budget)
    if (body === 'too_large') return sendProblem(response, tooLarge, correlationId, true)
    if (body === 'busy') return sendProblem(response, BUSY, correlationId, true)
    const peer = request.socket.remoteAddress ?? ''
    const question = url.indexOf('?', UUID_END)
    const settled = await feed.submit({
      method,
      path: url.slice(UUID_END, question < 0 ? undefined : question),
      query: question < 0 ? '' : url.slice(question + 1),
      headers: request.headers as Record<string, string>,
      body,
      peerAddress: peer,
      remoteAddress: addressOf(peer, request.headers['x-forwarded-for'] as string | undefined),
      receivedAt,
      correlationId,
    })
    if (!server.listening) response.shouldKeepAlive = false
    sendSettled(response, settled, correlationId)
    options.metrics.answered(id, response.statusCode, body.length, Date.now() - receivedAt)
  }

  /** A refusal for the feed's own state is given only as the database has it now: a switch is in force at its answer. */
  const refusalOf = async (feed: Feed, id: DatasourceId): Promise<Refusal | null> => {
    const closed = feed.closed()
    if (closed === null || closed.status === 429) return closed
    try {
      await options.reread(id)
    } catch (error) {
      options.onError(error)
      return closed
    }
    return feed.closed()
  }

  const find = async (id: DatasourceId): Promise<Feed | null | 'away'> => {
    const found = options.feed(id)
    if (!(found instanceof Promise)) return found
    try {
      return await found
    } catch (error) {
      options.onError(error)
      return 'away'
    }
  }

  const sendOther = (url: string, response: ServerResponse): void => {
    if (url === '/healthz') response.writeHead(200).end('ok\n')
    else if (url === '/readyz') {
      const ready = options.ready()
      response.writeHead(ready ? 200 : 503).end(ready ? 'ready\n' : 'not ready\n')
    } else
      sendProblem(
        response,
        { status: 404, code: 'not_found', message: 'Feeds are at /in/{datasourceId}.' },
        nextId(Date.now()),
        true,
      )
  }

  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: 1000,
      keepAliveTimeout: 65_000,
    },
    (request, response) => {
      handle(request, response).catch((error: unknown) => {
        if (request.destroyed && !request.complete) return
        options.onError(error)
        if (!response.headersSent) {
          sendProblem(
            response,
            { status: 500, code: 'internal_error', message: 'The request could not be processed.' },
            nextId(Date.now()),
            true,
          )
        }
      })
    },
  )
  server.maxHeadersCount = 100
  return server
}
