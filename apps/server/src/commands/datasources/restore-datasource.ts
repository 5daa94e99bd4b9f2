import type { Datasource } from '../../queries/datasources-row.ts'
import type { Command } from '../command.ts'
import { naming } from '../names.ts'
import { changeInForce } from './change-row.ts'
import { type DatasourceParams, Nothing } from './fields.ts'
import { findToChange } from './find.ts'
import { summaryOf } from './summary.ts'

/** Brings an archived datasource back as it was: enabled or not, with the version it had. */
export const restoreDatasource: Command<DatasourceParams, typeof Nothing, Datasource, Datasource> = {
  name: 'datasource.restore',
  action: 'datasource.archive',
  input: Nothing,
  find: findToChange,
  async run(tx, context, found) {
    if (found.status === 'active') return { result: found, audit: null }
    const restored = await naming(found.name, () => changeInForce(tx, context, found.id, { status: 'active' }))
    return { result: restored, audit: { before: summaryOf(found), after: summaryOf(restored) } }
  },
}
