import { Button } from '@mantine/core'
import { IconAlertOctagonFilled } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Copyable } from '../value/copyable.tsx'
import { type ProblemPart, readProblem } from './problem.ts'
import classes from './state.module.css'

export interface ErrorStateProps {
  readonly error: unknown
  /** What could not be done: "The catalog could not be loaded". */
  readonly title?: string | undefined
  readonly onRetry?: (() => void) | undefined
  /** One row, beside what still works. */
  readonly inline?: boolean | undefined
  readonly children?: ReactNode
}

/** A failure: what, why, what to do, the request's id, another try. */
export function ErrorState({ error, title = 'This could not be loaded', onRetry, inline, children }: ErrorStateProps) {
  const { detail, action, requestId, parts } = readProblem(error)
  return (
    <div role="alert" className={classes.error} data-inline={inline || undefined}>
      <IconAlertOctagonFilled size={20} aria-hidden className={classes.errorShape} />
      <div className={classes.errorBody}>
        <div className={classes.errorWords}>
          <strong>{title}</strong>
          <p className={classes.line}>
            <bdi>{detail}</bdi> {action}
          </p>
          {parts.length > 0 && <Parts parts={parts} />}
        </div>
        {(onRetry || requestId || children) && (
          <div className={classes.buttons}>
            {onRetry && (
              <Button size="xs" variant="default" onClick={onRetry}>
                Try again
              </Button>
            )}
            {children}
            {requestId && <Copyable value={requestId} label="request id" prefix="Request " />}
          </div>
        )}
      </div>
    </div>
  )
}

function Parts({ parts }: { readonly parts: readonly ProblemPart[] }) {
  return (
    <ul className={classes.parts}>
      {parts.slice(0, 20).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: findings have no identity of their own and are never reordered
        <li key={index}>
          {part.path !== '' && <code className={classes.path}>{part.path}</code>} {part.message}
          {part.suggestion && ` ${part.suggestion}`}
        </li>
      ))}
      {parts.length > 20 && <li>and {parts.length - 20} more</li>}
    </ul>
  )
}
