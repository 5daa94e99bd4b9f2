import type { MetricsView } from '../../../queries/metrics.ts'
import type { Resolvers } from '../generated/resolver-types.ts'

type Points = MetricsView['series']['received']

const valuesOf = (points: Points): readonly number[] => points.map(([, value]) => value)
const secondsOf = (time: string): number => Date.parse(time) / 1000

/** A series with gaps, a value for each bucket of those without. */
function aligned({ series }: MetricsView, points: Points): readonly (number | null)[] {
  const at = new Map<string, number>(points)
  return series.received.map(([time]) => at.get(time) ?? null)
}

/** Series as columns. */
export const metrics: Resolvers = {
  Metrics: {
    time: ({ series }) => series.received.map(([time]) => secondsOf(time)),
    received: ({ series }) => valuesOf(series.received),
    mapped: ({ series }) => valuesOf(series.mapped),
    filtered: ({ series }) => valuesOf(series.filtered),
    duplicate: ({ series }) => valuesOf(series.duplicate),
    rejected: ({ series }) => valuesOf(series.rejected),
    pending: ({ series }) => valuesOf(series.pending),
    bytes: ({ series }) => valuesOf(series.bytes),
    latencyP50: (view) => aligned(view, view.series.latencyMs.p50),
    latencyP95: (view) => aligned(view, view.series.latencyMs.p95),
    latencyP99: (view) => aligned(view, view.series.latencyMs.p99),
    lagSeconds: (view) => aligned(view, view.series.lagSeconds),
  },
}
