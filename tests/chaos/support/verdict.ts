/** "Nothing lost": every acknowledged id is in the database once, unaltered, and no id that was never sent. */
import { expect } from 'vitest'
import type { Load, Tally } from './load.ts'
import type { Query } from './on-database.ts'

/** Ids are shown, at most this many: a failure should be readable. */
const SHOWN = 10

export async function expectNothingLost(query: Query, { tallies }: Pick<Load, 'tallies'>): Promise<void> {
  for (const tally of tallies) expect(await verdict(query, tally)).toEqual(CLEAN)
}

const CLEAN = { lost: [], altered: [], neverSent: [], notOnce: [], countsDiffer: [] }

async function verdict(query: Query, { feed, sent, acknowledged }: Tally) {
  const alerts = await query<{ id: string; title: string; description: string; severity: string; at: Date }>(
    `select source_event_id as id, title, description, severity, occurred_at as at from alert where datasource_id = $1`,
    [feed],
  )
  const stored = new Map(alerts.map((alert) => [alert.id, alert]))
  const once = await query<{ id: string; times: number }>(
    `select source_event_id as id, count(*)::int as times from ledger
     where datasource_id = $1 and outcome = 'mapped' group by 1 having count(*) <> 1`,
    [feed],
  )
  const altered = alerts.filter(({ id, title, description, severity, at }) => {
    const event = sent.get(id)
    if (event === undefined) return false
    return (
      title !== event.title ||
      description !== event.text ||
      severity !== event.severity ||
      at.toISOString() !== event.created_at
    )
  })
  return {
    lost: [...acknowledged.keys()].filter((id) => !stored.has(id)).slice(0, SHOWN),
    altered: altered.map(({ id }) => id).slice(0, SHOWN),
    neverSent: [...stored.keys()].filter((id) => !sent.has(id)).slice(0, SHOWN),
    notOnce: once.slice(0, SHOWN),
    countsDiffer: await countsThatDiffer(query, feed),
  }
}

/** received = mapped + filtered + duplicate + rejected, and the counts are the ledger's. */
async function countsThatDiffer(query: Query, feed: string): Promise<unknown[]> {
  return query(
    `with counted as (
       select version, sum(received)::int as received, sum(mapped)::int as mapped, sum(filtered)::int as filtered,
         sum(duplicate)::int as duplicate, sum(rejected)::int as rejected
       from metric where datasource_id = $1 and step = 10 group by version
     ), written as (
       select version, count(*)::int as received, (count(*) filter (where outcome = 'mapped'))::int as mapped,
         (count(*) filter (where outcome = 'filtered'))::int as filtered,
         (count(*) filter (where outcome = 'duplicate'))::int as duplicate,
         (count(*) filter (where outcome = 'rejected'))::int as rejected
       from ledger where datasource_id = $1 group by version
     )
     select to_json(c) as counted, to_json(w) as written from counted c full join written w using (version)
     where (c.received, c.mapped, c.filtered, c.duplicate, c.rejected)
       is distinct from (w.received, w.mapped, w.filtered, w.duplicate, w.rejected)
       or c.received <> c.mapped + c.filtered + c.duplicate + c.rejected`,
    [feed],
  )
}
