import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { request } from '../../api/index.ts'
import { notifyFailed } from '../../ui/index.ts'
import { RunsCancel, RunsPause, RunsResume } from './documents.ts'
import { useRunCommand } from './run.ts'
import type { Run } from './shapes.ts'
import { ThrottleDialog } from './throttle-dialog.tsx'
import { isDryRun, isOver } from './words.ts'

const UndoDialog = lazy(() => import('./undo-dialog.tsx').then((module) => ({ default: module.UndoDialog })))

interface RunActionsProps {
  readonly datasource: { readonly id: string; readonly actions: readonly string[] }
  readonly run: Run
  readonly onOpen: ((run: string) => void) | undefined
}

/** What may be done to a run as it stands: nothing that would be refused is offered. */
export function RunActions({ datasource, run, onOpen }: RunActionsProps) {
  const [asking, setAsking] = useState<'throttle' | 'undo' | null>(null)
  const failed = { onError: (error: unknown) => notifyFailed(error, 'The run could not be changed') }
  const cancel = useRunCommand(
    (id: string) => request(RunsCancel, { run: id }),
    'The run is cancelled. What it wrote stays.',
  )
  const pause = useRunCommand((id: string) => request(RunsPause, { run: id }), 'The backfill is paused.')
  const resume = useRunCommand((id: string) => request(RunsResume, { run: id }), 'The backfill goes on where it stood.')
  const may = (action: string): boolean => datasource.actions.includes(action)
  const over = isOver(run.state)
  const backfill = run.kind === 'backfill' && !over && may('backfill')
  const undoable =
    over &&
    run.undoneAt == null &&
    run.kind !== 'undo' &&
    !isDryRun(run.parameters) &&
    run.progress.done > 0 &&
    onOpen !== undefined &&
    may('backfill')
  return (
    <>
      {backfill && run.state !== 'paused' && (
        <Button size="xs" variant="default" loading={pause.isPending} onClick={() => pause.mutate(run.id, failed)}>
          Pause
        </Button>
      )}
      {backfill && run.state === 'paused' && (
        <Button size="xs" variant="default" loading={resume.isPending} onClick={() => resume.mutate(run.id, failed)}>
          Resume
        </Button>
      )}
      {backfill && (
        <Button size="xs" variant="default" onClick={() => setAsking('throttle')}>
          Change its rate
        </Button>
      )}
      {!over && may('datasource.operate') && (
        <Button size="xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate(run.id, failed)}>
          Cancel the run
        </Button>
      )}
      {undoable && (
        <Button size="xs" variant="default" onClick={() => setAsking('undo')}>
          Undo the run
        </Button>
      )}
      {asking === 'throttle' && <ThrottleDialog run={run} onClose={() => setAsking(null)} />}
      {asking === 'undo' && onOpen !== undefined && (
        <Suspense fallback={null}>
          <UndoDialog of={{ run: run.id }} onClose={() => setAsking(null)} onBegun={onOpen} />
        </Suspense>
      )}
    </>
  )
}
