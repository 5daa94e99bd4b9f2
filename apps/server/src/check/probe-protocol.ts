import type { CheckReport } from '@halcyon/connector-kit'
import type { ErrorCode, JsonObject, JsonValue } from '@halcyon/domain'
import type { ConnectorModules } from '../runtime/connectors.ts'
import type { FeedSecrets, SecretReplaced } from '../runtime/worker/protocol.ts'

/** What a probe's thread is opened with. */
export interface ProbeData {
  readonly connectorModules: ConnectorModules
  /** CIDRs an administrator allows outbound calls to. */
  readonly allowNetworks: readonly string[]
  /** Folders whose files an administrator allows feeds to read. */
  readonly allowFiles: readonly string[]
}

/** What it is to do, as JSON text: exact numbers do not survive a structured clone. */
export interface ProbeJob {
  readonly kind: 'check' | 'fetch'
  readonly type: string
  readonly config: JsonObject
  readonly secrets: FeedSecrets
  /** Records at most, of a fetch. */
  readonly limit: number
  /** Milliseconds, once its code is loaded. */
  readonly withinMs: number
}

export type FetchedItem =
  | { readonly kind: 'payload'; readonly payload: JsonValue }
  /** `digest` names it as a dead letter. */
  | {
      readonly kind: 'malformed'
      readonly digest: string
      readonly code: ErrorCode
      readonly message: string
      readonly path: string
    }

export type ProbeAnswer =
  | { readonly kind: 'checked'; readonly report: CheckReport }
  | { readonly kind: 'fetched'; readonly items: readonly FetchedItem[] }
  /** The source, or the way to it, said no. */
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string; readonly action: string }

/** The thread's messages: it has loaded; a secret's new value; its answer as JSON text. */
export type FromProbe = { readonly kind: 'ready' } | SecretReplaced | { readonly kind: 'answer'; readonly text: string }

// Both ends are ours: what is looked at is which message it is.
export const isProbeJob = (value: unknown): value is ProbeJob =>
  typeof value === 'object' && value !== null && 'secrets' in value && 'withinMs' in value
export const isProbeAnswer = (value: unknown): value is ProbeAnswer =>
  typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string'
