import type { JsonValue } from '@halcyon/domain'
import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { type CheckpointsView, readCheckpoints } from '../../queries/checkpoints.ts'
import type { Datasource } from '../../queries/datasources-row.ts'
import type { Command } from '../command.ts'
import type { DatasourceParams } from '../datasources/fields.ts'
import { findDatasource } from '../datasources/find.ts'
import { assertPull } from './pull-datasource.ts'

export const CheckpointInput = Type.Object({
  lane: Type.Optional(Type.Union([Type.Literal('live'), Type.Literal('backfill')], { default: 'live' })),
  partition: Type.Optional(
    Type.String({ maxLength: 500, default: '', description: 'As GET shows it; empty where the source has none' }),
  ),
  value: Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()], {
    description: 'In the connector’s own words, as GET shows it; null = read from the start',
  }),
})

/**
 * Sets by hand where the source stands. A run under way writes nothing of what it had read from elsewhere, and goes on from here.
 */
export const putCheckpoint: Command<DatasourceParams, typeof CheckpointInput, Datasource, CheckpointsView> = {
  name: 'checkpoint.edit',
  action: 'checkpoint.edit',
  input: CheckpointInput,
  find: findDatasource,
  async run(tx, context, found, { lane = 'live', partition = '', value }: Static<typeof CheckpointInput>) {
    assertPull(found)
    const key = sql`${context.tenantId}, ${found.id}, ${lane}, ${partition}`
    const text = JSON.stringify(value)
    const { rows } = await sql<{ before: JsonValue; seq: string }>`
      with known as (
        select seq, value from checkpoint
        where (tenant_id, datasource_id, lane, partition) = (${key}) for update
      ), moved as (
        insert into checkpoint (tenant_id, datasource_id, lane, partition, seq, value)
        values (${key}, coalesce((select seq from known), 0) + 1, ${text}::jsonb)
        on conflict (tenant_id, datasource_id, lane, partition) do update
          set seq = checkpoint.seq + 1, value = excluded.value, updated_at = now()
        returning seq
      )
      select moved.seq, (select value from known) as before from moved`.execute(tx)
    const [moved] = rows
    await sql`
      insert into checkpoint_history (tenant_id, datasource_id, lane, partition, seq, value, changed_by)
      values (${key}, ${moved?.seq ?? 1}, ${text}::jsonb, ${context.caller.userId}) on conflict do nothing`.execute(tx)
    return {
      result: await readCheckpoints(tx, context, found.id),
      audit: { before: { lane, partition, value: moved?.before ?? null }, after: { lane, partition, value } },
    }
  },
}
