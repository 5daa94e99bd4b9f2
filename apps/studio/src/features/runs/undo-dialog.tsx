import { useQuery } from '@tanstack/react-query'
import { request } from '../../api/index.ts'
import { ConfirmDialog, ErrorState, formatNumber, LoadingSkeleton } from '../../ui/index.ts'
import { RunsUndo, RunsUndoPlan } from './documents.ts'
import { useRunCommand } from './run.ts'
import classes from './runs.module.css'
import type { Run } from './shapes.ts'

interface UndoDialogProps {
  readonly run: Run
  readonly onClose: () => void
  readonly onBegun: (run: string) => void
}

/** Says what is taken back before it is. */
export function UndoDialog({ run, onClose, onBegun }: UndoDialogProps) {
  const plan = useQuery({
    queryKey: ['run', run.id, 'undo'],
    queryFn: async ({ signal }) => (await request(RunsUndoPlan, { run: run.id }, signal)).run.undoPlan,
    staleTime: 0,
  })
  const undo = useRunCommand(
    (reason: string) => request(RunsUndo, { run: run.id, reason: reason === '' ? null : reason }),
    'What the run wrote is being taken back.',
  )
  const nothing = plan.data?.events === 0
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title="Undo the run?"
      confirmLabel={nothing ? 'Close' : 'Undo'}
      danger
      reason={nothing ? undefined : 'optional'}
      onConfirm={async (reason) => {
        if (nothing) return
        onBegun((await undo.mutateAsync(reason)).undoRun.runId)
      }}
    >
      {plan.isError ? (
        <ErrorState inline error={plan.error} title="What it wrote could not be read" />
      ) : plan.data === undefined ? (
        <LoadingSkeleton variant="lines" count={3} label="Looking what the run wrote" />
      ) : nothing ? (
        <p className={classes.first}>Nothing that the run wrote is left to take back.</p>
      ) : (
        <>
          <p className={classes.first}>Of {formatNumber(plan.data.events)} events:</p>
          <ul className={classes.plan}>
            <Line count={plan.data.alertsRemoved} words="alerts are removed" />
            <Line count={plan.data.alertsRestored} words="alerts stand again as they did before" />
            <Line count={plan.data.alertsKept} words="alerts stay: another event has changed them since" />
            <Line count={plan.data.relationships} words="relationships lose what the run counted" />
            <Line count={plan.data.entities} words="entities are mentioned; those nothing else mentions go" />
            <Line count={plan.data.deadLetters} words="dead letters are open again" />
          </ul>
          <p className={classes.dim}>The events stay in the ledger, and may be delivered again.</p>
        </>
      )}
    </ConfirmDialog>
  )
}

const Line = ({ count, words }: { readonly count: number; readonly words: string }) =>
  count === 0 ? null : (
    <li>
      <strong>{formatNumber(count)}</strong> {words}
    </li>
  )
