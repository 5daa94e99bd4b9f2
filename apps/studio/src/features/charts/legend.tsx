import { type Chart, DASHES, TONES } from './chart.ts'
import classes from './charts.module.css'
import { clockText, spansDays, valueText } from './words.ts'

interface LegendProps {
  readonly chart: Chart
  readonly time: readonly number[]
  readonly index: number | null
}

/** The lines with their values where the cursor stands; without one, the last that are known. */
export function Legend({ chart, time, index }: LegendProps) {
  const at = index === null ? undefined : time[index]
  return (
    <div className={classes.legend}>
      {chart.tracks.map(({ label, tone, stroke, values }) => (
        <span key={label} className={classes.legendItem}>
          <svg width={20} height={8} aria-hidden="true">
            <line
              x1={0}
              x2={20}
              y1={4}
              y2={4}
              strokeWidth={2}
              strokeDasharray={DASHES[stroke].join(' ')}
              stroke={`var(${TONES[tone]})`}
            />
          </svg>
          {label}{' '}
          <strong className={classes.value}>
            {valueText(index === null ? values.findLast((value) => value !== null) : values[index], chart.unit)}
          </strong>
        </span>
      ))}
      <span className={classes.when}>{at === undefined ? 'latest' : clockText(at, spansDays(time))}</span>
    </div>
  )
}
