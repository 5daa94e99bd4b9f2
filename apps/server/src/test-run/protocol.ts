import type { AlertRecord, EntityRecord, Finding, JsonObject, JsonValue, RelationshipRecord } from '@halcyon/domain'

/** What goes to the worker and what comes back, each as JSON text: exact numbers do not survive a structured clone. */
export interface Job {
  readonly type: string
  readonly datasourceId: string
  /** RFC 3339. */
  readonly receivedAt: string
  /** The contents to run, one after the other, over the same inputs. */
  readonly sides: readonly { readonly config: JsonObject; readonly mapping: JsonValue }[]
  readonly inputs: readonly JobInput[]
  readonly limit: number
}

export type JobInput =
  /** `sent`: the caller has it already, so that it does not go back. */
  | { readonly kind: 'payload'; readonly payload: JsonValue; readonly sent: boolean }
  /** Of a source that was asked: what could not be read. `digest` names it. */
  | { readonly kind: 'malformed'; readonly digest: string; readonly errors: readonly Finding[] }
  /** `body` is base64. */
  | { readonly kind: 'raw'; readonly headers: Readonly<Record<string, string>>; readonly body: string }

/** One record, mapped. */
export interface JobItem {
  readonly outcome: 'mapped' | 'filtered' | 'rejected'
  readonly alerts: readonly AlertRecord[]
  readonly entities: readonly EntityRecord[]
  readonly relationships: readonly RelationshipRecord[]
  readonly warnings: readonly Finding[]
  readonly errors: readonly Finding[]
  readonly unmapped: readonly string[]
  /** What the script said of it. */
  readonly logs: readonly string[]
  /** Which record of the run it is of, from 0: a split makes several items of one. */
  readonly record: number
  /** The whole record, with its first item; null where the caller sent it, it is no JSON, or it is too large. */
  readonly payload: JsonValue
  readonly ms: number
  /** What names an alert whose mapping gives no id. */
  readonly digest: string
}

export type JobAnswer =
  | {
      readonly ok: true
      readonly sides: readonly { readonly items: readonly JobItem[]; readonly truncated: boolean }[]
    }
  /** `side` cannot run at all. */
  | {
      readonly ok: false
      readonly side: number
      readonly code: string
      readonly message: string
      readonly errors: readonly Finding[]
    }

/** The worker's messages: it has loaded; its answer. */
export type FromWorker = { readonly kind: 'ready' } | { readonly kind: 'answer'; readonly text: string }

// Both ends are ours: what is looked at is which message it is.
export const isJob = (value: unknown): value is Job =>
  typeof value === 'object' && value !== null && 'sides' in value && 'inputs' in value
export const isJobAnswer = (value: unknown): value is JobAnswer =>
  typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean'
