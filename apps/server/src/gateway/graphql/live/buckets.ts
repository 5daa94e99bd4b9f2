import type { MetricBucket } from '../../../queries/live.ts'
import type { MetricsView } from '../../../queries/metrics.ts'

/** Series as buckets, a value of each series in every one. */
export function bucketsOf({ series }: MetricsView): readonly MetricBucket[] {
  const { received, latencyMs, lagSeconds } = series
  const [p50, p95, p99, lag] = [latencyMs.p50, latencyMs.p95, latencyMs.p99, lagSeconds].map(
    (points) => new Map<string, number>(points),
  )
  return received.map(([time, value], index) => {
    const count = (points: typeof received): number => points[index]?.[1] ?? 0
    return {
      at: new Date(time),
      received: value,
      mapped: count(series.mapped),
      filtered: count(series.filtered),
      duplicate: count(series.duplicate),
      rejected: count(series.rejected),
      pending: count(series.pending),
      bytes: count(series.bytes),
      latencyP50: p50?.get(time) ?? null,
      latencyP95: p95?.get(time) ?? null,
      latencyP99: p99?.get(time) ?? null,
      lagSeconds: lag?.get(time) ?? null,
    }
  })
}
