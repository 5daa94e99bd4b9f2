import { Problem } from '@halcyon/domain'
import { type Static, Type } from 'typebox'
import type { Query } from '../commands/command.ts'
import type { DatasourceParams } from '../commands/datasources/fields.ts'
import { findDatasource } from '../commands/datasources/find.ts'
import { oneOf } from './datasources-queries.ts'
import type { Datasource } from './datasources-row.ts'
import { type Page, pageFields } from './page.ts'
import { type CoverageView, listWindows, readCoverage, type WindowView } from './windows.ts'

const spanFields = {
  from: Type.Optional(Type.String({ format: 'date-time', description: 'Of the source’s time: what reaches past it' })),
  to: Type.Optional(Type.String({ format: 'date-time', description: 'Of the source’s time: what begins before it' })),
}
const ListInput = Type.Object({
  ...pageFields,
  ...spanFields,
  lane: Type.Optional(oneOf(['live', 'backfill'], 'Of this lane')),
  state: Type.Optional(oneOf(['planned', 'fetched', 'committed'], 'How far it is')),
})
const CoverageInput = Type.Object(spanFields)

/** The ledger of windows: which spans of its source's time a feed has read. */
export const listWindowsQuery: Query<DatasourceParams, typeof ListInput, Datasource, Page<WindowView>> = {
  name: 'window.list',
  action: 'history.read',
  input: ListInput,
  find: findDatasource,
  run: (tx, context, found, input: Static<typeof ListInput>) => listWindows(tx, context, found.id, input, input),
}

const DAY_MS = 86_400_000

/** What is missing in it, and what was read twice; by default of the last thirty days. */
export const coverageQuery: Query<DatasourceParams, typeof CoverageInput, Datasource, CoverageView> = {
  name: 'window.coverage',
  action: 'history.read',
  input: CoverageInput,
  find: findDatasource,
  run: (tx, context, found, input: Static<typeof CoverageInput>) => {
    const to = input.to === undefined ? new Date() : new Date(input.to)
    const from = input.from === undefined ? new Date(to.getTime() - 30 * DAY_MS) : new Date(input.from)
    if (from >= to)
      throw new Problem('invalid_query', 'The span ends before it begins', [
        { path: 'to', code: 'not_allowed', message: 'Must be after "from"' },
      ])
    return readCoverage(tx, context, found.id, { from, to })
  },
}
