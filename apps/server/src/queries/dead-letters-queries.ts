import { type Static, Type } from 'typebox'
import type { Query } from '../commands/command.ts'
import { type DatasourceParams, Uuid } from '../commands/datasources/fields.ts'
import { findDatasource } from '../commands/datasources/find.ts'
import { oneOf } from './datasources-queries.ts'
import type { Datasource } from './datasources-row.ts'
import { type DeadLetterView, listDeadLetters } from './dead-letters.ts'
import { type Page, pageFields } from './page.ts'

export const ListInput = Type.Object({
  ...pageFields,
  state: Type.Optional(oneOf(['open', 'replayed', 'discarded'], 'Default: all')),
  code: Type.Optional(Type.String({ maxLength: 100, description: 'Of one of its errors' })),
  version: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_147_483_647 })),
  correlationId: Type.Optional(Uuid),
  search: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'In the errors' })),
  from: Type.Optional(Type.String({ format: 'date-time' })),
  to: Type.Optional(Type.String({ format: 'date-time' })),
})

/** The records that could not be mapped, each with its reasons. */
export const listDeadLettersQuery: Query<DatasourceParams, typeof ListInput, Datasource, Page<DeadLetterView>> = {
  name: 'dead_letters.list',
  action: 'records.read',
  input: ListInput,
  find: findDatasource,
  run: (tx, context, found, input: Static<typeof ListInput>) => listDeadLetters(tx, context, found.id, input, input),
}
