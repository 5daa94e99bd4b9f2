import type { RunsPlanQuery } from '../../api/generated/graphql.ts'
import { ErrorState, formatDuration, formatNumber, LoadingSkeleton } from '../../ui/index.ts'
import classes from './runs.module.css'
import { exact } from './words.ts'

type Plan = RunsPlanQuery['datasource']['backfillPlan']

interface BackfillPlanTextProps {
  readonly query: { readonly data: Plan | undefined; readonly isError: boolean; readonly error: unknown }
}

const BASIS: Readonly<Record<string, string>> = {
  counted: '',
  windows: ', going by the windows read so far',
  rate: ', going by the last week',
}

/** What a backfill would do, in words. */
export function BackfillPlanText({ query: { data: plan, isError, error } }: BackfillPlanTextProps) {
  if (isError) return <ErrorState inline title="This cannot be read again" error={error} />
  if (plan === undefined) return <LoadingSkeleton variant="lines" count={3} label="Working out what it will do" />
  return (
    <section className={classes.planBox} aria-label="What it will do" aria-live="polite">
      <ul className={classes.plan}>
        <li>{eventWords(plan)}</li>
        {plan.source === 'source' && <li>{requestWords(plan)}</li>}
        <li>
          Mapped with v{plan.version}
          {plan.source === 'source' ? ', the published version.' : '.'}
        </li>
        <li>{timeWords(plan)}</li>
        {plan.notKept > 0 && (
          <li>{formatNumber(plan.notKept)} more stay as they are: their payload is not kept any more.</li>
        )}
        <li>The live feed goes on beside it; it can be paused, slowed and cancelled.</li>
      </ul>
    </section>
  )
}

function eventWords({ events, basis }: Plan): string {
  if (events == null) return 'How many events there are is not known before.'
  if (basis === 'counted')
    return events === 0 ? 'Nothing of that time is kept raw.' : `${formatNumber(events)} events are mapped again.`
  return `About ${formatNumber(events)} events${BASIS[basis] ?? ''}.`
}

function requestWords({ windows, requests, firstWindows }: Plan): string {
  const about = requests == null ? '' : `, about ${formatNumber(requests)} ${requests === 1 ? 'request' : 'requests'}`
  if (windows == null) return `The source says its windows as it goes${about}.`
  const [first] = firstWindows
  const begin = first === undefined ? '' : `, the first ${exact(first.from)} to ${exact(first.to)}`
  return `${formatNumber(windows)} ${windows === 1 ? 'window' : 'windows'}${about}${begin}.`
}

function timeWords({ eventsPerSecond, seconds }: Plan): string {
  if (eventsPerSecond == null) return 'As fast as the feed may.'
  const long = seconds == null ? '' : `: about ${formatDuration(seconds * 1000)}`
  return `At most ${formatNumber(eventsPerSecond)} records a second${long}.`
}
