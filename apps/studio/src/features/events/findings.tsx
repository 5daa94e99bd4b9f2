import type { Finding } from './event.ts'
import classes from './events.module.css'
import { Place, type PlaceProps } from './place.tsx'
import { reasonOf } from './reason.ts'

interface FindingsProps extends Omit<PlaceProps, 'path'> {
  readonly label: string
  readonly findings: readonly Finding[]
  /** A code whose action stands above already. */
  readonly said?: string | null
}

/** What is wrong, where, and what to do about it. */
export function Findings({ label, findings, said, ...mapping }: FindingsProps) {
  return (
    <ul className={classes.findings} aria-label={label}>
      {findings.map(({ path, code, message, suggestion }, index) => {
        const action = suggestion ?? (code === said ? null : (reasonOf(code)?.action ?? null))
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings have no identity of their own and are never reordered
          <li key={index}>
            <bdi>{message}</bdi>
            {path !== '' && (
              <>
                {' '}
                at <Place path={path} {...mapping} />
              </>
            )}
            {action !== null && <div className={classes.dim}>{action}</div>}
          </li>
        )
      })}
    </ul>
  )
}
