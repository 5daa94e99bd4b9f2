import { type ReactNode, useId } from 'react'
import { type Change, type ChangeGroup, counted, groupChanges } from './change.ts'
import { ChangeRow } from './change-row.tsx'
import classes from './diff.module.css'
import { useSecretNames } from './secret-names.ts'

export interface ChangeListProps {
  readonly changes: readonly Change[]
  /** What stands below a change: its comments. */
  readonly below?: ((change: Change) => ReactNode) | undefined
}

/** Changes in words, by the part of the feed they are in. */
export function ChangeList({ changes, below }: ChangeListProps) {
  const names = useSecretNames(changes)
  return (
    <div className={classes.groups}>
      {groupChanges(changes).map((group) => (
        <Group key={group.name} group={group} names={names} below={below} />
      ))}
    </div>
  )
}

interface GroupProps extends Pick<ChangeListProps, 'below'> {
  readonly group: ChangeGroup
  readonly names: ReadonlyMap<string, string>
}

function Group({ group, names, below }: GroupProps) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={classes.group}>
        {group.title} <span className={classes.absent}>{counted(group.changes.length, 'change')}</span>
      </h3>
      <ul className={classes.list}>
        {group.changes.map((change) => (
          <ChangeRow key={`${change.kind} ${change.path}`} change={change} secretNames={names}>
            {below?.(change)}
          </ChangeRow>
        ))}
      </ul>
    </section>
  )
}
