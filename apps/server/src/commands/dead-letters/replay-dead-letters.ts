import { randomUUID } from 'node:crypto'
import { Problem } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import type { Datasource } from '../../queries/datasources-row.ts'
import { type DeadLetterFilter, deadLetterConditions } from '../../queries/dead-letters.ts'
import type { Command, Context } from '../command.ts'
import { assertActive } from '../datasources/assert-active.ts'
import { type DatasourceParams, Uuid } from '../datasources/fields.ts'
import { findDatasource } from '../datasources/find.ts'
import { notifyRun } from './notify-run.ts'

const DeadLetterFilterInput = Type.Object({
  state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('replayed'), Type.Literal('discarded')])),
  code: Type.Optional(Type.String({ maxLength: 100 })),
  version: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_147_483_647 })),
  correlationId: Type.Optional(Uuid),
  search: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  from: Type.Optional(Type.String({ format: 'date-time' })),
  to: Type.Optional(Type.String({ format: 'date-time' })),
})

export const ReplayInput = Type.Object({
  ids: Type.Optional(Type.Array(Uuid, { minItems: 1, maxItems: 10_000, uniqueItems: true })),
  filter: Type.Optional(DeadLetterFilterInput),
  version: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 2_147_483_647,
      description: 'Maps with this one; default: the published version',
    }),
  ),
  dryRun: Type.Optional(Type.Boolean({ description: 'Writes nothing; the run’s result counts what would come of it' })),
})

/** A run that has begun. */
export interface RunStarted {
  readonly runId: string
}

/** Asks for dead letters to be mapped again: those named, those a filter finds, or all that are open. An engine does it. */
export const replayDeadLetters: Command<DatasourceParams, typeof ReplayInput, Datasource, RunStarted> = {
  name: 'dead_letters.replay',
  action: 'deadletters.replay',
  input: ReplayInput,
  find: findDatasource,
  async run(tx, context, found, input: Static<typeof ReplayInput>) {
    assertActive(found)
    if (input.ids !== undefined && input.filter !== undefined) throw notBoth()
    if (found.publishedVersion === null) throw new Problem('not_published')
    if (input.version !== undefined) await assertVersion(tx, context, found.id, input.version)
    const filter: DeadLetterFilter = input.filter ?? { state: 'open' }
    const total = await count(tx, context, found.id, input.ids, filter)
    if (total === 0) throw new Problem('unprocessable', 'No dead letter fits: there is nothing to replay')
    const parameters = {
      ...(input.ids === undefined ? { filter } : { ids: input.ids }),
      ...(input.version === undefined ? {} : { version: input.version }),
      ...(input.dryRun === true ? { dryRun: true } : {}),
    }
    const runId = randomUUID()
    await tx
      .insertInto('run')
      .values({
        tenant_id: context.tenantId,
        datasource_id: found.id,
        id: runId,
        kind: 'replay',
        parameters: JSON.stringify(parameters),
        total,
        requested_by: context.caller.userId,
      })
      .execute()
    await notifyRun(tx, context, found.id, runId)
    return { result: { runId }, audit: { after: { runId, kind: 'replay', total, ...parameters } } }
  },
}

const notBoth = (): Problem =>
  new Problem('invalid_body', 'Give ids or a filter, not both', [
    { path: 'filter', code: 'not_allowed', message: 'Not beside "ids"' },
  ])

async function count(
  tx: Tx,
  context: Context,
  datasourceId: string,
  ids: readonly string[] | undefined,
  filter: DeadLetterFilter,
): Promise<number> {
  const which = ids === undefined ? deadLetterConditions(filter) : sql`and event_id = any(${ids}::uuid[])`
  const { rows } = await sql<{ count: number }>`/* dead_letters.count */ select count(*) as count from dead_letter
    where tenant_id = ${context.tenantId} and datasource_id = ${datasourceId} ${which}`.execute(tx)
  const total = rows[0]?.count ?? 0
  if (ids !== undefined && total < ids.length)
    throw new Problem('not_found', 'Not all of these are dead letters of this datasource')
  return total
}

/** @throws Problem where it was never published */
export async function assertVersion(tx: Tx, context: Context, datasourceId: string, version: number): Promise<void> {
  const row = await tx
    .selectFrom('version')
    .select('state')
    .where('tenant_id', '=', context.tenantId)
    .where('datasource_id', '=', datasourceId)
    .where('number', '=', version)
    .executeTakeFirst()
  if (row?.state === 'published' || row?.state === 'superseded') return
  throw new Problem('unprocessable', `Version ${version} was never published`, [
    { path: 'version', code: 'not_found', message: 'Only a version that was published can map' },
  ])
}
