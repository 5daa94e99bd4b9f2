import { useMemo, useState } from 'react'
import type { Chart, TimeMark } from './chart.ts'
import { ChartCard } from './chart-card.tsx'
import classes from './charts.module.css'
import type { Bounds } from './range.ts'

export interface TimeChartsProps {
  readonly charts: readonly Chart[]
  /** Start of each bucket, seconds since 1970: one axis for all. */
  readonly time: readonly number[]
  readonly bounds: Bounds
  readonly marks: readonly TimeMark[]
  readonly onZoom: (bounds: Bounds) => void
  readonly of: string
}

/** Small multiples over one time axis, with one cursor. */
export function TimeCharts({ charts, time, bounds, marks, onZoom, of }: TimeChartsProps) {
  const [at, setAt] = useState<number | null>(null)
  // The cursor stands on a time, not on a place in the list: buckets go at the left while they come at the right.
  const index = useMemo(() => (at === null ? null : time.indexOf(at)), [at, time])
  const inside = useMemo(() => marks.filter((mark) => mark.at >= bounds.from && mark.at <= bounds.to), [marks, bounds])
  return (
    <div className={classes.charts}>
      {charts.map((chart) => (
        <ChartCard
          key={chart.id}
          chart={chart}
          time={time}
          bounds={bounds}
          marks={inside}
          index={index === -1 ? null : index}
          onIndex={(next) => setAt(next === null ? null : (time[next] ?? null))}
          onZoom={onZoom}
          of={of}
        />
      ))}
    </div>
  )
}
