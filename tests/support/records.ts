/** What a feed wrote and counted, read page by page as a script would. */
import { expectStatus } from './feed.ts'
import type { Api } from './server.ts'
import type { AlertView, EntityView, EventView, MetricsView, Page, RelationshipView } from './views.ts'

/** All items of a list. */
export async function readAll<Item>(api: Api, path: string): Promise<readonly Item[]> {
  const items: Item[] = []
  let cursor: string | null = null
  do {
    const url: string = `${path}${path.includes('?') ? '&' : '?'}limit=1000${cursor === null ? '' : `&cursor=${cursor}`}`
    const page: Page<Item> = expectStatus(await api<Page<Item>>('GET', url), 200)
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return items
}

export const alertsOf = (api: Api, id: string): Promise<readonly AlertView[]> =>
  readAll<AlertView>(api, `/alerts?datasourceId=${id}`)
export const entitiesOf = (api: Api, id: string): Promise<readonly EntityView[]> =>
  readAll<EntityView>(api, `/entities?datasourceId=${id}`)
export const relationshipsOf = (api: Api, id: string): Promise<readonly RelationshipView[]> =>
  readAll<RelationshipView>(api, `/relationships?datasourceId=${id}`)
export const eventsOf = (api: Api, id: string): Promise<readonly EventView[]> =>
  readAll<EventView>(api, `/datasources/${id}/events`)

export interface Counts {
  readonly received: number
  readonly mapped: number
  readonly filtered: number
  readonly duplicate: number
  readonly rejected: number
}

/** The sums of a feed's metrics over the last hour. */
export async function countsOf(api: Api, id: string): Promise<Counts> {
  const to = new Date(Date.now() + 60_000).toISOString()
  const from = new Date(Date.now() - 3_600_000).toISOString()
  const path = `/datasources/${id}/metrics?from=${from}&to=${to}&step=10`
  const { series } = expectStatus(await api<MetricsView>('GET', path), 200)
  const sum = (name: keyof Counts): number => series[name].reduce((total, [, value]) => total + value, 0)
  return {
    received: sum('received'),
    mapped: sum('mapped'),
    filtered: sum('filtered'),
    duplicate: sum('duplicate'),
    rejected: sum('rejected'),
  }
}

/** The same sums from the ledger. */
export async function ledgerCounts(api: Api, id: string): Promise<Counts> {
  const events = await eventsOf(api, id)
  const of = (outcome: string): number => events.filter((event) => event.outcome === outcome).length
  return {
    received: events.length,
    mapped: of('mapped'),
    filtered: of('filtered'),
    duplicate: of('duplicate'),
    rejected: of('rejected'),
  }
}

export const outcomesOf = ({ mapped, filtered, duplicate, rejected }: Counts): number =>
  mapped + filtered + duplicate + rejected
