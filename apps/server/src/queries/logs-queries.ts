import { isUuid } from '@halcyon/domain'
import { type Static, Type } from 'typebox'
import type { Query } from '../commands/command.ts'
import { type DatasourceParams, Uuid } from '../commands/datasources/fields.ts'
import { findDatasource } from '../commands/datasources/find.ts'
import { oneOf } from './datasources-queries.ts'
import type { Datasource } from './datasources-row.ts'
import { LOG_LEVELS, type LogLine, listLogs, logsSince } from './logs.ts'
import { type Page, pageFields } from './page.ts'

export const LogsInput = Type.Object({
  ...pageFields,
  level: Type.Optional(oneOf(LOG_LEVELS, 'This level and above')),
  component: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  correlationId: Type.Optional(Uuid),
  search: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  from: Type.Optional(Type.String({ format: 'date-time' })),
  to: Type.Optional(Type.String({ format: 'date-time' })),
  follow: Type.Optional(Type.Boolean({ description: 'true = an event stream of what comes' })),
  after: Type.Optional({
    ...Uuid,
    description: 'With follow: the last line seen, as `Last-Event-ID`; the nil UUID = none, of a log that was empty',
  }),
})

/** The log of a datasource, newest first. */
export const listLogsQuery: Query<DatasourceParams, typeof LogsInput, Datasource, Page<LogLine>> = {
  name: 'logs.read',
  action: 'logs.read',
  input: LogsInput,
  find: findDatasource,
  run: (tx, context, found, input: Static<typeof LogsInput>) => listLogs(tx, context, found.id, input, input),
}

export interface LookParams extends DatasourceParams {
  readonly after: string
}

/** What a follower has not seen: lines after one, oldest first. Asks for the permission each time. */
export const lookAtLogQuery: Query<LookParams, typeof LogsInput, Datasource, readonly LogLine[]> = {
  name: 'logs.follow',
  action: 'logs.read',
  input: LogsInput,
  find: findDatasource,
  run: async (tx, context, found, input: Static<typeof LogsInput>, { after }) =>
    isUuid(after) ? logsSince(tx, context, found.id, input, after) : [],
}
