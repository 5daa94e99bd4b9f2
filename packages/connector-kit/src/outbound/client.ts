import { Agent, type Dispatcher, request as send } from 'undici'
import type { OutboundHttp } from '../contract.ts'
import { InflateError, inflate } from '../decode/inflate.ts'
import { parseNetworks } from '../networks.ts'
import { guardedConnector, type Resolver, systemResolver } from './connect.ts'
import { asOutboundError, OutboundError } from './error.ts'
import { followRedirect, type Hop, isRedirect, parseTarget } from './redirect.ts'

export interface OutboundSettings {
  /** Addresses and CIDR blocks an administrator opened, also for clear text; else only the open internet by https. */
  readonly allowNetworks: readonly string[]
  readonly resolver?: Resolver
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

export interface Outbound extends OutboundHttp {
  close(): Promise<void>
}

type Options = Parameters<OutboundHttp['request']>[0]
type Answer = Awaited<ReturnType<OutboundHttp['request']>>

const MAX_REDIRECTS = 3

/**
 * The one way out. Refuses what is not a public address over TLS unless an administrator listed the network; follows no
 * redirect unless asked. Every failure is an `OutboundError` with a code, a cause and an action.
 */
export function openOutbound(settings: OutboundSettings): Outbound {
  const agent = new Agent({
    connect: guardedConnector({
      allowed: parseNetworks(settings.allowNetworks),
      resolver: settings.resolver ?? systemResolver,
      connectTimeoutMs: settings.connectTimeoutMs ?? 10_000,
      ...(settings.ca === undefined ? {} : { ca: settings.ca }),
    }),
    maxHeaderSize: 64 * 1024,
  })
  return {
    request: (options) => run(agent, settings, options),
    close: () => agent.destroy(),
  }
}

async function run(agent: Agent, settings: OutboundSettings, options: Options): Promise<Answer> {
  let hop: Hop = {
    url: parseTarget(options.url),
    method: (options.method ?? 'GET').toUpperCase(),
    headers: options.headers ?? {},
    body: options.body,
  }
  const timeoutMs = options.timeoutMs ?? settings.timeoutMs ?? 30_000
  const timer = AbortSignal.timeout(timeoutMs)
  const signal = options.signal === undefined ? timer : AbortSignal.any([timer, options.signal])
  const maxBytes = options.maxBytes ?? settings.maxBytes ?? 16 * 1024 * 1024
  const hops = Math.min(options.maxRedirects ?? 0, settings.maxRedirects ?? MAX_REDIRECTS, MAX_REDIRECTS)
  try {
    for (let left = hops; ; left -= 1) {
      const reply = await dispatch(agent, hop, signal)
      const location = header(reply.headers.location)
      if (!isRedirect(reply.statusCode, location)) return await read(reply, hop.url, maxBytes)
      // Not read any further; what the stream says about that is nobody's news.
      reply.body.on('error', () => {}).destroy()
      if (left <= 0) {
        const cause = hops === 0 ? 'redirects, and redirects are off here' : `redirects more than ${hops} times`
        throw new OutboundError('redirect_refused', `${hop.url.host} ${cause}.`)
      }
      hop = followRedirect(hop, reply.statusCode, location)
    }
  } catch (error) {
    if (error instanceof OutboundError) throw error
    if (options.signal?.aborted === true)
      throw new OutboundError('aborted', 'The request was stopped.', { cause: error })
    if (timer.aborted) {
      throw new OutboundError('timeout', `${hop.url.host} did not answer within ${timeoutMs} ms.`, { cause: error })
    }
    throw asOutboundError(error, hop.url.host)
  }
}

function dispatch(agent: Agent, hop: Hop, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
  return send(hop.url, {
    dispatcher: agent,
    method: hop.method as Dispatcher.HttpMethod,
    headers: { ...hop.headers },
    signal,
    ...(hop.body === undefined ? {} : { body: hop.body }),
  })
}

async function read(reply: Dispatcher.ResponseData, url: URL, maxBytes: number): Promise<Answer> {
  const tooLarge = () => new OutboundError('too_large', `The answer of ${url.host} is larger than ${maxBytes} bytes.`)
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop early destroys the stream, and with it the connection.
  for await (const chunk of reply.body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > maxBytes) throw tooLarge()
    chunks.push(chunk)
  }
  const headers = Object.fromEntries(Object.entries(reply.headers).map(([name, value]) => [name, header(value) ?? '']))
  const encoding = headers['content-encoding']
  if (encoding === undefined || size === 0) {
    return { status: reply.statusCode, headers, body: Buffer.concat(chunks, size), url: url.href }
  }
  try {
    const body = inflate(Buffer.concat(chunks, size), encoding, maxBytes)
    delete headers['content-encoding']
    delete headers['content-length']
    return { status: reply.statusCode, headers, body, url: url.href }
  } catch (error) {
    if (error instanceof InflateError && error.code === 'inflated_too_large') throw tooLarge()
    throw new OutboundError('encoding_corrupt', `The answer of ${url.host} cannot be decompressed (${encoding}).`, {
      cause: error,
    })
  }
}

const header = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(', ') : value)
