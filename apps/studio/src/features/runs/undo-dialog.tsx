import { useQuery } from '@tanstack/react-query'
import type { RunsUndoPlanQuery } from '../../api/generated/graphql.ts'
import { request } from '../../api/index.ts'
import { ConfirmDialog, ErrorState, formatNumber, LoadingSkeleton } from '../../ui/index.ts'
import { RunsUndo, RunsUndoPlan, RunsUndoVersion, RunsVersionUndoPlan } from './documents.ts'
import { useRunCommand } from './run.ts'
import classes from './runs.module.css'

/** Whose work is taken back: a run's, or a version's. */
type Undoable = { readonly run: string } | { readonly datasource: string; readonly version: number }

type Plan = RunsUndoPlanQuery['run']['undoPlan']

const planOf = async (of: Undoable, signal: AbortSignal): Promise<Plan> =>
  'run' in of
    ? (await request(RunsUndoPlan, { run: of.run }, signal)).run.undoPlan
    : (await request(RunsVersionUndoPlan, { id: of.datasource, version: of.version }, signal)).datasource.version
        .undoPlan

const undoOf = async (of: Undoable, reason: string | null): Promise<string> =>
  'run' in of
    ? (await request(RunsUndo, { run: of.run, reason })).undoRun.runId
    : (await request(RunsUndoVersion, { id: of.datasource, version: of.version, reason })).undoVersion.runId

interface UndoDialogProps {
  readonly of: Undoable
  readonly onClose: () => void
  readonly onBegun: (run: string) => void
}

/** Says what is taken back before it is. */
export function UndoDialog({ of, onClose, onBegun }: UndoDialogProps) {
  const who = 'run' in of ? 'the run' : `v${of.version}`
  const plan = useQuery({
    queryKey: ['run', 'undo', of],
    queryFn: ({ signal }) => planOf(of, signal),
    staleTime: 0,
  })
  const undo = useRunCommand(
    (reason: string) => undoOf(of, reason === '' ? null : reason),
    `What ${who} wrote is being taken back.`,
  )
  const why = plan.data === undefined ? null : whyNot(plan.data, who)
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={'run' in of ? 'Undo the run?' : `Undo what v${of.version} wrote?`}
      confirmLabel={why === null ? 'Undo' : 'Close'}
      danger={why === null}
      reason={why === null ? 'optional' : undefined}
      onConfirm={async (reason) => {
        if (why === null) onBegun(await undo.mutateAsync(reason))
      }}
    >
      {plan.isError ? (
        <ErrorState inline error={plan.error} title="What it wrote could not be read" />
      ) : plan.data === undefined ? (
        <LoadingSkeleton variant="lines" count={3} label={`Looking what ${who} wrote`} />
      ) : why !== null ? (
        <p className={classes.first}>{why}</p>
      ) : (
        <WhatGoes plan={plan.data} who={who} />
      )}
    </ConfirmDialog>
  )
}

const whyNot = ({ obstacle, events }: Plan, who: string): string | null =>
  obstacle === null
    ? events === 0
      ? `Nothing that ${who} wrote is left to take back.`
      : null
    : /[.!?]$/.test(obstacle)
      ? obstacle
      : `${obstacle}.`

const WhatGoes = ({ plan, who }: { readonly plan: Plan; readonly who: string }) => (
  <>
    <p className={classes.first}>Of {formatNumber(plan.events)} events:</p>
    <ul className={classes.plan}>
      {plan.remapped.map(({ version, events }) => (
        <Line key={version} count={events} words={`are mapped again by v${version}, as before ${who}`} />
      ))}
      <Line count={plan.alertsRemoved} words="alerts are removed" />
      <Line count={plan.alertsRestored} words="alerts stand again as they did before" />
      <Line count={plan.alertsKept} words="alerts stay: another event has changed them since" />
      <Line count={plan.relationships} words={`relationships lose what ${who} counted`} />
      <Line count={plan.entities} words="entities are mentioned; those nothing else mentions go" />
      <Line count={plan.deadLetters} words="dead letters are open again" />
    </ul>
    <p className={classes.dim}>
      {plan.remapped.length > 0
        ? 'Events whose raw request is kept no longer stay as they are, and are counted.'
        : 'The events stay in the ledger, and may be delivered again, or mapped again from what was captured.'}
    </p>
  </>
)

const Line = ({ count, words }: { readonly count: number; readonly words: string }) =>
  count === 0 ? null : (
    <li>
      <strong>{formatNumber(count)}</strong> {words}
    </li>
  )
