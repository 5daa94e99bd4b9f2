import type { Query } from '../commands/command.ts'
import { modeOf } from '../commands/datasources/catalog.ts'
import { type DatasourceParams, Nothing } from '../commands/datasources/fields.ts'
import { findDatasource } from '../commands/datasources/find.ts'
import type { Datasource } from './datasources-row.ts'
import { getStatus, type StatusView } from './status.ts'

/** Whether a datasource does what it should, and if not, why and what to do. */
export const getStatusQuery: Query<DatasourceParams, typeof Nothing, Datasource, StatusView> = {
  name: 'status.read',
  action: 'metrics.read',
  input: Nothing,
  find: findDatasource,
  run: (tx, context, found) => getStatus(tx, context, found, modeOf(found.type)),
}
