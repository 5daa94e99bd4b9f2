import { Button } from '@mantine/core'
import { IconAlertTriangleFilled, IconCircleCheck, IconCloudOff, IconPencil, IconRefresh } from '@tabler/icons-react'
import { RelativeTime, type Shape } from '../../ui/index.ts'
import classes from './draft.module.css'
import type { Draft, DraftState } from './types.ts'

const WORDS: Readonly<Record<DraftState, { readonly word: string; readonly shape: Shape }>> = {
  saved: { word: 'Saved', shape: IconCircleCheck },
  saving: { word: 'Saving…', shape: IconRefresh },
  unsaved: { word: 'Not saved yet', shape: IconPencil },
  offline: { word: 'Kept here; the server does not answer', shape: IconCloudOff },
  conflict: { word: 'Not saved: somebody else saved', shape: IconAlertTriangleFilled },
}

/** Whether the server has what was typed; changes are told once each. */
export function DraftStatus({ draft }: { readonly draft: Draft }) {
  const { state, savedAt, savedBy, problem, saveNow, readOnly } = draft
  if (readOnly !== null) return <span className={classes.status}>Read only</span>
  const { word, shape: Shape } = WORDS[state]
  return (
    <span className={classes.status} data-state={state}>
      <Shape size={16} aria-hidden />
      <span role="status">{word}</span>
      {state === 'saved' && savedAt !== null && (
        <span>
          <RelativeTime value={savedAt} />
          {savedBy !== null && ` by ${savedBy.name}`}
        </span>
      )}
      {state === 'unsaved' && problem !== null && (
        <Button size="compact-xs" variant="default" onClick={() => void saveNow()}>
          Save again
        </Button>
      )}
    </span>
  )
}
