import { isPull } from '@halcyon/connector-kit'
import { Problem } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import type { Datasource } from '../../queries/datasources-row.ts'
import { getVersion } from '../../queries/versions.ts'
import type { Command, Context } from '../command.ts'
import { assertActive } from '../datasources/assert-active.ts'
import { connectorOf } from '../datasources/catalog.ts'
import type { DatasourceParams } from '../datasources/fields.ts'
import { findDatasource } from '../datasources/find.ts'
import { assertVersion, type RunStarted } from '../dead-letters/replay-dead-letters.ts'
import { assertRanges, assertRuns } from './pull-datasource.ts'
import { queueRun } from './start-run.ts'
import { RunRate } from './throttle-run.ts'

export const backfillFields = {
  source: Type.Optional(
    Type.Unsafe<'source' | 'captured'>({
      type: 'string',
      enum: ['source', 'captured'],
      default: 'source',
      description: 'Ask the source again, or map again what was captured',
    }),
  ),
  from: Type.String({
    format: 'date-time',
    description: 'First time to read again, inclusive: the source’s, or of receipt',
  }),
  to: Type.String({ format: 'date-time', description: 'Where to end, exclusive' }),
  version: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 2_147_483_647,
      description:
        'Captured: maps with this one; default: the published version. What the source is asked for goes through the published one',
    }),
  ),
  eventsPerSecond: Type.Optional({
    ...RunRate,
    description: 'Records a second at most; absent = as fast as the feed may',
  }),
}
export const BackfillInput = Type.Object({
  ...backfillFields,
  dryRun: Type.Optional(Type.Boolean({ description: 'Captured: writes nothing, counts what would come of it' })),
})
export type Backfill = Static<typeof BackfillInput>

/**
 * Reads a span again, in a lane of its own beside the live one: from the source, where what is known stays as it is, or from what was
 * captured, where the new outcome takes the place of the old one.
 */
export const startBackfill: Command<DatasourceParams, typeof BackfillInput, Datasource, RunStarted> = {
  name: 'run.backfill',
  action: 'backfill',
  input: BackfillInput,
  find: findDatasource,
  async run(tx, context, found, input: Backfill) {
    await assertBackfillable(tx, context, found, input)
    const { source = 'source', ...parameters } = input
    const captured = source === 'captured'
    const lane = captured ? 'captured' : 'backfill'
    const runId = await queueRun(tx, context, found, lane, captured ? { source, ...parameters } : parameters)
    if (captured) await expect(tx, context, found, runId, input)
    else await planWindows(tx, context, found, runId, input)
    return { result: { runId }, audit: { after: { runId, kind: 'backfill', ...input } } }
  },
}

/** Where a backfill of such a feed may read from. */
export function backfillSourcesOf(type: string): readonly ('source' | 'captured')[] {
  const connector = connectorOf(type)
  if (connector === null) return []
  if (!isPull(connector)) return ['captured']
  return [
    ...(connector.spec.ranges === true ? (['source'] as const) : []),
    ...(connector.reread === undefined ? [] : (['captured'] as const)),
  ]
}

/** @throws Problem where this is not to be read again */
export async function assertBackfillable(tx: Tx, context: Context, found: Datasource, input: Backfill): Promise<void> {
  const { source = 'source', from, to, version, dryRun } = input
  if (source === 'source') {
    assertRuns(found)
    assertRanges(found)
    if (version !== undefined) throw only('version')
    if (dryRun !== undefined) throw only('dryRun')
  } else {
    assertActive(found)
    if (!backfillSourcesOf(found.type).includes('captured'))
      throw new Problem('unprocessable', 'Pages of this source cannot be read again once they are stored')
    if (found.publishedVersion === null) throw new Problem('not_published')
    if (version !== undefined) await assertVersion(tx, context, found.id, version)
  }
  if (Date.parse(from) >= Date.parse(to))
    throw new Problem('invalid_body', 'The span ends before it begins', [
      { path: 'to', code: 'not_allowed', message: 'Must be after "from"' },
    ])
}

const only = (path: string): Problem =>
  new Problem('invalid_body', 'Only what was captured can be tried, or mapped with a chosen version', [
    { path, code: 'not_allowed', message: 'Only with "source": "captured"' },
  ])

/** More than these are one. */
const MOST_WINDOWS = 10_000

/** The spans a source reads a range in; null where that cannot be said before. */
export async function windowsOf(
  tx: Tx,
  context: Context,
  found: Datasource,
  range: { readonly from: string; readonly to: string },
): Promise<readonly { readonly from: string; readonly to: string }[] | null> {
  const connector = connectorOf(found.type)
  if (connector === null || !isPull(connector) || connector.windows === undefined) return null
  const version = await getVersion(tx, context, found.id, found.publishedVersion ?? 0)
  if (version === null) return null
  const windows = connector.windows(version.config, range)
  return windows.length > 0 && windows.length <= MOST_WINDOWS ? windows : null
}

/** What it is to read, for the ledger of windows; where an earlier one stood says nothing of this span. */
async function planWindows(
  tx: Tx,
  context: Context,
  found: Datasource,
  runId: string,
  { from, to }: Backfill,
): Promise<void> {
  const windows = (await windowsOf(tx, context, found, { from, to })) ?? [{ from, to }]
  const own = sql`tenant_id = ${context.tenantId} and datasource_id = ${found.id} and lane = 'backfill'`
  await sql`delete from checkpoint where ${own}`.execute(tx)
  await sql`delete from pull_window where ${own} and state = 'planned'`.execute(tx)
  await sql`
    insert into pull_window (tenant_id, datasource_id, lane, from_at, to_at, run_id, version, items, state)
    select ${context.tenantId}, ${found.id}, 'backfill', w.low, w.high, ${runId}, ${found.publishedVersion}, 0, 'planned'
    from unnest(${windows.map((one) => one.from)}::timestamptz[], ${windows.map((one) => one.to)}::timestamptz[]) as w(low, high)
    on conflict do nothing`.execute(tx)
}

/** How many events there are to map. */
async function expect(tx: Tx, context: Context, found: Datasource, runId: string, input: Backfill): Promise<void> {
  const total = await capturedEvents(tx, context, found.id, input)
  if (total.kept === 0) throw new Problem('unprocessable', 'Nothing of that time is kept raw: there is nothing to map')
  await tx
    .updateTable('run')
    .set({ total: total.kept })
    .where('tenant_id', '=', context.tenantId)
    .where('datasource_id', '=', found.id)
    .where('id', '=', runId)
    .execute()
}

/** Events received in a span: with their raw payload, and without. Query `remap.count`. */
export async function capturedEvents(
  tx: Tx,
  { tenantId }: Context,
  datasourceId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<{ kept: number; notKept: number }> {
  const { rows } = await sql<{ kept: number; notKept: number }>`/* remap.count */
    select count(*) filter (where c.id is not null)::float8 as kept, count(*) filter (where c.id is null)::float8 as "notKept"
    from ledger l
    left join (select distinct capture_id as id from raw_capture where tenant_id = ${tenantId} and datasource_id = ${datasourceId}) c
      on c.id = l.capture_id
    where l.tenant_id = ${tenantId} and l.datasource_id = ${datasourceId} and l.received_at >= ${from} and l.received_at < ${to}
      and l.outcome in ('mapped', 'filtered', 'rejected')`.execute(tx)
  return rows[0] ?? { kept: 0, notKept: 0 }
}
