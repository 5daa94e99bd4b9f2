import type { DetailMetricsQuery } from '../../../api/generated/graphql.ts'
import type { Bounds, Chart } from '../../../features/charts/index.ts'

export type Metrics = DetailMetricsQuery['datasource']['metrics']

/** A bucket of ten seconds as the stream brings it. */
export interface Bucket {
  readonly at: string
  readonly received: number
  readonly mapped: number
  readonly filtered: number
  readonly duplicate: number
  readonly rejected: number
  readonly pending: number
  readonly bytes: number
  readonly latencyP50: number | null
  readonly latencyP95: number | null
  readonly latencyP99: number | null
  readonly lagSeconds: number | null
}

const COUNTS = ['received', 'mapped', 'filtered', 'duplicate', 'rejected', 'pending', 'bytes'] as const
const LEVELS = ['latencyP50', 'latencyP95', 'latencyP99', 'lagSeconds'] as const
type Count = (typeof COUNTS)[number]

/** The columns with the stream's buckets put in, those before `from` gone. A gap in the stream is a row of its own: nothing is known. `end`: until when it is told, seconds; the last bucket's end unless given. */
export function withBuckets(metrics: Metrics, buckets: readonly Bucket[], from: number, end?: number): Metrics {
  const rows = new Map<number, Bucket | number>()
  for (const [index, at] of metrics.time.entries()) if (at >= from) rows.set(at, index)
  for (const bucket of buckets) {
    const at = Date.parse(bucket.at) / 1000
    if (at >= from) rows.set(at, bucket)
  }
  const times = [...rows.keys()].sort((a, b) => a - b)
  const column = <Name extends (typeof COUNTS)[number] | (typeof LEVELS)[number]>(name: Name) =>
    times.map((at) => {
      const row = rows.get(at)
      return typeof row === 'object' ? row[name] : (metrics[name][row ?? 0] ?? null)
    })
  return {
    ...metrics,
    time: times,
    ...(Object.fromEntries(COUNTS.map((name) => [name, column(name)])) as Pick<Metrics, Count>),
    ...(Object.fromEntries(LEVELS.map((name) => [name, column(name)])) as Pick<Metrics, (typeof LEVELS)[number]>),
    to: new Date(Math.max(Date.parse(metrics.to), (end ?? (times.at(-1) ?? 0) + metrics.step) * 1000)).toISOString(),
  }
}

/** A bucket under way this young says too little about its rate. */
const YOUNGEST_SECONDS = 5

/** Counts per `per` seconds. The bucket that is under way counts for the part that has passed. */
function rates(metrics: Metrics, name: Count, per: number, now: number): (number | null)[] {
  return metrics.time.map((at, index) => {
    const passed = Math.min(metrics.step, now - at)
    if (passed < YOUNGEST_SECONDS) return null
    return ((metrics[name][index] ?? 0) / passed) * per
  })
}

/** The small multiples of a feed. `now` in seconds. */
export function feedCharts(metrics: Metrics, now: number): readonly Chart[] {
  return [
    {
      id: 'rate',
      title: 'Events per second',
      unit: '/s',
      tracks: [
        { label: 'received', tone: 'accent', stroke: 'solid', values: rates(metrics, 'received', 1, now) },
        { label: 'mapped', tone: 'ok', stroke: 'dashed', values: rates(metrics, 'mapped', 1, now) },
        { label: 'rejected', tone: 'bad', stroke: 'dotted', values: rates(metrics, 'rejected', 1, now) },
      ],
    },
    {
      id: 'errors',
      title: 'Errors per minute',
      unit: '/min',
      tracks: [{ label: 'rejected', tone: 'bad', stroke: 'solid', values: rates(metrics, 'rejected', 60, now) }],
    },
    {
      id: 'latency',
      title: 'Latency, receipt to commit',
      unit: 'ms',
      tracks: [
        { label: 'p50', tone: 'plain', stroke: 'solid', values: metrics.latencyP50 },
        { label: 'p95', tone: 'plain', stroke: 'dashed', values: metrics.latencyP95 },
        { label: 'p99', tone: 'plain', stroke: 'dotted', values: metrics.latencyP99 },
      ],
    },
    {
      id: 'lag',
      title: 'Lag',
      unit: 's',
      tracks: [{ label: 'longest wait', tone: 'plain', stroke: 'solid', values: metrics.lagSeconds }],
    },
  ]
}

export type Sums = Readonly<Record<Count, number>>

export const sumsOf = (metrics: Metrics): Sums =>
  Object.fromEntries(COUNTS.map((name) => [name, metrics[name].reduce((sum, value) => sum + value, 0)])) as Sums

/** What is received and has no other outcome; 0 = complete. */
export const missingOf = ({ received, mapped, filtered, duplicate, rejected, pending }: Sums): number =>
  received - mapped - filtered - duplicate - rejected - pending

export const isoBounds = ({ from, to }: Bounds) => ({
  from: new Date(from * 1000).toISOString(),
  to: new Date(to * 1000).toISOString(),
})
