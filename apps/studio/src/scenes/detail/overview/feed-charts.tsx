import { useMemo } from 'react'
import { type Bounds, TimeCharts, type TimeMark } from '../../../features/charts/index.ts'
import classes from '../detail.module.css'
import { Completeness } from './completeness.tsx'
import { feedCharts, isoBounds, type Metrics, sumsOf } from './metrics.ts'

interface FeedChartsProps {
  readonly datasourceId: string
  readonly of: string
  readonly metrics: Metrics
  readonly bounds: Bounds
  readonly marks: readonly TimeMark[]
  readonly onZoom: (bounds: Bounds) => void
}

/** The sum of a range above its course. */
export function FeedCharts({ datasourceId, of, metrics, bounds, marks, onZoom }: FeedChartsProps) {
  const charts = useMemo(() => feedCharts(metrics, Math.min(Date.now() / 1000, bounds.to)), [metrics, bounds.to])
  const sums = useMemo(() => sumsOf(metrics), [metrics])
  return (
    <div className={classes.stack}>
      <Completeness datasourceId={datasourceId} sums={sums} {...isoBounds(bounds)} />
      <TimeCharts charts={charts} time={metrics.time} bounds={bounds} marks={marks} onZoom={onZoom} of={of} />
    </div>
  )
}
