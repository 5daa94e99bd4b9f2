/**
 * What passes between a process and a feed's worker. Requests of one tick travel as one transferred buffer and columns of
 * strings: a message an event costs three times as much.
 */
import type { PullRun, PushAnswer, SecretHosts, SecretVersionValue } from '@halcyon/connector-kit'
import type { EncodedBatch, ErrorCode, FeedRef, Finding } from '@halcyon/domain'
import type { KnownCheckpoint, Reject, TrackedRequest } from '@halcyon/pipeline'
import type { ConnectorModules } from '../connectors.ts'

export interface WorkerData {
  /** URL of the bundled worker; absent = its source. */
  readonly entry?: string
  readonly connectorModules: ConnectorModules
  /** CIDRs an administrator allows outbound calls to. */
  readonly allowNetworks: readonly string[]
  /** Folders whose files an administrator allows feeds to read; absent = none. */
  readonly allowFiles?: readonly string[]
}

/** The secrets of a version. */
export interface FeedSecrets {
  /** By the connector's field; the current version first. */
  readonly values: Readonly<Record<string, readonly SecretVersionValue[]>>
  /** Where each of them may be sent. */
  readonly mayGoTo: readonly SecretHosts[]
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
  readonly secrets: FeedSecrets
}

interface BatchMessage {
  readonly kind: 'batch'
  readonly id: number
  /** A single request that was there when a worker died: say `verified` before mapping it. */
  readonly suspect: boolean
  readonly requests: PackedRequests
}

/** A run of a pull feed: the worker reads until there is no more, or it is told to stop. */
export interface PullMessage {
  readonly kind: 'pull'
  readonly run: string
  readonly lane: 'live' | 'backfill'
  readonly range: PullRun['range']
  readonly maxItems: number
  readonly checkpoints: readonly KnownCheckpoint[]
}

export type ToWorker =
  | LoadMessage
  | BatchMessage
  | PullMessage
  | { readonly kind: 'stop_pull' }
  | { readonly kind: 'ping' }
  | { readonly kind: 'secrets'; readonly secrets: FeedSecrets }
  | { readonly kind: 'committed'; readonly id: number; readonly duplicates: readonly number[] }
  | { readonly kind: 'dropped'; readonly id: number }

export type FromWorker =
  /** First of all; `thread` is the operating system's number of it, where that can be told. */
  | { readonly kind: 'started'; readonly thread: number | null }
  | { readonly kind: 'loaded'; readonly slot: number; readonly headers: readonly string[] }
  /** The version cannot start; what ran before it still runs. */
  | {
      readonly kind: 'not_startable'
      readonly slot: number
      readonly code: ErrorCode
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
      /** The worker wants to hear what became of it. */
      readonly awaited: boolean
      readonly rejects: readonly { readonly correlationId: string; readonly errors: readonly Finding[] }[]
    }
  /** A batch of a run. The worker goes on once it hears `committed`, and ends the run on `dropped`. */
  | {
      readonly kind: 'pulled'
      readonly id: number
      readonly slot: number
      readonly outcomes: Uint8Array
      readonly batch: EncodedBatch
      readonly rejects: readonly Reject[]
    }
  | { readonly kind: 'pull_ended'; readonly failure: PullFailure | null }
  | { readonly kind: 'pong' }
  /** It waits for a script, which has limits of its own. */
  | { readonly kind: 'working' }
  | {
      readonly kind: 'log'
      readonly level: LogLevel
      readonly component: string
      readonly message: string
      readonly fields?: Record<string, unknown>
    }
  | { readonly kind: 'verified'; readonly id: number }
  | { readonly kind: 'secret_used'; readonly field: string; readonly version: number }
  | SecretReplaced

/** The source gave another value in the place of one. */
export interface SecretReplaced {
  readonly kind: 'secret_replaced'
  readonly field: string
  readonly from: string
  readonly to: string
}

/** Why a run ended before there was no more. */
export type PullFailure =
  | { readonly kind: 'retry'; readonly message: string; readonly afterMs: number | null }
  | { readonly kind: 'human'; readonly code: ErrorCode; readonly message: string; readonly action: string }

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** Columns of requests; a body is `buffer` from the sum of the lengths before it. */
export interface PackedRequests {
  readonly buffer: ArrayBuffer
  readonly lengths: readonly number[]
  readonly receivedAt: readonly number[]
  readonly correlationIds: readonly string[]
  /** Header names, and for each request its values in their order; null = absent. */
  readonly headerNames: readonly string[]
  readonly headerValues: readonly (string | null)[]
  /** For each request what it has beside them, where names are asked for by how they begin: a column each would be a stranger's to add. */
  readonly extraHeaders: readonly Readonly<Record<string, string>>[] | null
  readonly remoteAddresses: readonly string[]
  /** What most requests of a batch do not have; null when none does. */
  readonly unusual: readonly Unusual[] | null
}

/** A request that is not a plain POST to the feed's own address, straight from its sender. */
interface Unusual {
  readonly index: number
  readonly method: string
  readonly path: string
  readonly query: string
  readonly peerAddress: string
}

const isUnusual = ({ method, path, query, peerAddress, remoteAddress }: TrackedRequest): boolean =>
  method !== 'POST' || path !== '' || query !== '' || (peerAddress !== undefined && peerAddress !== remoteAddress)

/** What of a request's headers begins as one of these says, beside those asked for by name. */
function extraOf({ headers }: TrackedRequest, prefixes: readonly string[]): Record<string, string> {
  const extra: Record<string, string> = {}
  for (const name in headers) {
    const value = headers[name]
    if (value !== undefined && prefixes.some((prefix) => name.startsWith(prefix))) extra[name] = value
  }
  return extra
}

/** @param names the headers the connector reads; `x-*` = all that begin so, `*` = all there are */
export function packRequests(requests: readonly TrackedRequest[], names: readonly string[]): PackedRequests {
  const headerNames = names.filter((name) => !name.endsWith('*'))
  const prefixes = names.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1))
  const buffer = new Uint8Array(requests.reduce((sum, { body }) => sum + body.length, 0))
  const headerValues: (string | null)[] = []
  const unusual: Unusual[] = []
  let offset = 0
  for (const [index, request] of requests.entries()) {
    buffer.set(request.body, offset)
    offset += request.body.length
    for (const name of headerNames) headerValues.push(request.headers[name] ?? null)
    if (isUnusual(request)) {
      const { method, path, query, peerAddress, remoteAddress } = request
      unusual.push({ index, method, path, query, peerAddress: peerAddress ?? remoteAddress })
    }
  }
  return {
    buffer: buffer.buffer,
    lengths: requests.map(({ body }) => body.length),
    receivedAt: requests.map(({ receivedAt }) => receivedAt),
    correlationIds: requests.map(({ correlationId }) => correlationId),
    headerNames,
    headerValues,
    extraHeaders: prefixes.length === 0 ? null : requests.map((request) => extraOf(request, prefixes)),
    remoteAddresses: requests.map(({ remoteAddress }) => remoteAddress),
    unusual: unusual.length > 0 ? unusual : null,
  }
}

export function unpackRequests(packed: PackedRequests): TrackedRequest[] {
  const { headerNames, headerValues, extraHeaders, unusual } = packed
  const others = unusual === null ? null : new Map(unusual.map((one) => [one.index, one]))
  let offset = 0
  return packed.lengths.map((length, i) => {
    const headers: Record<string, string> = { ...extraHeaders?.[i] }
    for (let k = 0; k < headerNames.length; k++) {
      const value = headerValues[i * headerNames.length + k]
      const name = headerNames[k]
      if (name !== undefined && value !== null && value !== undefined) headers[name] = value
    }
    const body = new Uint8Array(packed.buffer, offset, length)
    offset += length
    const other = others?.get(i)
    const remoteAddress = packed.remoteAddresses[i] ?? ''
    return {
      method: other?.method ?? 'POST',
      path: other?.path ?? '',
      query: other?.query ?? '',
      headers,
      body,
      remoteAddress,
      peerAddress: other?.peerAddress ?? remoteAddress,
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
    readonly code: ErrorCode
    readonly message: string
    readonly retryAfterMs?: number
    readonly answer?: PushAnswer
    /** Why nothing can be taken until a person has done something. */
    readonly needs?: { readonly cause: string; readonly action: string }
  }
  readonly malformedStatus?: number
  readonly answer?: PushAnswer
}
