import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import type { Context } from '../commands/command.ts'
import type { TestItem } from './present.ts'

type Item = Omit<TestItem, 'would'>

/** What writing these would do, each after those before it. One query: `test_run.would`. */
export async function withWould(tx: Tx, context: Context, items: readonly Item[]): Promise<readonly TestItem[]> {
  const known = await existing(
    tx,
    context,
    items.flatMap(({ alerts }) => alerts.map(({ id }) => id)),
    items.flatMap(({ entities }) => entities.map(({ id }) => id)),
  )
  return items.map((item) => {
    const would = wouldOf(item, known)
    for (const { id } of [...item.alerts, ...item.entities]) known.add(id)
    return { ...item, would }
  })
}

function wouldOf({ outcome, alerts, entities }: Item, known: ReadonlySet<string>): TestItem['would'] {
  const subjects = alerts.length > 0 ? alerts : entities
  if (outcome !== 'mapped' || subjects.length === 0) return null
  return subjects.every(({ id }) => known.has(id)) ? 'merge' : 'create'
}

async function existing(
  tx: Tx,
  context: Context,
  alerts: readonly string[],
  entities: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`/* test_run.would */
    select id from alert where tenant_id = ${context.tenantId} and id = any(${alerts}::uuid[])
    union all select id from entity where tenant_id = ${context.tenantId} and id = any(${entities}::uuid[])`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}
