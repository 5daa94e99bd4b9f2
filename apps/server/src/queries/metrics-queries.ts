import { type Static, Type } from 'typebox'
import type { Query } from '../commands/command.ts'
import type { DatasourceParams } from '../commands/datasources/fields.ts'
import { findDatasource } from '../commands/datasources/find.ts'
import type { Datasource } from './datasources-row.ts'
import { getMetrics, type MetricsView } from './metrics.ts'

const RangeInput = Type.Object({
  from: Type.Optional(Type.String({ format: 'date-time', description: 'Default: an hour before `to`' })),
  to: Type.Optional(Type.String({ format: 'date-time', description: 'Default: now' })),
  step: Type.Optional(Type.Integer({ minimum: 10, maximum: 31_536_000, description: 'Seconds, a multiple of 10' })),
  version: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_147_483_647 })),
})

/** Counts, latency and lag of a datasource over a time. */
export const getMetricsQuery: Query<DatasourceParams, typeof RangeInput, Datasource, MetricsView> = {
  name: 'metrics.read',
  action: 'metrics.read',
  input: RangeInput,
  find: findDatasource,
  run: (tx, context, found, input: Static<typeof RangeInput>) => getMetrics(tx, context, found.id, input, new Date()),
}
