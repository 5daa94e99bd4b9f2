import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { ErrorState, formatNumber, Link, LoadingSkeleton, OutcomeBadge, Section } from '../../ui/index.ts'
import { addressOf } from '../events/address.ts'
import { type Run, useCancelRun, useOutcomes, useRun } from './run.ts'
import { RunProgressLine } from './run-progress.tsx'
import classes from './runs.module.css'
import { isOver, kindWord, runScope } from './words.ts'

interface RunCardProps {
  readonly datasource: { readonly id: string; readonly actions: readonly string[] }
  readonly run: string
  /** Called when it ends while it is looked at. */
  readonly onOver: () => void
  readonly onClose: () => void
}

/** One run, followed to its end, with what became of its records. */
export function RunCard({ datasource, run: id, onOver, onClose }: RunCardProps) {
  const query = useRun(id, onOver)
  const cancel = useCancelRun()
  const close = (
    <ActionIcon aria-label="Close the run" onClick={onClose}>
      <IconX size={16} aria-hidden />
    </ActionIcon>
  )
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
  const mayCancel = !over && datasource.actions.includes('datasource.operate')
  return (
    <Section
      title={`${kindWord(run.kind)}: ${runScope(run.kind, run.parameters)}`}
      actions={
        <>
          {mayCancel && (
            <Button size="xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate(run.id)}>
              Cancel the run
            </Button>
          )}
          {close}
        </>
      }
    >
      <RunProgressLine run={run} />
      <p role="status" className={over ? classes.dim : 'ui-hidden'}>
        {over ? endWords(run) : 'The run is under way'}
      </p>
      {run.failure != null && (
        <p className={classes.failure}>
          <strong>{run.failure.cause}.</strong> {run.failure.action}
        </p>
      )}
      {cancel.isError && <ErrorState inline error={cancel.error} title="The run could not be cancelled" />}
      {over && run.kind === 'replay' && <Outcomes datasourceId={datasource.id} run={run.id} />}
    </Section>
  )
}

const endWords = ({ state, progress }: Run): string =>
  state === 'succeeded'
    ? `The run has ended: ${formatNumber(progress.done)} done.`
    : `The run has ${state === 'cancelled' ? 'been cancelled' : 'failed'} after ${formatNumber(progress.done)}. What it wrote stays.`

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
