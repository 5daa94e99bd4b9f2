import type { ErrorCode } from './errors/table.ts'

/** What became of a received record. `pending` until one of the four final outcomes is committed. */
export type Outcome = 'mapped' | 'filtered' | 'duplicate' | 'rejected'
export const OUTCOMES = ['mapped', 'filtered', 'duplicate', 'rejected'] as const satisfies readonly Outcome[]

/** A problem with a place: `path` is a JSONPath into the payload or a row of the mapping (`outputs[0].fields.title`). */
export interface Finding {
  readonly path: string
  readonly code: string
  readonly message: string
  readonly suggestion?: string
}

/** A finding that may also end a request, or keep a version from starting. */
export interface CodedFinding extends Finding {
  readonly code: ErrorCode
}

export type FailureClass = 'configuration' | 'transient' | 'upstream' | 'internal'

/** Why a datasource does not do what it should, in words a person can act on. */
export interface Failure {
  readonly code: ErrorCode
  readonly cause: string
  readonly action: string
  readonly class: FailureClass
  readonly httpStatus?: number
  /** RFC 3339, UTC. */
  readonly at: string
}

export type DesiredState = 'enabled' | 'disabled'
export type Health =
  | 'unpublished'
  | 'starting'
  | 'healthy'
  | 'degraded'
  | 'failing'
  | 'silent'
  | 'paused'
  | 'quarantined'
  | 'stopped'
export type VersionState = 'draft' | 'in_review' | 'published' | 'superseded' | 'rejected'
export type RunState = 'queued' | 'running' | 'paused' | 'succeeded' | 'failed' | 'cancelled'
