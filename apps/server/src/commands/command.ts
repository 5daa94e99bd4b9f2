/**
 * What every command is: authenticate (the caller is known when it gets here) → find → authorize → validate → do → audit,
 * in one transaction, with no HTTP in it. The order of refusal is 404, 403, 400/422.
 */
import type { Action, Binding, DatasourceId, ProjectId, TenantId, UserId } from '@halcyon/domain'
import type { Database, Tx } from '@halcyon/store'
import type { Static, TSchema } from 'typebox'

/** Who asks. Made by the gateway from a session or a token, or by the command line (`system`). */
export interface Caller {
  readonly kind: 'user' | 'token' | 'system'
  /** The user's id, the token's id, or 'system'. */
  readonly id: string
  /** The user behind a token; the same as `id` for a user. */
  readonly userId: UserId
  readonly name: string
  readonly bindings: readonly Binding[]
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
}

/** Where a permission is asked, and what the audit row names. */
export interface Target {
  readonly kind: string
  readonly id: string | null
  readonly projectId?: ProjectId
  readonly datasourceId?: DatasourceId
  readonly ownerId?: string | null
}

export interface Command<Params, Input extends TSchema, Found, Result> {
  /** The audit row's action: `datasource.publish`. */
  readonly name: string
  readonly action: Action
  readonly input: Input
  /** Reads what the command is about, locked where it will change; null = 404. */
  find(tx: Tx, context: Context, params: Params): Promise<{ target: Target; found: Found } | null>
  run(
    tx: Tx,
    context: Context,
    found: Found,
    input: Static<Input>,
    params: Params,
  ): Promise<{ result: Result; audit?: { resourceId?: string; before?: unknown; after?: unknown; reason?: string } | null }>
}
