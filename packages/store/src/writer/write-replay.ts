import type { DatasourceId, EncodedBatch, TenantId } from '@halcyon/domain'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../database.ts'
import { parameter, ROW_TYPES_SQL, rowTypesOf } from './row-types.ts'

/** Whose dead letters were mapped again, by which version, in which run. */
export interface ReplayTarget {
  readonly tenantId: TenantId
  readonly datasourceId: DatasourceId
  readonly version: number
  readonly runId: string
  readonly nodeId: string
}

/** Writes what a replay made of dead letters, in the caller's transaction. */
export const writeReplay = (tx: Tx, target: ReplayTarget, batch: EncodedBatch): Promise<ReplayCounts> =>
  writeAgain(tx, sql`halcyon.write_replay`, target, batch)

/** Writes what kept events became when they were mapped again, in the caller's transaction. */
export const writeRemap = (tx: Tx, target: ReplayTarget, batch: EncodedBatch): Promise<ReplayCounts> =>
  writeAgain(tx, sql`halcyon.write_remap`, target, batch)

async function writeAgain(
  tx: Tx,
  write: RawBuilder<unknown>,
  target: ReplayTarget,
  batch: EncodedBatch,
): Promise<ReplayCounts> {
  const { rows: found } = await sql.raw<{ name: string; id: number }>(ROW_TYPES_SQL).execute(tx)
  const types = rowTypesOf(found)
  const { tenantId, datasourceId, version, runId, nodeId } = target
  const { rows } = await sql<ReplayCounts>`select * from ${write}(
    ${tenantId}, ${datasourceId}, ${version}, ${runId}, ${nodeId}, ${parameter(types, 'item_row', [batch.items])},
    ${parameter(types, 'alert_row', [batch.alerts])}, ${parameter(types, 'entity_row', [batch.entities])},
    ${parameter(types, 'relationship_row', [batch.relationships])},
    ${parameter(types, 'dead_letter_row', [batch.deadLetters])})`.execute(tx)
  return rows[0] ?? { mapped: 0, filtered: 0, rejected: 0 }
}

export interface ReplayCounts {
  readonly mapped: number
  readonly filtered: number
  readonly rejected: number
}
