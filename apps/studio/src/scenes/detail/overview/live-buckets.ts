import { type Bucket, type Metrics, withBuckets } from './metrics.ts'

/** Seconds a bucket of the stream. */
export const LIVE_STEP = 10

const startOf = (bucket: Bucket): number => Date.parse(bucket.at) / 1000

/** The stream's buckets of the longer bucket under way. */
export interface Parts {
  /** Seconds: all that began here or later is held. */
  since: number
  readonly held: Map<number, Bucket>
}

/** What has come may be needed before there are columns to put it in. */
export function keepParts(parts: Parts, news: readonly Bucket[]): void {
  for (const bucket of news) parts.held.set(startOf(bucket), bucket)
}

/**
 * Puts the stream's buckets of ten seconds into columns of any step. A longer bucket is made anew from all of its parts, so that one that
 * comes again counts once; one whose beginning is not held stays as it was read. Percentiles of parts make no percentile of the whole: a
 * longer bucket keeps those it was read with.
 * @param from seconds; what begins earlier goes
 */
export function withStream(metrics: Metrics, parts: Parts, news: readonly Bucket[], from: number): Metrics {
  const { step } = metrics
  if (step <= LIVE_STEP) return withBuckets(metrics, news, from - step)
  const wholes = Map.groupBy(parts.held.values(), (bucket) => Math.floor(startOf(bucket) / step) * step)
  const latest = Math.max(...wholes.keys())
  const made = [...wholes].flatMap(([at, list]) => (at < parts.since ? [] : [wholeOf(metrics, at, list)]))
  for (const at of parts.held.keys()) if (at < latest) parts.held.delete(at)
  const end = Math.max(...news.map(startOf)) + LIVE_STEP
  return withBuckets(metrics, made, from - step, end)
}

function wholeOf(metrics: Metrics, at: number, parts: readonly Bucket[]): Bucket {
  const held = metrics.time.lastIndexOf(at)
  const sum = (name: 'received' | 'mapped' | 'filtered' | 'duplicate' | 'rejected' | 'pending' | 'bytes'): number =>
    parts.reduce((total, part) => total + part[name], 0)
  const lags = parts.flatMap(({ lagSeconds }) => (lagSeconds === null ? [] : [lagSeconds]))
  return {
    at: new Date(at * 1000).toISOString(),
    received: sum('received'),
    mapped: sum('mapped'),
    filtered: sum('filtered'),
    duplicate: sum('duplicate'),
    rejected: sum('rejected'),
    pending: sum('pending'),
    bytes: sum('bytes'),
    latencyP50: metrics.latencyP50[held] ?? null,
    latencyP95: metrics.latencyP95[held] ?? null,
    latencyP99: metrics.latencyP99[held] ?? null,
    lagSeconds: lags.length === 0 ? null : Math.max(...lags),
  }
}
