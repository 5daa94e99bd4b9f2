import type { Datasource } from '../../queries/datasources-row.ts'
import type { Command } from '../command.ts'
import { changeInForce } from './change-row.ts'
import { type DatasourceParams, Nothing } from './fields.ts'
import { findToChange } from './find.ts'
import { summaryOf } from './summary.ts'

/** Takes a datasource out of use; its history and what it wrote stay. In force when it answers. */
export const archiveDatasource: Command<DatasourceParams, typeof Nothing, Datasource, Datasource> = {
  name: 'datasource.archive',
  action: 'datasource.archive',
  input: Nothing,
  find: findToChange,
  etag: ({ etag }) => etag,
  async run(tx, context, found) {
    if (found.status === 'archived') return { result: found, audit: null }
    const archived = await changeInForce(tx, context, found.id, { status: 'archived' })
    return { result: archived, audit: { before: summaryOf(found), after: summaryOf(archived) } }
  },
}
