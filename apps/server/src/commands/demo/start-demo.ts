import { randomUUID } from 'node:crypto'
import type { Sealer } from '@halcyon/secrets'
import { sql } from 'kysely'
import { Type } from 'typebox'
import type { DemoSender } from '../../demo/sender.ts'
import { type DemoView, demoRow, demoView } from '../../queries/demo.ts'
import type { Command } from '../command.ts'
import { idField } from '../input/types.ts'
import { makeFeeds } from './make-feeds.ts'

/** Hours after which a demo that nobody stops ends: its events fill the database as real ones do. */
const LIFE_HOURS = 24

const Input = Type.Object({
  projectId: Type.Optional(idField('Where its feeds are made; by default the organization’s first project')),
})

interface Started {
  readonly view: DemoView
  /** Whom the gateway lets work; null: one is at work already. */
  readonly sender: string | null
}

export interface DemoDeps {
  readonly sealer: Sealer
  readonly sender: DemoSender
}

/**
 * Makes the feeds of the demo, if they are not there, and sends them events: this process does, until it is stopped, on whatever
 * node, or is ended. One that runs goes on.
 */
export const startDemo = ({ sealer, sender }: DemoDeps): Command<unknown, typeof Input, null, Started> => ({
  name: 'demo.start',
  action: 'demo.manage',
  input: Input,
  find: async () => ({ target: { kind: 'demo', id: null }, found: null }),
  keepAnswer: ({ view }) => ({ view, sender: null }),
  run: async (tx, context, _found, input) => {
    const { tenantId } = context
    // Two who start it at once wait for each other here.
    await sql`insert into demo (tenant_id) values (${tenantId}) on conflict do nothing`.execute(tx)
    const demo = await demoRow(tx, context, sql`for update`)
    if (demo?.running) return { result: { view: await demoView(tx, context), sender: null }, audit: null }
    const there = demo?.feeds ?? []
    const feeds = there.length > 0 ? there : await makeFeeds(tx, context, sealer, input)
    const id = randomUUID()
    await sql`update demo set feeds = ${JSON.stringify(feeds)}::jsonb, sender = ${id}, started_at = now(), beat_at = now(),
      ends_at = now() + make_interval(hours => ${LIFE_HOURS}), trouble = null where tenant_id = ${tenantId}`.execute(tx)
    return { result: { view: await demoView(tx, context), sender: id }, audit: { after: { feeds } } }
  },
  committed({ tenantId }, { sender: id }) {
    if (id !== null) sender.start(tenantId, id)
  },
})
