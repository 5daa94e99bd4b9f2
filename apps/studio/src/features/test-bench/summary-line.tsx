import classes from './bench.module.css'
import type { Ran } from './use-run.ts'

const part = (count: number, word: string): string | null => (count === 0 ? null : `${count} ${word}`)

/** The run in a sentence. */
export function SummaryLine({ ran }: { readonly ran: Ran }) {
  const { summary, subjects, compared } = ran
  const differing = subjects.filter(({ items }) => items.some(({ differences }) => differences.length > 0)).length
  const parts = [
    `${summary.total} ${summary.total === 1 ? 'record' : 'records'}`,
    part(summary.mapped, 'mapped'),
    part(summary.filtered, 'filtered'),
    part(summary.duplicate, 'duplicate'),
    part(summary.rejected, 'rejected'),
    `${summary.alerts} alerts, ${summary.entities} entities, ${summary.relationships} relationships`,
    part(summary.warnings, 'warnings'),
    `${summary.ms.toFixed(1)} ms`,
  ]
  const change = differing === 0 ? 'as published' : `${differing} differ from the published version`
  return (
    <p className={classes.summary} role="status">
      {parts.filter((each) => each !== null).join(' · ')}
      {compared && <strong> · {change}</strong>}
      {summary.truncated && ' · There were more records than a run takes.'}
    </p>
  )
}
