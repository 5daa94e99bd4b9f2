import { type Static, Type } from 'typebox'
import type { Query } from '../commands/command.ts'
import { type DatasourceParams, Nothing } from '../commands/datasources/fields.ts'
import { findDatasource } from '../commands/datasources/find.ts'
import { findRun, type RunParams } from '../commands/dead-letters/cancel-run.ts'
import { oneOf } from './datasources-queries.ts'
import type { Datasource } from './datasources-row.ts'
import { type Page, pageFields } from './page.ts'
import { listRuns, type RunView } from './runs.ts'

const ListInput = Type.Object({
  ...pageFields,
  kind: Type.Optional(Type.String({ maxLength: 40, description: 'replay, backfill …' })),
  state: Type.Optional(oneOf(['queued', 'running', 'paused', 'succeeded', 'failed', 'cancelled'], 'How it stands')),
  lane: Type.Optional(oneOf(['live', 'backfill', 'captured'], 'Of this lane')),
  from: Type.Optional(Type.String({ format: 'date-time', description: 'Asked for at or after' })),
  to: Type.Optional(Type.String({ format: 'date-time', description: 'Asked for before' })),
})

export const getRunQuery: Query<RunParams, typeof Nothing, RunView, RunView> = {
  name: 'run.read',
  action: 'history.read',
  input: Nothing,
  find: findRun,
  run: async (_tx, _context, found) => found,
}

export const listRunsQuery: Query<DatasourceParams, typeof ListInput, Datasource, Page<RunView>> = {
  name: 'run.list',
  action: 'history.read',
  input: ListInput,
  find: findDatasource,
  run: (tx, context, found, input: Static<typeof ListInput>) => listRuns(tx, context, found.id, input, input),
}
