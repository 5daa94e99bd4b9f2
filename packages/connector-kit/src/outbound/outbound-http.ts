import type { Agent } from 'node:http'
import type { Agent as TlsAgent } from 'node:https'
import type { LookupFunction, Socket } from 'node:net'
import type { Readable } from 'node:stream'

export interface OutboundRequest {
  readonly url: string
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string | Uint8Array
  /** Bytes, after decompression; the answer is cut with an error past it. 16 MiB unless told. */
  readonly maxBytes?: number
  /** All of it, redirects and body included; 30 s unless told. */
  readonly timeoutMs?: number
  /** None is followed unless told; 3 at most. */
  readonly maxRedirects?: number
  readonly signal?: AbortSignal
  /** For a source that asks for a certificate of its client; PEM. */
  readonly client?: ClientCertificate
}

export interface ClientCertificate {
  readonly cert: string
  readonly key: string
  readonly passphrase?: string
}

export interface OutboundAnswer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Record<string, string>
  readonly body: Uint8Array
  /** Where the answer came from, after redirects. */
  readonly url: string
}

export interface OutboundStreamRequest extends Omit<OutboundRequest, 'maxBytes' | 'timeoutMs'> {
  /** Bytes, after decompression; the body ends with an error past it. */
  readonly maxBytes: number
  /** Without a byte, before the answer and within it; 30 s unless told. A reader that takes its time does not count. */
  readonly idleMs?: number
  /** All of it; 10 minutes unless told. */
  readonly timeoutMs?: number
}

export interface OutboundStream {
  readonly status: number
  readonly headers: Record<string, string>
  /**
   * Comes as it arrives, a `Content-Encoding` taken off; fails with an `OutboundError`. To be read, or destroyed: leaving a
   * `for await` early does that.
   */
  readonly body: Readable
  readonly url: string
}

/** Where another protocol than HTTP wants to go. */
export interface OutboundTarget {
  /** A name or a literal address. */
  readonly host: string
  readonly port: number
  /** The connection is encrypted: TLS from the start or after a first word (STARTTLS), SSH. Clear text needs a listed network. */
  readonly secure: boolean
}

export interface CheckedAddress {
  readonly address: string
  readonly family: number
}

/**
 * The guarded way out. Whatever goes out through it: a name is resolved once, every address of it is checked (one that is not public
 * refuses the name, unless an administrator listed its network), and the checked address is the one connected to. Every failure is
 * an `OutboundError` with a code, a cause and an action; `connectorError` makes of it what a connector may throw.
 */
export interface OutboundHttp {
  /** Reads the answer whole. Any status is an answer. */
  request(options: OutboundRequest): Promise<OutboundAnswer>
  /** As `request`; resolves with the head of the answer. */
  stream(options: OutboundStreamRequest): Promise<OutboundStream>
  /** The checked addresses of a host, at least one: connect to them and to nothing else. TLS goes on checking the certificate for the name. */
  resolve(target: OutboundTarget): Promise<readonly CheckedAddress[]>
  /** A TCP connection to a checked address, for clients that take a socket: TLS, SSH or the protocol goes over it. */
  connect(target: OutboundTarget & { readonly timeoutMs?: number; readonly signal?: AbortSignal }): Promise<Socket>
  /**
   * `lookup` of the options of `net.connect` and `tls.connect`, for clients that make their sockets themselves. A literal address
   * never reaches a look-up: `resolve` the configured host first.
   */
  lookup(secure: boolean): LookupFunction
  /** Agents of `node:http` and `node:https`: `new NodeHttpHandler(() => host.http.agents())` for the AWS SDK. Shared: not to be destroyed. */
  agents(): Promise<{ readonly httpAgent: Agent; readonly httpsAgent: TlsAgent }>
}

/** A way out that leads nowhere: each call fails with what `error` makes. */
export function refuseOutbound(error: () => Error): OutboundHttp {
  const refuse = (): Promise<never> => Promise.reject(error())
  return {
    request: refuse,
    stream: refuse,
    resolve: refuse,
    connect: refuse,
    lookup: () => (_name, _options, callback) => callback(error(), []),
    agents: refuse,
  }
}
