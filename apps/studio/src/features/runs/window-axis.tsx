import classes from './runs.module.css'
import type { Coverage, Window } from './shapes.ts'
import { exact } from './words.ts'

interface WindowAxisProps {
  readonly coverage: Coverage
  readonly windows: readonly Window[]
  readonly summary: string
}

const ROWS = [
  { lane: 'live', label: 'Live' },
  { lane: 'backfill', label: 'Backfill' },
] as const

/** Windows on an axis of time, a row a lane, and what is missing below: the tables beside it say the same. */
export function WindowAxis({ coverage, windows, summary }: WindowAxisProps) {
  const times = windows.flatMap(({ from, to }) => [Date.parse(from), Date.parse(to)])
  const begin = Math.max(Math.min(...times), Date.parse(coverage.from))
  const end = Math.max(begin + 1, Math.min(Math.max(...times), Date.parse(coverage.to)))
  const place = (from: string, to: string) => {
    const [low, high] = [Math.max(begin, Date.parse(from)), Math.min(end, Date.parse(to))]
    const percent = (at: number): number => ((at - begin) / (end - begin)) * 100
    return { left: `${percent(low)}%`, width: `max(2px, ${Math.max(0, percent(high) - percent(low))}%)` }
  }
  return (
    <div className={classes.axis} role="img" aria-label={`Windows over time. ${summary}`}>
      {ROWS.map(({ lane, label }) => (
        <div key={lane} className={classes.axisRow}>
          <span className={classes.axisLabel}>{label}</span>
          <div className={classes.axisTrack}>
            {windows
              .filter((one) => one.lane === lane)
              .map((one) => (
                <span
                  key={`${one.from} ${one.to}`}
                  className={classes.axisWindow}
                  data-state={one.state}
                  style={place(one.from, one.to)}
                  title={`${exact(one.from)} to ${exact(one.to)}`}
                />
              ))}
          </div>
        </div>
      ))}
      <div className={classes.axisRow}>
        <span className={classes.axisLabel}>Missing</span>
        <div className={classes.axisTrack}>
          {coverage.gaps.map((gap) => (
            <span
              key={`${gap.from} ${gap.to}`}
              className={classes.axisGap}
              style={place(gap.from, gap.to)}
              title={`${exact(gap.from)} to ${exact(gap.to)}`}
            />
          ))}
        </div>
      </div>
      <div className={classes.axisEnds}>
        <span>{exact(new Date(begin).toISOString())}</span>
        <span>{exact(new Date(end).toISOString())}</span>
      </div>
    </div>
  )
}
