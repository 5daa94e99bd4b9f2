import { inTenant, type Tx } from '@halcyon/store'
import type { Context } from '../../../commands/command.ts'
import { modeOf } from '../../../commands/datasources/catalog.ts'
import type { Datasource } from '../../../queries/datasources-row.ts'
import type { EventView } from '../../../queries/ledger.ts'
import {
  EVENTS_LIMIT,
  eventsPast,
  latestBuckets,
  logsPast,
  type MetricBucket,
  type Places,
  type WatchedDatasource,
  watchedDatasources,
} from '../../../queries/live.ts'
import { LOOK_LIMIT, type LogLine } from '../../../queries/logs.ts'
import { movingRuns, type RunView } from '../../../queries/runs.ts'
import { readCheckpoints, reportOf, type StatusView, statusOf } from '../../../queries/status.ts'
import { type FeedFacts, readFacts } from '../../../queries/status-facts.ts'
import type { HealthReport } from '../../../queries/status-health.ts'
import type { FleetItem, Part } from './events.ts'
import { Tail } from './tail.ts'

/** What the streams of an organization watch, all together. */
export interface Wants extends Readonly<Record<Part, ReadonlySet<string>>> {
  /** The fleet is all active datasources. */
  readonly allActive: boolean
}

/** A value with what tells whether it changed. */
interface Keyed<Value> {
  readonly value: Value
  readonly key: string
}

/** One look at an organization. A feed without an entry was not looked at, or has nothing new. */
export interface Snapshot {
  readonly at: Date
  readonly wants: Wants
  readonly datasources: ReadonlyMap<string, WatchedDatasource>
  readonly fleet: ReadonlyMap<string, Keyed<FleetItem>>
  readonly status: ReadonlyMap<string, Keyed<{ readonly item: FleetItem; readonly view: StatusView }>>
  readonly metrics: ReadonlyMap<string, readonly MetricBucket[]>
  readonly logs: ReadonlyMap<string, readonly LogLine[]>
  readonly events: ReadonlyMap<string, { readonly events: readonly EventView[]; readonly more: boolean }>
  /** Under way, or ended a moment ago. */
  readonly runs: ReadonlyMap<string, readonly RunView[]>
  /** There are more lines to read than one look brings. */
  readonly behind: boolean
}

type Tails<Row extends { readonly id: string }> = Map<string, Tail<Row>>

/** Looks at one organization, again and again, in one transaction each time; remembers how far it has read. */
export class Looker {
  readonly #context: Context
  readonly #logs: Tails<LogLine> = new Map()
  readonly #events: Tails<EventView> = new Map()

  constructor(context: Context) {
    this.#context = context
  }

  look(wants: Wants): Promise<Snapshot> {
    return inTenant(this.#context.db, this.#context.tenantId, (tx) => this.#read(tx, wants))
  }

  async #read(tx: Tx, wants: Wants): Promise<Snapshot> {
    const context = this.#context
    const ids = new Set(
      [wants.fleet, wants.status, wants.metrics, wants.logs, wants.events, wants.drafts, wants.runs].flatMap((set) => [
        ...set,
      ]),
    )
    const datasources = await watchedDatasources(tx, context, [...ids], wants.allActive)
    const at = new Date()
    const { logs, behind } = await this.#newLogs(tx, wants, at.getTime())
    return {
      at,
      wants,
      datasources,
      fleet: await readFleet(tx, context, wants, datasources),
      status: await readStatus(tx, context, wants, datasources),
      metrics: wants.metrics.size === 0 ? new Map() : await latestBuckets(tx, context, [...wants.metrics], at),
      logs,
      events: await this.#newEvents(tx, wants, at.getTime()),
      runs: await movingRuns(tx, context, [...wants.runs]),
      behind,
    }
  }

  async #newLogs(tx: Tx, wants: Wants, now: number): Promise<Pick<Snapshot, 'logs' | 'behind'>> {
    keepTails(this.#logs, wants.logs, now)
    if (this.#logs.size === 0) return { logs: new Map(), behind: false }
    const found = await logsPast(tx, this.#context, placesOf(this.#logs))
    const logs = new Map<string, readonly LogLine[]>()
    let behind = false
    for (const [id, tail] of this.#logs) {
      const lines = found.get(id) ?? []
      const full = lines.length === LOOK_LIMIT
      behind ||= full
      logs.set(id, tail.fresh(lines, now, full ? (lines.at(-1)?.id ?? null) : null))
    }
    return { logs, behind }
  }

  async #newEvents(tx: Tx, wants: Wants, now: number): Promise<Snapshot['events']> {
    keepTails(this.#events, wants.events, now)
    if (this.#events.size === 0) return new Map()
    const found = await eventsPast(tx, this.#context, placesOf(this.#events))
    return new Map(
      [...this.#events].map(([id, tail]) => {
        const rows = found.get(id) ?? []
        const events = tail.fresh(rows, now)
        // The oldest that was read is new: older ones may be too.
        const more = rows.length > EVENTS_LIMIT && events.at(-1) === rows.at(-1)
        return [id, { events: events.slice(0, EVENTS_LIMIT), more }]
      }),
    )
  }
}

const placesOf = (tails: ReadonlyMap<string, { readonly place: string }>): Places =>
  new Map([...tails].map(([id, { place }]) => [id, place]))

function keepTails<Row extends { readonly id: string }>(
  tails: Tails<Row>,
  wanted: ReadonlySet<string>,
  now: number,
): void {
  for (const id of tails.keys()) if (!wanted.has(id)) tails.delete(id)
  for (const id of wanted) if (!tails.has(id)) tails.set(id, new Tail(now))
}

async function readFleet(
  tx: Tx,
  context: Context,
  wants: Wants,
  datasources: Snapshot['datasources'],
): Promise<Snapshot['fleet']> {
  const fleet = [...datasources.values()]
    .map(({ datasource }) => datasource)
    .filter(({ id, status }) => wants.fleet.has(id) || (wants.allActive && status === 'active'))
  if (fleet.length === 0) return new Map()
  const facts = await readFacts(
    tx,
    context,
    fleet.map(({ id }) => id),
  )
  return new Map(
    fleet.flatMap((datasource) => {
      const known = facts.get(datasource.id)
      if (known === undefined) return []
      const value = fleetItem(datasource, known)
      return [[datasource.id, { value, key: keyOf(value, value) }] as const]
    }),
  )
}

async function readStatus(
  tx: Tx,
  context: Context,
  wants: Wants,
  datasources: Snapshot['datasources'],
): Promise<Snapshot['status']> {
  const ids = [...wants.status].filter((id) => datasources.has(id))
  if (ids.length === 0) return new Map()
  const facts = await readFacts(tx, context, ids, { lag: true })
  const checkpoints = await readCheckpoints(tx, context, ids)
  return new Map(
    ids.flatMap((id) => {
      const datasource = datasources.get(id)?.datasource
      const known = facts.get(id)
      if (datasource === undefined || known === undefined) return []
      const view = statusOf(datasource, known, modeOf(datasource.type), checkpoints.get(id) ?? [])
      const value = { item: fleetItem(datasource, known), view }
      return [[id, { value, key: keyOf([value, datasource.etag, datasource.draftEtag], view) }] as const]
    }),
  )
}

const fleetItem = (datasource: Datasource, facts: FeedFacts): FleetItem => ({
  id: datasource.id,
  status: datasource.status,
  desiredState: datasource.desiredState,
  publishedVersion: datasource.publishedVersion,
  ...reportOf(datasource, facts, modeOf(datasource.type)),
  eventsPerSecond: facts.received / 60,
  errorsPerMinute: facts.rejected,
  lastEventAt: facts.lastEventAt,
})

/** Some failures are dated by the look itself: that alone is no change. */
const keyOf = (value: unknown, { failure }: HealthReport): string =>
  JSON.stringify(value, (name, part: unknown) => (name === 'at' && failure !== undefined ? undefined : part))
