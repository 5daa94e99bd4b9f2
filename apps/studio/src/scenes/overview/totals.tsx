import type { ReactNode } from 'react'
import { type Feed, WHOLE } from '../../features/fleet/index.ts'
import { Duration, formatNumber, Num, RelativeTime, Sparkline } from '../../ui/index.ts'
import classes from './overview.module.css'
import { sumsOf } from './sums.ts'
import { useTrend } from './use-trend.ts'

interface TotalsProps {
  readonly feeds: readonly Feed[]
  readonly complete: boolean
  readonly cut: boolean
}

/** The fleet as one feed: what comes in, what goes wrong, and how old that is. */
export function Totals({ feeds, complete, cut }: TotalsProps) {
  const { eventsPerSecond, errorsPerMinute, rate, lastHour, lastEventAt, receiving } = sumsOf(feeds)
  const trend = useTrend().data
  const lag = trend?.lagSeconds.findLast((wait) => wait !== null) ?? null
  return (
    <section aria-label="The fleet in numbers" className={classes.totals}>
      <Total label="Received" note="over the last minute" value={<Num value={eventsPerSecond} unit="/s" />}>
        <Sparkline
          values={rate}
          label="events per minute of the whole fleet, last hour"
          unit="/min"
          width={160}
          height={32}
        />
      </Total>
      <Total
        label="Errors"
        note="rejected in the last minute"
        value={<Num value={errorsPerMinute} unit="/min" />}
        bad={errorsPerMinute > 0}
      >
        {trend !== undefined && (
          <Sparkline
            values={trend.rejected}
            label="errors per minute of the whole fleet, last hour"
            unit="/min"
            width={96}
            height={32}
          />
        )}
      </Total>
      {trend !== undefined && (
        <Total
          label="Lag"
          note="longest wait in a minute"
          value={<Duration value={lag === null ? null : lag * 1000} />}
        >
          <Sparkline
            values={trend.lagSeconds}
            label="longest wait of each minute, last hour"
            unit="s"
            width={96}
            height={32}
          />
        </Total>
      )}
      <Total label="Last hour" note="events received" value={<Num value={lastHour} compact />} />
      <Total
        label="Receiving"
        note={
          complete
            ? `of ${formatNumber(feeds.length)} feeds, within a minute`
            : `of the first ${formatNumber(feeds.length)} feeds so far`
        }
        value={<Num value={receiving} />}
      />
      <Total label="Last event" note="in any feed" value={<RelativeTime value={lastEventAt} none="never" />} />
      {cut && <p className={classes.note}>Sums are of the {formatNumber(WHOLE)} feeds that need attention most.</p>}
    </section>
  )
}

interface TotalProps {
  readonly label: string
  readonly value: ReactNode
  readonly note: string
  readonly bad?: boolean
  readonly children?: ReactNode
}

const Total = ({ label, value, note, bad, children }: TotalProps) => (
  <div className={classes.total}>
    <div>
      <div className={classes.totalLabel}>{label}</div>
      <div className={classes.totalValue} data-bad={bad || undefined}>
        {value}
      </div>
      <div className={classes.totalNote}>{note}</div>
    </div>
    {children}
  </div>
)
