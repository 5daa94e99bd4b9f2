/**
 * What every command is: authenticate (the caller is known when it gets here) → find → authorize → validate → do → audit,
 * in one transaction, with no HTTP in it. The order of refusal is 404, 403, 428/412, 400/422.
 * A query is the same without the audit row.
 */
import type { Action, DatasourceId, ProjectId, RoleBinding, TenantId, UserId } from '@halcyon/domain'
import type { Database, Tx } from '@halcyon/store'
import type { Static, TSchema } from 'typebox'
import type { Refusals } from '../audit/refusals.ts'

/** Who asks. Made by the gateway from a session or a token, or by the command line (`system`). */
export interface Caller {
  readonly kind: 'user' | 'token' | 'system'
  /** The user's id, the token's id, or 'system'. */
  readonly id: string
  /** The user behind a token; the same as `id` for a user. */
  readonly userId: UserId
  readonly name: string
  /** All roles of the user, in every organization. */
  readonly bindings: readonly RoleBinding[]
  /** A token's own narrowing; null = all its user may do. */
  readonly scopes: readonly Action[] | null
  readonly remoteAddress: string | null
}

export interface Context {
  readonly db: Database
  readonly caller: Caller
  /** The organization the call is about. */
  readonly tenantId: TenantId
  readonly correlationId: string
  /** Said by the caller for the record; also `comment` of a publish. */
  readonly reason?: string
  /** The ETag the caller saw; `*` matches any. Asked for by commands that declare `etag`. */
  readonly ifMatch?: string
  /** Done once: a second call with the same key and request gets the first one's answer. */
  readonly idempotency?: { readonly key: string; readonly requestHash: string }
  /** Where refusals are counted and written; absent = they are not. */
  readonly refusals?: Refusals
}

/** Where a permission is asked, and what the audit row names. */
export interface Target {
  readonly kind: string
  readonly id: string | null
  readonly projectId?: ProjectId
  readonly datasourceId?: DatasourceId
  readonly ownerId?: string | null
  /** Whose chain has the audit row, when it is not the context's: another organization, or SYSTEM_TENANT. */
  readonly tenantId?: TenantId
}

/** What an audit row adds to the target. */
export interface AuditNote {
  readonly resourceId?: string
  readonly before?: unknown
  readonly after?: unknown
  readonly reason?: string
}

/**
 * Reads what the call is about, locked where it will change; null = 404. `raw` is the body (a query's query string), not validated
 * yet, undefined when it is not JSON: for a project or scope named there, so that the permission is asked where it holds.
 */
export type Find<Params, Found> = (
  tx: Tx,
  context: Context,
  params: Params,
  raw: unknown,
) => Promise<{ target: Target; found: Found } | null>

/** What a command answers, and what its audit row says. */
export interface Done<Result> {
  readonly result: Result
  readonly audit?: AuditNote | null
}

export interface Command<Params, Input extends TSchema, Found, Result> {
  /** The audit row's action: `datasource.publish`. */
  readonly name: string
  /** A function where what is asked depends on what was found. */
  readonly action: Action | ((found: Found) => Action)
  /** Enough to hold the action anywhere in the organization: for what a person does about themselves. */
  readonly anywhere?: (found: Found) => boolean
  readonly input: Input
  readonly find: Find<Params, Found>
  /** Declared = the caller must say which state they saw (`If-Match`): 428 without it, 412 when stale. */
  readonly etag?: (found: Found) => string
  /** What a repeated Idempotency-Key answers, where the whole answer must not be stored (it has a token). */
  readonly keepAnswer?: (result: Result) => unknown
  /** `audit: null` = nothing changed, no row. */
  run(tx: Tx, context: Context, found: Found, input: Static<Input>, params: Params): Promise<Done<Result>>
  /** Called once the transaction is over: for what no transaction holds. Not called where the command is a part of another. */
  committed?(context: Context, result: Result): void
}

export interface Query<Params, Input extends TSchema, Found, Result> {
  /** Named in the record of a refusal: `datasource.read`. */
  readonly name: string
  readonly action: Action
  /** Of the query string: strings are read as the schema's types. */
  readonly input: Input
  readonly find: Find<Params, Found>
  /**
   * A list: allowed to whoever holds the action anywhere in the organization. `run` then shows what `reachOf` allows, no more.
   */
  readonly anywhere?: true
  run(tx: Tx, context: Context, found: Found, input: Static<Input>, params: Params): Promise<Result>
}
