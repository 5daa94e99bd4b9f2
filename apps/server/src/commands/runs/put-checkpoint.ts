import { type JsonValue, Problem } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { type RawBuilder, sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { type CheckpointsView, readCheckpoints } from '../../queries/checkpoints.ts'
import type { Datasource } from '../../queries/datasources-row.ts'
import type { Command, Context } from '../command.ts'
import type { DatasourceParams } from '../datasources/fields.ts'
import { findDatasource } from '../datasources/find.ts'
import { assertPlaceIsOurs } from './pull-datasource.ts'

const Seq = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

export const CheckpointInput = Type.Object({
  lane: Type.Optional(Type.Union([Type.Literal('live'), Type.Literal('backfill')], { default: 'live' })),
  partition: Type.Optional(
    Type.String({ maxLength: 500, default: '', description: 'As GET shows it; empty where the source has none' }),
  ),
  everyPartition: Type.Optional(
    Type.Boolean({
      description:
        'Every partition of the lane that stands somewhere gets the value; in place of `partition` and `seq`, and not with `restore`',
    }),
  ),
  value: Type.Optional(
    Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()], {
      description: 'In the connector’s own words, as GET shows it; null = read from the start',
    }),
  ),
  restore: Type.Optional({ ...Seq, description: 'Instead of a value: `seq` of an entry of the history' }),
  seq: Type.Optional({
    ...Seq,
    description: 'Where the caller saw it stand, 0 = nowhere yet; refused when it has moved since',
  }),
  reason: Type.Optional(Type.String({ minLength: 1, maxLength: 500, description: 'Kept in its history' })),
})
type Input = Static<typeof CheckpointInput>

/** Largest checkpoint, characters of JSON. */
const MAX_VALUE = 64 * 1024

/**
 * Sets by hand where the source stands: to a value, to where it once stood, or to the start. Refused while a run moves it, and where it
 * has moved since the caller looked.
 */
export const putCheckpoint: Command<DatasourceParams, typeof CheckpointInput, Datasource, CheckpointsView> = {
  name: 'checkpoint.edit',
  action: 'checkpoint.edit',
  input: CheckpointInput,
  find: findDatasource,
  async run(tx, context, found, input: Input) {
    assertPlaceIsOurs(found)
    const { lane = 'live', partition = '', reason } = input
    if ((input.value === undefined) === (input.restore === undefined)) throw oneOfBoth()
    await assertIdle(tx, context, found, lane)
    if (input.everyPartition === true) return putEvery(tx, context, found, input, lane)
    const key = sql`${context.tenantId}, ${found.id}, ${lane}, ${partition}`
    const standing = await sql<{ seq: number; value: JsonValue }>`
      select seq::int, value from checkpoint where (tenant_id, datasource_id, lane, partition) = (${key}) for update`.execute(
      tx,
    )
    const [before] = standing.rows
    if (input.seq !== undefined && input.seq !== (before?.seq ?? 0))
      throw new Problem('conflict', 'It has moved since you looked: look again, then decide', [
        { path: 'seq', code: 'not_allowed', message: `It stands at ${before?.seq ?? 0} now` },
      ])
    const value = input.value === undefined ? await stoodAt(tx, key, input.restore ?? 0) : (input.value as JsonValue)
    const text = textOf(value)
    const { rows } = await sql<{ seq: string }>`
      insert into checkpoint (tenant_id, datasource_id, lane, partition, seq, value)
      values (${key}, ${(before?.seq ?? 0) + 1}, ${text}::jsonb)
      on conflict (tenant_id, datasource_id, lane, partition) do update
        set seq = checkpoint.seq + 1, value = excluded.value, updated_at = now()
      returning seq`.execute(tx)
    await sql`
      insert into checkpoint_history (tenant_id, datasource_id, lane, partition, seq, value, changed_by, reason)
      values (${key}, ${rows[0]?.seq ?? 1}, ${text}::jsonb, ${context.caller.userId}, ${reason ?? null}) on conflict do nothing`.execute(
      tx,
    )
    const restored = input.restore === undefined ? {} : { restored: input.restore }
    return {
      result: await readCheckpoints(tx, context, found.id),
      audit: {
        before: { lane, partition, value: before?.value ?? null },
        after: { lane, partition, value, ...restored },
        ...(reason === undefined ? {} : { reason }),
      },
    }
  },
}

/** One value for all partitions of a lane. */
async function putEvery(tx: Tx, context: Context, found: Datasource, input: Input, lane: string) {
  const { partition, seq, restore, reason } = input
  if (partition !== undefined || seq !== undefined || restore !== undefined)
    throw new Problem('invalid_body', 'One value goes to every partition', [
      { path: 'everyPartition', code: 'not_allowed', message: 'Give "value", and no "partition", "seq" or "restore"' },
    ])
  const value = input.value as JsonValue
  const { rows } = await sql<{ partition: string }>`
    with moved as (
      update checkpoint set seq = seq + 1, value = ${textOf(value)}::jsonb, updated_at = now()
      where tenant_id = ${context.tenantId} and datasource_id = ${found.id} and lane = ${lane}
      returning *
    )
    insert into checkpoint_history (tenant_id, datasource_id, lane, partition, seq, value, changed_by, reason)
    select tenant_id, datasource_id, lane, partition, seq, value, ${context.caller.userId}, ${reason ?? null} from moved
    returning partition`.execute(tx)
  if (rows.length === 0)
    throw new Problem(
      'unprocessable',
      'It stands nowhere yet: a checkpoint comes with the first run that reads something',
    )
  return {
    result: await readCheckpoints(tx, context, found.id),
    audit: {
      before: { lane },
      after: { lane, everyPartition: true, partitions: rows.length, value },
      ...(reason === undefined ? {} : { reason }),
    },
  }
}

/** @throws Problem where it is too large */
function textOf(value: JsonValue): string {
  const text = JSON.stringify(value)
  if (text.length <= MAX_VALUE) return text
  throw new Problem('invalid_body', 'The checkpoint is too large', [
    { path: 'value', code: 'not_allowed', message: `At most ${MAX_VALUE} characters of JSON` },
  ])
}

const oneOfBoth = (): Problem =>
  new Problem('invalid_body', 'Give a value, or an entry of the history to go back to', [
    { path: 'value', code: 'required', message: 'Give either "value" or "restore"' },
  ])

async function assertIdle(tx: Tx, context: Context, found: Datasource, lane: string): Promise<void> {
  const { rows } = await sql`
    select from run where tenant_id = ${context.tenantId} and datasource_id = ${found.id} and lane = ${lane} and state = 'running'`.execute(
    tx,
  )
  if (rows.length === 0) return
  const action = lane === 'live' ? 'disable the datasource, or wait for its end' : 'pause it, or wait for its end'
  throw new Problem('already_running', `A run of the lane "${lane}" moves it now: ${action}`)
}

/** @throws Problem where the history has no such entry (any more) */
async function stoodAt(tx: Tx, key: RawBuilder<unknown>, seq: number): Promise<JsonValue> {
  const { rows } = await sql<{ value: JsonValue }>`
    select value from checkpoint_history where (tenant_id, datasource_id, lane, partition, seq) = (${key}, ${seq})`.execute(
    tx,
  )
  const [entry] = rows
  if (entry !== undefined) return entry.value
  throw new Problem('unprocessable', 'The history has no such entry, or not any more', [
    { path: 'restore', code: 'not_found', message: `No entry ${seq} of this lane and partition` },
  ])
}
