import type { Action } from '@halcyon/domain'
import type { Context } from '../../../commands/command.ts'
import { runQuery } from '../../../commands/run-command.ts'
import type { EventView } from '../../../queries/ledger.ts'
import { listEventsQuery } from '../../../queries/ledger-queries.ts'
import { EVENTS_LIMIT, type MetricBucket } from '../../../queries/live.ts'
import { getMetricsQuery } from '../../../queries/metrics-queries.ts'
import type { LiveDraftInput, LiveEventsInput, LiveMetricsInput } from '../generated/resolver-types.ts'
import { bucketsOf } from './buckets.ts'
import type { LiveEvent, Part } from './events.ts'
import type { Snapshot } from './snapshot.ts'

/** One thing about one datasource that a stream watches. */
export interface Watch {
  readonly part: Part
  readonly datasourceId: string
  /** Asked for at each look. */
  readonly action: Action
  /** What came before the first look, or while the watcher was too slow. @throws Problem as a query does */
  catchUp?(context: Context): Promise<readonly LiveEvent[]>
  /** What of a look is new to this watcher. */
  take(snapshot: Snapshot): LiveEvent | null
}

export function watchStatus(datasourceId: string): Watch {
  let known = ''
  return {
    part: 'status',
    datasourceId,
    action: 'metrics.read',
    take({ at, status, datasources }) {
      const found = status.get(datasourceId)
      const datasource = datasources.get(datasourceId)?.datasource
      if (found === undefined || datasource === undefined || found.key === known) return null
      known = found.key
      const { item, view } = found.value
      return {
        __typename: 'StatusChanged',
        at,
        datasourceId,
        name: datasource.name,
        publishedVersion: datasource.publishedVersion,
        etag: datasource.etag,
        draftEtag: datasource.draftEtag,
        eventsPerSecond: item.eventsPerSecond,
        errorsPerMinute: item.errorsPerMinute,
        status: view,
      }
    },
  }
}

export function watchDraft({ datasourceId, etag }: LiveDraftInput): Watch {
  let known = etag ?? null
  return {
    part: 'drafts',
    datasourceId,
    action: 'config.read',
    take({ datasources }) {
      const found = datasources.get(datasourceId)
      if (found === undefined) return null
      const now = found.datasource.draftEtag
      const first = known === null
      const same = known === now
      known = now
      if (first || same) return null
      return {
        __typename: 'DraftChanged',
        datasourceId,
        etag: now,
        updatedAt: found.draftUpdatedAt,
        updatedById: found.draftUpdatedBy,
      }
    },
  }
}

export function watchRuns(datasourceId: string): Watch {
  let known = ''
  return {
    part: 'runs',
    datasourceId,
    action: 'history.read',
    take({ runs: all }) {
      const runs = all.get(datasourceId) ?? []
      const now = JSON.stringify(runs.map(({ id, state, progress, parameters }) => [id, state, progress, parameters]))
      if (now === known || (known === '' && runs.length === 0)) return null
      known = now
      return { __typename: 'RunsChanged', datasourceId, runs }
    },
  }
}

const MINUTE_MS = 60_000
/** What is older than this is asked for by `Datasource.metrics`. */
const MOST_METRICS_MS = 60 * MINUTE_MS

export function watchMetrics({ datasourceId, after }: LiveMetricsInput): Watch {
  const sent = new Map<number, string>()
  let from = after == null ? Date.now() - MINUTE_MS : Date.parse(after)
  const fresh = (buckets: readonly MetricBucket[]): readonly MetricBucket[] => {
    const changed = buckets.filter((bucket) => sent.get(bucket.at.getTime()) !== JSON.stringify(bucket))
    for (const bucket of changed) sent.set(bucket.at.getTime(), JSON.stringify(bucket))
    for (const at of sent.keys()) if (at < Date.now() - MOST_METRICS_MS) sent.delete(at)
    from = Math.max(from, ...buckets.map(({ at }) => at.getTime()))
    return changed
  }
  const tick = (at: Date, buckets: readonly MetricBucket[]): LiveEvent | null =>
    buckets.length === 0 ? null : { __typename: 'MetricTick', at, datasourceId, buckets }
  return {
    part: 'metrics',
    datasourceId,
    action: 'metrics.read',
    async catchUp(context) {
      const now = new Date()
      const begin = new Date(Math.min(Math.max(from, now.getTime() - MOST_METRICS_MS), now.getTime() - 1)).toISOString()
      const metrics = await runQuery(getMetricsQuery, context, { id: datasourceId }, { from: begin, step: 10 })
      const event = tick(now, fresh(bucketsOf(metrics)))
      return event === null ? [] : [event]
    },
    take: ({ at, metrics }) => tick(at, fresh(metrics.get(datasourceId) ?? [])),
  }
}

export function watchEvents({ datasourceId, outcome, after }: LiveEventsInput): Watch {
  let newest = after ?? null
  const caughtUp = new Set<string>()
  const recorded = (events: readonly EventView[], more: boolean): LiveEvent | null => {
    const [first] = events
    if (first === undefined) return null
    if (newest === null || first.id > newest) newest = first.id
    return { __typename: 'EventsRecorded', datasourceId, events, more }
  }
  return {
    part: 'events',
    datasourceId,
    action: 'records.read',
    async catchUp(context) {
      const filter = { limit: EVENTS_LIMIT, ...(outcome == null ? {} : { outcome }) }
      const { items, nextCursor } = await runQuery(listEventsQuery, context, { id: datasourceId }, filter)
      const held = newest
      // Without a place the watch begins now: what is there is only remembered.
      const events = held === null ? [] : items.filter(({ id }) => id > held)
      newest ??= items[0]?.id ?? null
      caughtUp.clear()
      for (const { id } of items) caughtUp.add(id)
      const event = recorded(events, events.length === items.length && nextCursor !== null)
      return event === null ? [] : [event]
    },
    take({ events: all }) {
      const found = all.get(datasourceId)
      if (found === undefined) return null
      const events = found.events.filter(
        (event) => !caughtUp.has(event.id) && (outcome == null || event.outcome === outcome),
      )
      return recorded(events, found.more)
    },
  }
}
