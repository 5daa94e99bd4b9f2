import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { request } from '../../api/index.ts'
import { ConfirmDialog } from '../../ui/index.ts'
import { RunsThrottle } from './documents.ts'
import { useRunCommand } from './run.ts'
import type { Run } from './shapes.ts'
import { rateOf } from './words.ts'

/** How fast a backfill may go from now on. */
export function ThrottleDialog({ run, onClose }: { readonly run: Run; readonly onClose: () => void }) {
  const [rate, setRate] = useState<number | string>(rateOf(run.parameters) ?? '')
  const change = useRunCommand(
    (eventsPerSecond: number | null) => request(RunsThrottle, { run: run.id, rate: eventsPerSecond }),
    'The rate of the backfill is changed.',
  )
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title="Change how fast the backfill goes?"
      confirmLabel="Change"
      onConfirm={() => change.mutateAsync(typeof rate === 'number' ? rate : null)}
    >
      <NumberInput
        label="Records a second"
        description="At most; empty = as fast as the feed may."
        value={rate}
        onChange={setRate}
        min={1}
        max={1_000_000}
        allowDecimal={false}
        data-autofocus
      />
    </ConfirmDialog>
  )
}
