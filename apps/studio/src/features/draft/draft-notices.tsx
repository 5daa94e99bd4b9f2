import { Alert, Button, Group } from '@mantine/core'
import { useState } from 'react'
import { ErrorState, RelativeTime } from '../../ui/index.ts'
import { ConflictPanel } from './conflict-panel.tsx'
import type { PartChoice } from './content.ts'
import type { Draft } from './types.ts'

const ALL = (choice: PartChoice) => ({ config: choice, secrets: choice, mapping: choice, runtime: choice })

/** What stands between a draft and its being saved: somebody else's save, a refusal, a missing permission. */
export function DraftNotices({ draft }: { readonly draft: Draft }) {
  const { state, theirs, problem, readOnly, resolve, saveNow } = draft
  const [looking, setLooking] = useState(false)
  if (readOnly !== null) {
    return (
      <Alert color="gray" title="Read only">
        {readOnly}
      </Alert>
    )
  }
  if (state === 'conflict' && theirs !== null) return <ConflictPanel draft={draft} theirs={theirs} />
  if (theirs !== null) {
    return (
      <Alert color="halcyon" title={`${theirs.updatedBy?.name ?? 'Somebody'} saved this draft`} role="status">
        <p>
          <RelativeTime value={theirs.updatedAt} />. You still see the version before it. Nothing of yours is unsaved.
        </p>
        <Group gap="sm">
          <Button size="xs" onClick={() => resolve(ALL('theirs'))}>
            Show their version
          </Button>
          <Button size="xs" variant="default" aria-expanded={looking} onClick={() => setLooking(!looking)}>
            {looking ? 'Hide the comparison' : 'Compare first'}
          </Button>
        </Group>
        {looking && <ConflictPanel draft={draft} theirs={theirs} />}
      </Alert>
    )
  }
  if (problem !== null && state === 'unsaved') {
    return <ErrorState title="The draft was not saved" error={problem} onRetry={() => void saveNow()} />
  }
  return null
}
