import { type Static, Type } from 'typebox'
import type { Query } from '../commands/command.ts'
import { type DatasourceParams, Nothing } from '../commands/datasources/fields.ts'
import { findDatasource } from '../commands/datasources/find.ts'
import { type CheckpointEntry, type CheckpointsView, checkpointHistory, readCheckpoints } from './checkpoints.ts'
import { oneOf } from './datasources-queries.ts'
import type { Datasource } from './datasources-row.ts'
import { type Page, pageFields } from './page.ts'

const HistoryInput = Type.Object({
  ...pageFields,
  lane: Type.Optional(oneOf(['live', 'backfill'], 'Of this lane')),
  partition: Type.Optional(
    Type.String({ maxLength: 500, description: 'Of this partition; empty where the source has none' }),
  ),
})

export const getCheckpointsQuery: Query<DatasourceParams, typeof Nothing, Datasource, CheckpointsView> = {
  name: 'checkpoint.read',
  action: 'history.read',
  input: Nothing,
  find: findDatasource,
  run: (tx, context, found) => readCheckpoints(tx, context, found.id),
}

export const checkpointHistoryQuery: Query<DatasourceParams, typeof HistoryInput, Datasource, Page<CheckpointEntry>> = {
  name: 'checkpoint.history',
  action: 'history.read',
  input: HistoryInput,
  find: findDatasource,
  run: (tx, context, found, input: Static<typeof HistoryInput>) =>
    checkpointHistory(tx, context, found.id, input, input),
}
