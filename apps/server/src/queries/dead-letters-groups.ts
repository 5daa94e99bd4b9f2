import { sql } from 'kysely'
import type { Static } from 'typebox'
import type { Query } from '../commands/command.ts'
import type { DatasourceParams } from '../commands/datasources/fields.ts'
import { findDatasource } from '../commands/datasources/find.ts'
import type { Datasource } from './datasources-row.ts'
import { deadLetterConditions } from './dead-letters.ts'
import { ListInput } from './dead-letters-queries.ts'

/** Dead letters whose first error has the same code. */
export interface DeadLetterGroup {
  readonly code: string
  readonly count: number
  readonly firstAt: Date
  readonly lastAt: Date
  /** Of the newest. */
  readonly message: string
}

const MOST_GROUPS = 200

/** The open ones unless a state is asked for; most first. Query `dead_letters.groups`. */
export const deadLetterGroupsQuery: Query<DatasourceParams, typeof ListInput, Datasource, readonly DeadLetterGroup[]> =
  {
    name: 'dead_letters.list',
    action: 'records.read',
    input: ListInput,
    find: findDatasource,
    async run(tx, context, found, input: Static<typeof ListInput>) {
      const { rows } = await sql<DeadLetterGroup>`/* dead_letters.groups */
      select coalesce(errors->0->>'code', 'unknown') as code, count(*)::int as count, min(received_at) as "firstAt",
        max(received_at) as "lastAt", coalesce((array_agg(errors->0->>'message' order by event_id desc))[1], '') as message
      from dead_letter where tenant_id = ${context.tenantId} and datasource_id = ${found.id}
        ${deadLetterConditions({ ...input, state: input.state ?? 'open' })}
      group by 1 order by 2 desc, 1 limit ${MOST_GROUPS}`.execute(tx)
      return rows
    },
  }
