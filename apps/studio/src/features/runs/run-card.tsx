import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { ErrorState, formatNumber, Link, LoadingSkeleton, OutcomeBadge, RelativeTime, Section } from '../../ui/index.ts'
import { addressOf } from '../events/address.ts'
import { useOutcomes, useRun } from './run.ts'
import { RunActions } from './run-actions.tsx'
import { RunProgressLine } from './run-progress.tsx'
import classes from './runs.module.css'
import type { Run } from './shapes.ts'
import { codesOf, foundOf, isDryRun, isOver, kindWord, rateOf, runScope } from './words.ts'

interface RunCardProps {
  readonly datasource: { readonly id: string; readonly actions: readonly string[] }
  readonly run: string
  /** Called when it ends while it is looked at. */
  readonly onOver: () => void
  readonly onClose: () => void
  /** Shows another run, one that was begun from here. */
  readonly onOpen?: (run: string) => void
}

/** One run, followed to its end, with what became of its records. */
export function RunCard({ datasource, run: id, onOver, onClose, onOpen }: RunCardProps) {
  const query = useRun(datasource.id, id, onOver)
  if (query.isPending) return <LoadingSkeleton variant="lines" count={2} label="Loading the run" />
  if (query.isError)
    return (
      <ErrorState error={query.error} title="The run could not be loaded" onRetry={() => void query.refetch()}>
        <Button size="xs" variant="default" onClick={onClose}>
          Close
        </Button>
      </ErrorState>
    )
  const run = query.data
  const over = isOver(run.state)
  const rate = rateOf(run.parameters)
  return (
    <Section
      title={`${kindWord(run.kind)}: ${runScope(run.kind, run.parameters)}`}
      actions={
        <>
          <RunActions datasource={datasource} run={run} onOpen={onOpen} />
          <ActionIcon aria-label="Close the run" onClick={onClose}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </>
      }
    >
      <RunProgressLine run={run} full />
      <p role="status" className={over ? classes.dim : 'ui-hidden'}>
        {over ? endWords(run) : 'The run is under way'}
      </p>
      {run.kind === 'backfill' && !over && (
        <p className={classes.dim}>
          {rate === null ? 'As fast as the feed may.' : `At most ${formatNumber(rate)} records a second.`} The live feed
          goes on beside it.
        </p>
      )}
      {run.attempt > 1 && (
        <p className={classes.dim}>Taken up {formatNumber(run.attempt)} times, each time where it stood.</p>
      )}
      {run.undoneAt != null && (
        <p className={classes.dim}>
          What it wrote was taken back <RelativeTime value={run.undoneAt} />
          {run.undoneBy == null ? '' : ` by ${run.undoneBy.name}`}.
        </p>
      )}
      {run.failure != null && (
        <p className={classes.failure}>
          <strong>{run.failure.cause}</strong> {run.failure.action}
        </p>
      )}
      <FoundList run={run} />
      {over && run.kind === 'replay' && !isDryRun(run.parameters) && (
        <Outcomes datasourceId={datasource.id} run={run.id} />
      )}
    </Section>
  )
}

const endWords = ({ state, progress, parameters }: Run): string => {
  const done = formatNumber(progress.done)
  if (state === 'succeeded')
    return `The run has ended: ${done} ${isDryRun(parameters) ? 'tried, nothing written' : 'done'}.`
  return `The run has ${state === 'cancelled' ? 'been cancelled' : 'failed'} after ${done}. What it wrote stays.`
}

const FOUND: Readonly<Record<string, string>> = {
  mapped: 'would map',
  filtered: 'would be filtered out',
  rejected: 'would be rejected',
  left: 'stay as they are: their payload is gone, or cannot be told apart',
}

/** What a dry run found; of any other, what it left alone. */
function FoundList({ run: { result, parameters } }: { readonly run: Run }) {
  const dry = isDryRun(parameters)
  const found = foundOf(result).filter(([name]) => dry || name === 'left')
  if (found.length === 0) return null
  const codes = dry ? codesOf(result) : []
  return (
    <ul className={classes.outcomes} aria-label="What was found">
      {found.map(([name, count]) => (
        <li key={name}>
          <strong>{formatNumber(count)}</strong> {FOUND[name]}
          {name === 'rejected' && codes.length > 0 && (
            <span className={classes.dim}>
              (
              {codes
                .slice(0, 5)
                .map(([code, times]) => `${code} ${formatNumber(times)}`)
                .join(', ')}
              )
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function Outcomes({ datasourceId, run }: { readonly datasourceId: string; readonly run: string }) {
  const { data, isError, error } = useOutcomes(datasourceId, run, true)
  if (isError) return <ErrorState inline error={error} title="The outcomes could not be counted" />
  if (data === undefined) return <LoadingSkeleton variant="lines" count={1} label="Counting the outcomes" />
  if (data.counted === 0) return <p className={classes.dim}>No event carries this run any more.</p>
  return (
    <div>
      <ul className={classes.outcomes} aria-label="Outcomes of the run">
        {[...data.counts].map(([outcome, count]) => (
          <li key={outcome}>
            <OutcomeBadge state={outcome} word={outcome === 'rejected' ? 'Rejected again' : undefined} />
            <Link href={addressOf(`/datasources/${datasourceId}`, { tab: 'events', runId: run, outcome })}>
              {formatNumber(count)} {count === 1 ? 'event' : 'events'}
            </Link>
          </li>
        ))}
      </ul>
      {data.more && <p className={classes.dim}>Counted over the newest {formatNumber(data.counted)}.</p>}
    </div>
  )
}
