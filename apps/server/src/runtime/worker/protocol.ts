/**
 * What passes between a process and a feed's worker. Requests of one tick travel as one transferred buffer and columns of
 * strings: a message an event costs three times as much.
 */
import type { PushAnswer, SecretVersionValue } from '@halcyon/connector-kit'
import type { EncodedBatch, FeedRef, Finding } from '@halcyon/domain'
import type { TrackedRequest } from '@halcyon/pipeline'

export interface WorkerData {
  /** Module specifiers or URLs that export `connectors`. */
  readonly connectorModules: readonly string[]
  /** CIDRs an administrator allows outbound calls to. */
  readonly allowNetworks: readonly string[]
}

/** A version to run; `content` is {config, secrets, mapping, runtime}. */
export interface LoadMessage {
  readonly kind: 'load'
  readonly feed: FeedRef
  readonly type: string
  readonly config: unknown
  readonly mapping: unknown
  readonly capture: 'always' | 'sampled' | 'rejectsOnly'
  readonly redact: readonly string[]
  readonly secrets: Readonly<Record<string, readonly SecretVersionValue[]>>
}

export interface BatchMessage {
  readonly kind: 'batch'
  readonly id: number
  /** A single request that was there when a worker died: say `verified` before mapping it. */
  readonly suspect: boolean
  readonly requests: PackedRequests
}

export type ToWorker =
  | LoadMessage
  | BatchMessage
  | { readonly kind: 'secrets'; readonly secrets: LoadMessage['secrets'] }
  | { readonly kind: 'committed'; readonly id: number; readonly duplicates: readonly number[] }
  | { readonly kind: 'dropped'; readonly id: number }

export type FromWorker =
  | { readonly kind: 'loaded'; readonly slot: number; readonly headers: readonly string[] }
  /** The version cannot start; what ran before it still runs. */
  | {
      readonly kind: 'not_startable'
      readonly slot: number
      readonly code: string
      readonly message: string
      readonly action: string
    }
  | {
      readonly kind: 'processed'
      readonly id: number
      /** Which loaded version mapped it. */
      readonly slot: number
      readonly results: PackedResults
      readonly outcomes: Uint8Array
      readonly batch: EncodedBatch
      readonly rejects: readonly { readonly correlationId: string; readonly errors: readonly Finding[] }[]
    }
  | {
      readonly kind: 'log'
      readonly level: LogLevel
      readonly component: string
      readonly message: string
      readonly fields?: Record<string, unknown>
    }
  | { readonly kind: 'verified'; readonly id: number }
  | { readonly kind: 'secret_used'; readonly field: string; readonly version: number }

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** Columns of requests; a body is `buffer` from the sum of the lengths before it. */
export interface PackedRequests {
  readonly buffer: ArrayBuffer
  readonly lengths: readonly number[]
  readonly receivedAt: readonly number[]
  readonly correlationIds: readonly string[]
  readonly remoteAddresses: readonly string[]
  readonly peerAddresses: readonly string[]
  /** Method, path and query of a request, where it is not a POST to '' without a query; else null. */
  readonly targets: readonly ({ readonly method: string; readonly path: string; readonly query: string } | null)[]
  readonly headers: readonly Readonly<Record<string, string>>[]
}

export function packRequests(requests: readonly TrackedRequest[]): PackedRequests {
  const bytes = requests.reduce((sum, { body }) => sum + body.length, 0)
  const buffer = new Uint8Array(bytes)
  let offset = 0
  for (const { body } of requests) {
    buffer.set(body, offset)
    offset += body.length
  }
  return {
    buffer: buffer.buffer,
    lengths: requests.map(({ body }) => body.length),
    receivedAt: requests.map(({ receivedAt }) => receivedAt),
    correlationIds: requests.map(({ correlationId }) => correlationId),
    remoteAddresses: requests.map(({ remoteAddress }) => remoteAddress),
    peerAddresses: requests.map(({ peerAddress, remoteAddress }) => peerAddress ?? remoteAddress),
    targets: requests.map(({ method, path, query }) =>
      method === 'POST' && path === '' && query === '' ? null : { method, path, query },
    ),
    headers: requests.map(({ headers }) => headers),
  }
}

export function unpackRequests(packed: PackedRequests): TrackedRequest[] {
  let offset = 0
  return packed.lengths.map((length, i) => {
    const target = packed.targets[i]
    const body = new Uint8Array(packed.buffer, offset, length)
    offset += length
    return {
      method: target?.method ?? 'POST',
      path: target?.path ?? '',
      query: target?.query ?? '',
      headers: packed.headers[i] ?? {},
      body,
      remoteAddress: packed.remoteAddresses[i] ?? '',
      peerAddress: packed.peerAddresses[i] ?? '',
      receivedAt: packed.receivedAt[i] ?? 0,
      correlationId: packed.correlationIds[i] ?? '',
    }
  })
}

/** Columns of results: `counts[i] < 0` is a refusal, whose story is in `special`. */
export interface PackedResults {
  readonly counts: readonly number[]
  readonly special: readonly Special[]
}
export interface Special {
  readonly index: number
  readonly refused?: {
    readonly status: number
    readonly code: string
    readonly message: string
    readonly retryAfterMs?: number
  }
  readonly malformedStatus?: number
  readonly answer?: PushAnswer
}
