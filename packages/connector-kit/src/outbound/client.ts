import { hash } from 'node:crypto'
import { Readable } from 'node:stream'
import { Agent, type Dispatcher, request as send } from 'undici'
import { InflateError, inflate } from '../decode/inflate.ts'
import { inflateStream } from '../decode/inflate-stream.ts'
import { guardedConnector, portOf } from './connect.ts'
import { asOutboundError, OutboundError } from './error.ts'
import type { Gate } from './gate.ts'
import type {
  ClientCertificate,
  OutboundAnswer,
  OutboundHttp,
  OutboundRequest,
  OutboundStream,
  OutboundStreamRequest,
} from './outbound-http.ts'
import { followRedirect, type Hop, isRedirect, parseTarget } from './redirect.ts'

export interface ClientSettings {
  /** The most a request may ask for; 3 unless told, and never more. */
  readonly maxRedirects?: number
  /** Whole request, redirects and body included; 30 s unless told. */
  readonly timeoutMs?: number
  /** Of an answer's body, after decompression; 16 MiB unless told. */
  readonly maxBytes?: number
  readonly connectTimeoutMs?: number
  /** PEM certificates of further authorities. */
  readonly ca?: readonly string[]
}

export interface HttpClient extends Pick<OutboundHttp, 'request' | 'stream'> {
  close(): Promise<void>
}

const MAX_REDIRECTS = 3
const CONNECT_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 30_000
const STREAM_TIMEOUT_MS = 600_000
const IDLE_MS = 30_000
const MAX_BYTES = 16 * 1024 * 1024

/** HTTP through the gate, on its first request and after each redirect. */
export function openClient(gate: Gate, settings: ClientSettings): HttpClient {
  const agents = agentsOf(gate, settings)
  return {
    async request(options) {
      const timeoutMs = options.timeoutMs ?? settings.timeoutMs ?? REQUEST_TIMEOUT_MS
      const limits = { timeoutMs, idleMs: timeoutMs }
      const { reply, url, explain } = await exchange(gate, agents.of, settings, options, limits)
      try {
        return await readWhole(reply, url, options.maxBytes ?? settings.maxBytes ?? MAX_BYTES)
      } catch (error) {
        throw explain(error)
      }
    },
    async stream(options) {
      const limits = { timeoutMs: options.timeoutMs ?? STREAM_TIMEOUT_MS, idleMs: options.idleMs ?? IDLE_MS }
      const { reply, url, explain } = await exchange(gate, agents.of, settings, options, limits)
      return readAsItComes(reply, url, options.maxBytes, explain)
    },
    close: agents.close,
  }
}

/** One pool of connections, and one more for each client certificate: a connection that proved who we are is nobody else's. */
function agentsOf(gate: Gate, { connectTimeoutMs = CONNECT_TIMEOUT_MS, ca }: ClientSettings) {
  const open = (client: ClientCertificate | undefined): Agent =>
    new Agent({
      connect: guardedConnector(gate, {
        connectTimeoutMs,
        ...(ca === undefined ? {} : { ca }),
        ...(client === undefined ? {} : { client }),
      }),
      maxHeaderSize: 64 * 1024,
    })
  const plain = open(undefined)
  const proven = new Map<string, Agent>()
  const of = (client: ClientCertificate | undefined): Agent => {
    if (client === undefined) return plain
    const key = hash('sha256', JSON.stringify([client.cert, client.key, client.passphrase]))
    const agent = proven.get(key) ?? open(client)
    proven.set(key, agent)
    return agent
  }
  return {
    of,
    close: async () => {
      await Promise.all([plain, ...proven.values()].map((agent) => agent.destroy()))
    },
  }
}

interface Exchange {
  readonly reply: Dispatcher.ResponseData
  readonly url: URL
  /** What a failure of reading on means. */
  readonly explain: (error: unknown) => OutboundError
}

/** Sends, follows the redirects that may be followed, and answers with the head of the last answer. */
async function exchange(
  gate: Gate,
  agentOf: (client: ClientCertificate | undefined) => Agent,
  settings: ClientSettings,
  options: OutboundRequest | OutboundStreamRequest,
  { timeoutMs, idleMs }: { readonly timeoutMs: number; readonly idleMs: number },
): Promise<Exchange> {
  let hop: Hop = {
    url: parseTarget(options.url),
    method: (options.method ?? 'GET').toUpperCase(),
    headers: options.headers ?? {},
    body: options.body,
    client: options.client,
  }
  const timer = AbortSignal.timeout(timeoutMs)
  const signal = options.signal === undefined ? timer : AbortSignal.any([timer, options.signal])
  const hops = Math.min(options.maxRedirects ?? 0, settings.maxRedirects ?? MAX_REDIRECTS, MAX_REDIRECTS)
  const explain = (error: unknown): OutboundError => {
    if (error instanceof OutboundError) return error
    const cause = { cause: error }
    if (options.signal?.aborted === true) return new OutboundError('aborted', 'The request was stopped.', cause)
    if (timer.aborted) {
      return new OutboundError('timeout', `${hop.url.host} did not answer within ${timeoutMs} ms.`, cause)
    }
    return asOutboundError(error, hop.url.host)
  }
  try {
    for (let left = hops; ; left -= 1) {
      admit(gate, hop.url)
      const reply = await dispatch(agentOf(hop.client), hop, signal, idleMs)
      const location = header(reply.headers.location)
      if (!isRedirect(reply.statusCode, location)) return { reply, url: hop.url, explain }
      // Not read any further; what the stream says about that is nobody's news.
      reply.body.on('error', () => {}).destroy()
      if (left <= 0) {
        const cause = hops === 0 ? 'redirects, and redirects are off here' : `redirects more than ${hops} times`
        throw new OutboundError('redirect_refused', `${hop.url.host} ${cause}.`)
      }
      hop = followRedirect(hop, reply.statusCode, location)
    }
  } catch (error) {
    throw explain(error)
  }
}

/** Asked for each request: one that goes over a connection of the pool meets no connector. */
function admit(gate: Gate, url: URL): void {
  const secure = url.protocol === 'https:'
  gate.admit({ host: url.hostname, port: portOf(url.port, secure), secure })
}

function dispatch(agent: Agent, hop: Hop, signal: AbortSignal, idleMs: number): Promise<Dispatcher.ResponseData> {
  return send(hop.url, {
    dispatcher: agent,
    method: hop.method as Dispatcher.HttpMethod,
    headers: { ...hop.headers },
    signal,
    headersTimeout: idleMs,
    bodyTimeout: idleMs,
    ...(hop.body === undefined ? {} : { body: hop.body }),
  })
}

const tooLarge = (url: URL, maxBytes: number) =>
  new OutboundError('too_large', `The answer of ${url.host} is larger than ${maxBytes} bytes.`)

const corrupt = (url: URL, encoding: string, cause: unknown) =>
  new OutboundError('encoding_corrupt', `The answer of ${url.host} cannot be decompressed (${encoding}).`, { cause })

async function readWhole(reply: Dispatcher.ResponseData, url: URL, maxBytes: number): Promise<OutboundAnswer> {
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop early destroys the stream, and with it the connection.
  for await (const chunk of reply.body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > maxBytes) throw tooLarge(url, maxBytes)
    chunks.push(chunk)
  }
  const encoding = header(reply.headers['content-encoding'])
  const head = { status: reply.statusCode, headers: headersOf(reply, size > 0), url: url.href }
  const whole = Buffer.concat(chunks, size)
  if (encoding === undefined || size === 0) return { ...head, body: whole }
  try {
    return { ...head, body: inflate(whole, encoding, maxBytes) }
  } catch (error) {
    if (error instanceof InflateError && error.code === 'inflated_too_large') throw tooLarge(url, maxBytes)
    throw corrupt(url, encoding, error)
  }
}

function readAsItComes(
  reply: Dispatcher.ResponseData,
  url: URL,
  maxBytes: number,
  explain: Exchange['explain'],
): OutboundStream {
  const encoding = header(reply.headers['content-encoding'])
  async function* pieces(): AsyncGenerator<Uint8Array> {
    let size = 0
    try {
      for await (const piece of encoding === undefined ? reply.body : inflateStream(reply.body, encoding)) {
        size += piece.byteLength
        if (size > maxBytes) throw tooLarge(url, maxBytes)
        yield piece
      }
    } catch (error) {
      throw error instanceof InflateError ? corrupt(url, encoding ?? '', error) : explain(error)
    }
  }
  const iterator = pieces()
  const body = new Readable({
    read() {
      iterator.next().then(
        ({ done, value }) => this.push(done === true ? null : value),
        (error: Error) => this.destroy(error),
      )
    },
    // At once, also where nobody has begun to read: else it would hold its connection.
    destroy(error, callback) {
      reply.body.on('error', () => {}).destroy()
      callback(error)
    },
  })
  return { status: reply.statusCode, headers: headersOf(reply, true), body, url: url.href }
}

/** As they came; without those that speak of the compressed body, which is taken off. */
function headersOf(reply: Dispatcher.ResponseData, inflated: boolean): Record<string, string> {
  const headers = Object.fromEntries(Object.entries(reply.headers).map(([name, value]) => [name, header(value) ?? '']))
  if (!inflated || headers['content-encoding'] === undefined) return headers
  const { 'content-encoding': _, 'content-length': __, ...rest } = headers
  return rest
}

const header = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(', ') : value)
