import type { Query } from '../commands/command.ts'
import { type DatasourceParams, Nothing } from '../commands/datasources/fields.ts'
import { findDatasource } from '../commands/datasources/find.ts'
import { type CheckpointsView, readCheckpoints } from './checkpoints.ts'
import type { Datasource } from './datasources-row.ts'

export const getCheckpointsQuery: Query<DatasourceParams, typeof Nothing, Datasource, CheckpointsView> = {
  name: 'checkpoint.read',
  action: 'history.read',
  input: Nothing,
  find: findDatasource,
  run: (tx, context, found) => readCheckpoints(tx, context, found.id),
}
