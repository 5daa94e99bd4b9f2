import { sql } from 'kysely'
import { type DemoView, demoRow, demoView } from '../../queries/demo.ts'
import type { Command } from '../command.ts'
import { Nothing } from '../input/types.ts'

/** Sends no more events, on whatever node they come from; the feeds stay. */
export const stopDemo: Command<unknown, typeof Nothing, null, DemoView> = {
  name: 'demo.stop',
  action: 'demo.manage',
  input: Nothing,
  find: async () => ({ target: { kind: 'demo', id: null }, found: null }),
  run: async (tx, context) => {
    const demo = await demoRow(tx, context, sql`for update`)
    await sql`update demo set sender = null where tenant_id = ${context.tenantId}`.execute(tx)
    const result = await demoView(tx, context)
    return { result, audit: demo?.running ? { after: { eventsSent: demo.sent } } : null }
  },
}
