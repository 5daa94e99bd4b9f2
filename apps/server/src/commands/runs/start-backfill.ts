import { Problem } from '@halcyon/domain'
import { type Static, Type } from 'typebox'
import type { Datasource } from '../../queries/datasources-row.ts'
import type { Command } from '../command.ts'
import type { DatasourceParams } from '../datasources/fields.ts'
import { findDatasource } from '../datasources/find.ts'
import type { RunStarted } from '../dead-letters/replay-dead-letters.ts'
import { assertRanges, assertRuns } from './pull-datasource.ts'
import { queueRun } from './start-run.ts'

export const BackfillInput = Type.Object({
  from: Type.String({ format: 'date-time', description: 'First time to read again, inclusive' }),
  to: Type.String({ format: 'date-time', description: 'Where to end, exclusive' }),
})

/** Asks the source for a span of its time again, in a lane of its own beside the live one. What is known already stays as it is. */
export const startBackfill: Command<DatasourceParams, typeof BackfillInput, Datasource, RunStarted> = {
  name: 'run.backfill',
  action: 'backfill',
  input: BackfillInput,
  find: findDatasource,
  async run(tx, context, found, { from, to }: Static<typeof BackfillInput>) {
    assertRuns(found)
    assertRanges(found)
    if (Date.parse(from) >= Date.parse(to))
      throw new Problem('invalid_body', 'The span ends before it begins', [
        { path: 'to', code: 'not_allowed', message: 'Must be after "from"' },
      ])
    const runId = await queueRun(tx, context, found, 'backfill', { from, to })
    // Where an earlier one stood says nothing of this span.
    await tx
      .deleteFrom('checkpoint')
      .where('tenant_id', '=', context.tenantId)
      .where('datasource_id', '=', found.id)
      .where('lane', '=', 'backfill')
      .execute()
    return { result: { runId }, audit: { after: { runId, kind: 'backfill', from, to } } }
  },
}
