import type { PushCounts } from '@halcyon/connector-kit'
import { LATENCY_BOUNDS_MS, latencyBucket } from '@halcyon/store'
import { Counter, collectDefaultMetrics, Gauge, Histogram, type MetricValue, Registry } from 'prom-client'

const STATES = ['starting', 'healthy', 'degraded', 'failing', 'quarantined', 'stopped'] as const
const OUTCOMES = ['mapped', 'filtered', 'duplicate', 'rejected'] as const
const DURATION = 'halcyon_ingest_duration_seconds'

/** What one feed has seen since the process started. Plain numbers: a labelled metric a request costs more than its hand-off. */
class FeedCounts {
  mapped = 0
  filtered = 0
  duplicate = 0
  rejected = 0
  bytes = 0
  seconds = 0
  readonly statuses = new Map<number, number>()
  readonly buckets = new Array<number>(LATENCY_BOUNDS_MS.length + 1).fill(0)
}

/** What a scrape reads of a feed. */
interface WatchedFeed {
  readonly definition: { readonly datasourceId: string }
  readonly state: string
  readonly restarts: number
  readonly crashingRequests: number
}

/** The process's Prometheus metrics; those of a feed carry the label `datasource`. */
export function processMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'halcyon_' })
  const feeds = new Map<string, FeedCounts>()
  const labels = { registers: [registry] }
  const counts = (datasource: string): FeedCounts => {
    let found = feeds.get(datasource)
    if (found === undefined) {
      found = new FeedCounts()
      feeds.set(datasource, found)
    }
    return found
  }

  new Counter({
    name: 'halcyon_events_total',
    help: 'Received records by their one outcome.',
    labelNames: ['datasource', 'outcome'],
    ...labels,
    collect() {
      this.reset()
      for (const [datasource, feed] of feeds)
        for (const outcome of OUTCOMES) this.inc({ datasource, outcome }, feed[outcome])
    },
  })
  new Counter({
    name: 'halcyon_ingest_requests_total',
    help: 'Requests to the ingest listener by the status they were answered with.',
    labelNames: ['datasource', 'status'],
    ...labels,
    collect() {
      this.reset()
      for (const [datasource, feed] of feeds)
        for (const [status, n] of feed.statuses) this.inc({ datasource, status }, n)
    },
  })
  new Counter({
    name: 'halcyon_ingest_bytes_total',
    help: 'Bytes received, as sent.',
    labelNames: ['datasource'],
    ...labels,
    collect() {
      this.reset()
      for (const [datasource, feed] of feeds) this.inc({ datasource }, feed.bytes)
    },
  })
  new DurationMetric(registry, feeds)
  const up = new Gauge({
    name: 'halcyon_feed_state',
    help: '1 for the state a feed is in.',
    labelNames: ['datasource', 'state'],
    ...labels,
  })
  const restarts = new Gauge({
    name: 'halcyon_worker_restarts',
    help: 'Times a worker died and was started again.',
    labelNames: ['datasource'],
    ...labels,
  })

  const crashing = new Gauge({
    name: 'halcyon_ingest_crashing_requests',
    help: 'Requests refused because two workers died with each before its sender was known.',
    labelNames: ['datasource'],
    ...labels,
  })

  return {
    registry,
    settled(datasource: string, settled: PushCounts): void {
      const feed = counts(datasource)
      feed.mapped += settled.accepted
      feed.duplicate += settled.duplicates
      feed.filtered += settled.filtered
      feed.rejected += settled.rejected
    },
    answered(datasource: string, status: number, received: number, milliseconds: number): void {
      const feed = counts(datasource)
      feed.statuses.set(status, (feed.statuses.get(status) ?? 0) + 1)
      feed.bytes += received
      feed.seconds += milliseconds / 1000
      const bucket = latencyBucket(milliseconds)
      feed.buckets[bucket] = (feed.buckets[bucket] ?? 0) + 1
    },
    /** Reads the feeds' states at each scrape. */
    watch(supervisor: { feeds(): Iterable<WatchedFeed> }): void {
      up.reset()
      for (const feed of supervisor.feeds()) {
        const datasource = feed.definition.datasourceId
        for (const state of STATES) up.set({ datasource, state }, feed.state === state ? 1 : 0)
        restarts.set({ datasource }, feed.restarts)
        crashing.set({ datasource }, feed.crashingRequests)
      }
    },
  }
}

export type ProcessMetrics = ReturnType<typeof processMetrics>

type Duration = MetricValue<'datasource' | 'le'> & { readonly metricName: string }

/** The library's histogram, filled at the scrape instead of at the request. */
class DurationMetric extends Histogram<'datasource' | 'le'> {
  readonly #feeds: ReadonlyMap<string, FeedCounts>

  constructor(registry: Registry, feeds: ReadonlyMap<string, FeedCounts>) {
    super({ name: DURATION, help: 'From the arrival of a request to its answer.', registers: [registry] })
    this.#feeds = feeds
  }

  override async get() {
    return {
      ...(await super.get()),
      values: [...this.#feeds].flatMap(([datasource, feed]) => durations(datasource, feed)),
    }
  }
}

function durations(datasource: string, feed: FeedCounts): Duration[] {
  let below = 0
  const buckets = feed.buckets.map((n, i) => {
    below += n
    const bound = LATENCY_BOUNDS_MS[i]
    return {
      labels: { datasource, le: bound === undefined ? '+Inf' : bound / 1000 },
      value: below,
      metricName: `${DURATION}_bucket`,
    }
  })
  return [
    ...buckets,
    { labels: { datasource }, value: feed.seconds, metricName: `${DURATION}_sum` },
    { labels: { datasource }, value: below, metricName: `${DURATION}_count` },
  ]
}
