import { Progress } from '@mantine/core'
import { Bytes, Duration, formatNumber, Num, RunBadge } from '../../ui/index.ts'
import classes from './runs.module.css'
import type { Run } from './shapes.ts'
import { isOver } from './words.ts'

/** How far a run is: done of total, records a second, what is left. `full`: pages and bytes as well. */
export function RunProgressLine({ run, full = false }: { readonly run: Run; readonly full?: boolean }) {
  const { done, total, rate, part, eta, pages, bytes } = run.progress
  const words = `${formatNumber(done)}${total == null ? '' : ` of ${formatNumber(total)}`}`
  return (
    <div className={classes.progress}>
      <RunBadge state={run.state} cause={run.failure?.cause} action={run.failure?.action} />
      {part != null && !isOver(run.state) && (
        <Progress.Root size="sm" className={classes.track}>
          <Progress.Section value={part * 100} aria-label={`${formatNumber(Math.floor(part * 100))} % done`} />
        </Progress.Root>
      )}
      <span>
        {words} {done === 1 && total == null ? 'record' : 'records'}
      </span>
      {full && pages > 0 && (
        <span className={classes.dim}>
          {formatNumber(pages)} {pages === 1 ? 'page' : 'pages'}, <Bytes value={bytes} />
        </span>
      )}
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
      {run.undoneAt != null && <span className={classes.dim}>undone</span>}
    </div>
  )
}
