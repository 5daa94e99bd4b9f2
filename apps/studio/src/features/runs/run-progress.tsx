import { Progress } from '@mantine/core'
import { Duration, formatNumber, Num, RunBadge } from '../../ui/index.ts'
import type { Run } from './run.ts'
import classes from './runs.module.css'
import { isOver } from './words.ts'

/** How far a run is: done of total, records a second, what is left. */
export function RunProgressLine({ run }: { readonly run: Run }) {
  const { done, total, rate, eta } = run.progress
  const part = total == null || total === 0 ? null : Math.min(100, (done / total) * 100)
  const words = `${formatNumber(done)}${total == null ? '' : ` of ${formatNumber(total)}`}`
  return (
    <div className={classes.progress}>
      <RunBadge state={run.state} cause={run.failure?.cause} action={run.failure?.action} />
      {part !== null && !isOver(run.state) && (
        <Progress.Root size="sm" className={classes.track}>
          <Progress.Section value={part} aria-label={`${words} done`} />
        </Progress.Root>
      )}
      <span>{words}</span>
      {run.startedAt != null && rate > 0 && (
        <span className={classes.dim}>
          <Num value={rate} unit="/s" />
        </span>
      )}
      {eta != null && (
        <span className={classes.dim}>
          <Duration value={eta * 1_000} /> left
        </span>
      )}
    </div>
  )
}
