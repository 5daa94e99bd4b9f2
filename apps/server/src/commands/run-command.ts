import { Problem } from '@halcyon/domain'
import { inTenant, type Tx } from '@halcyon/store'
import type { Static, TSchema } from 'typebox'
import { appendAudit } from '../audit/append.ts'
import { authorize, authorizeAnywhere } from './authorize.ts'
import type { AuditNote, Command, Context, Query, Target } from './command.ts'
import { claimKey, keepAnswer } from './idempotency.ts'
import { JsonBody } from './input/json-body.ts'
import { readInput, readQuery } from './input/validate.ts'
import { retryConflicts } from './retry.ts'

/**
 * Runs a command in one transaction: find (404) → authorize (403) → precondition (428, 412) → validate (400) → do → audit,
 * the audit row being the transaction's last statement: without it nothing has happened. A refusal is recorded apart.
 * @param raw the body: a value, or a `JsonBody` that has not been read yet
 * @throws Problem
 */
export async function runCommand<Params, Input extends TSchema, Found, Result>(
  command: Command<Params, Input, Found, Result>,
  context: Context,
  params: Params,
  raw?: unknown,
): Promise<Result> {
  const result = await refusalsRecorded(context, command.name, (note) =>
    retryConflicts(() =>
      inTenant(context.db, context.tenantId, (tx) => inTransaction(tx, command, context, params, raw, note)),
    ),
  )
  command.committed?.(context, result)
  return result
}

/**
 * A command as a part of another, in its transaction: asked and recorded as if it had been called alone, in whatever state the thing is.
 * @throws Problem
 */
export async function runWithin<Params, Input extends TSchema, Found, Result>(
  tx: Tx,
  command: Command<Params, Input, Found, Result>,
  { idempotency: _, ...context }: Context,
  params: Params,
  raw?: unknown,
): Promise<Result> {
  return inTransaction(tx, command, { ...context, ifMatch: '*' }, params, raw, () => undefined)
}

type NoteTarget = (target: Target) => void

async function inTransaction<Params, Input extends TSchema, Found, Result>(
  tx: Tx,
  command: Command<Params, Input, Found, Result>,
  context: Context,
  params: Params,
  raw: unknown,
  note: NoteTarget,
): Promise<Result> {
  const before = await claimKey(tx, context)
  if (before !== null) return before.answer as Result
  const { target, found } = await findOrRefuse(tx, command, context, params, raw, note)
  const action = typeof command.action === 'function' ? command.action(found) : command.action
  if (command.anywhere?.(found)) authorizeAnywhere(context, action, target)
  else authorize(context, action, target)
  checkEtag(command.etag?.(found), context)
  const input: Static<Input> = readInput(command.input, raw)
  const { result, audit } = await command.run(tx, context, found, input, params)
  if (context.idempotency !== undefined) await keepAnswer(tx, context, command.keepAnswer?.(result) ?? result)
  if (audit !== null) await writeAudit(tx, command.name, context, target, audit ?? {})
  return result
}

/** Runs a query: find (404) → authorize (403) → validate (400) → read, in one transaction. */
export async function runQuery<Params, Input extends TSchema, Found, Result>(
  query: Query<Params, Input, Found, Result>,
  context: Context,
  params: Params,
  raw?: unknown,
): Promise<Result> {
  return refusalsRecorded(context, query.name, (note) =>
    inTenant(context.db, context.tenantId, async (tx) => {
      const { target, found } = await findOrRefuse(tx, query, context, params, raw, note)
      if (query.anywhere) authorizeAnywhere(context, query.action, target)
      else authorize(context, query.action, target)
      return query.run(tx, context, found, readQuery(query.input, raw), params)
    }),
  )
}

async function findOrRefuse<Params, Found>(
  tx: Tx,
  { find }: Pick<Command<Params, TSchema, Found, unknown>, 'find'>,
  context: Context,
  params: Params,
  raw: unknown,
  note: NoteTarget,
): Promise<{ target: Target; found: Found }> {
  const at = await find(tx, context, params, raw instanceof JsonBody ? raw.peek() : raw)
  if (at === null) throw new Problem('not_found')
  note(at.target)
  return at
}

function checkEtag(current: string | undefined, { ifMatch }: Context): void {
  if (current === undefined) return
  if (ifMatch === undefined) throw new Problem('etag_required')
  if (ifMatch !== '*' && ifMatch !== current) throw new Problem('etag_mismatch')
}

const writeAudit = (tx: Tx, name: string, context: Context, target: Target, note: AuditNote): Promise<void> =>
  appendAudit(tx, {
    tenantId: target.tenantId ?? context.tenantId,
    actor: context.caller,
    action: name,
    resourceKind: target.kind,
    resourceId: note.resourceId ?? target.id,
    projectId: target.projectId ?? null,
    datasourceId: target.datasourceId ?? null,
    reason: note.reason ?? context.reason ?? null,
    before: note.before,
    after: note.after,
    remoteAddress: context.caller.remoteAddress,
    correlationId: context.correlationId,
  })

/** A refusal's row is written in a transaction of its own, after the refused one is over. */
async function refusalsRecorded<T>(context: Context, name: string, run: (note: NoteTarget) => Promise<T>): Promise<T> {
  let target: Target | null = null
  try {
    return await run((found) => {
      target = found
    })
  } catch (error) {
    if (error instanceof Problem && error.status === 403 && target !== null)
      await recordRefusal(context, name, target, error)
    throw error
  }
}

async function recordRefusal(context: Context, name: string, target: Target, problem: Problem): Promise<void> {
  await context.refusals?.record({
    tenantId: target.tenantId ?? context.tenantId,
    actor: context.caller,
    action: name,
    resourceKind: target.kind,
    resourceId: target.id,
    projectId: target.projectId ?? null,
    datasourceId: target.datasourceId ?? null,
    remoteAddress: context.caller.remoteAddress,
    correlationId: context.correlationId,
    code: problem.code,
  })
}
