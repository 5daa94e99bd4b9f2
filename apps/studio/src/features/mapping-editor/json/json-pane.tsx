import { Button } from '@mantine/core'
import { lazy, Suspense, useMemo } from 'react'
import { LoadingSkeleton } from '../../../ui/state/loading-skeleton.tsx'
import { useActions, useEditor } from '../state/context.ts'
import { printJson } from '../state/print-json.ts'
import { textOf } from '../state/store.ts'
import classes from './json.module.css'

const JsonText = lazy(() => import('./json-text.tsx'))

/** The document as text. It applies as one types, when it is valid; undo is the rows'. */
export function JsonPane() {
  const document = useEditor((state) => state.history.document)
  const invalid = useEditor((state) => state.invalid)
  const readOnly = useEditor((state) => state.readOnly)
  const { editText, dropInvalid, undo, redo } = useActions()
  const printed = useMemo(() => textOf(document, printJson), [document])
  return (
    <div className={classes.pane}>
      {invalid !== null && (
        <div role="status" className={classes.invalid}>
          <span>
            Not valid yet: <bdi>{invalid.message}</bdi>. The mapping stays as it was before.
          </span>
          <Button size="compact-sm" variant="default" onClick={dropInvalid}>
            Go back to what was valid
          </Button>
        </div>
      )}
      <Suspense fallback={<LoadingSkeleton variant="lines" count={12} label="Loading the editor" />}>
        <JsonText text={invalid?.text ?? printed} readOnly={readOnly} onText={editText} onUndo={undo} onRedo={redo} />
      </Suspense>
    </div>
  )
}
