import { stringifyJson } from '@halcyon/domain'
import { Alert } from '@mantine/core'
import { IconAlertTriangleFilled } from '@tabler/icons-react'
import { changeWords, counted } from '../diff/index.ts'
import { asShown } from './local-diff.ts'
import type { Merged } from './merge.ts'

/** Characters of a value. */
const SHOWN = 200

/** What of a suggestion the draft has already, and what it has changed in another way since. */
export function Conflicts({ merged: { fitting, conflicts } }: { readonly merged: Merged }) {
  if (conflicts.length === 0) {
    return fitting.length > 0 ? null : (
      <Alert color="gray" title="The draft has this already">
        Nothing is left to apply.
      </Alert>
    )
  }
  return (
    <Alert
      color="yellow"
      icon={<IconAlertTriangleFilled aria-hidden />}
      title={`${counted(conflicts.length, 'change')} no longer ${conflicts.length === 1 ? 'fits' : 'fit'}`}
    >
      <p>
        The draft was changed at the same place since. It stays as it is there; edit it by hand where the suggestion is
        better.
      </p>
      <ul>
        {conflicts.map(({ now, ...conflict }) => {
          const change = asShown(conflict)
          return (
            <li key={`${change.kind} ${change.path}`}>
              <bdi>{changeWords(change).place}</bdi>: suggested{' '}
              {change.after === null ? 'to remove it' : <bdi>{change.after.slice(0, SHOWN)}</bdi>}
              {now !== undefined && (
                <>
                  , the draft has <bdi>{stringifyJson(now).slice(0, SHOWN)}</bdi>
                </>
              )}
            </li>
          )
        })}
      </ul>
    </Alert>
  )
}
