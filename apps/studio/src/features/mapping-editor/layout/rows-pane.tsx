import { addOutput } from '@halcyon/mapping-editor'
import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { EmptyState } from '../../../ui/state/notice.tsx'
import { RowsList } from '../rows/rows-list.tsx'
import { useActions, useDerived, useEditor, useEditorStore, useLocked, useView } from '../state/context.ts'
import { CompactRows } from './compact-rows.tsx'
import classes from './layout.module.css'

export interface RowsPaneProps {
  readonly onJson: () => void
  readonly onSuggestions: () => void
  /** A list with one row at a time to edit, for small screens. */
  readonly compact: boolean
}

/** The rows, or why there are none; above them what one must know to read them. */
export function RowsPane({ onJson, onSuggestions, compact }: RowsPaneProps) {
  const view = useView()
  const invalid = useEditor((state) => state.invalid)
  const { dropInvalid } = useActions()
  return (
    <div className={classes.column}>
      {invalid !== null && (
        <div role="status" className={classes.banner} data-tone="warn">
          <span>
            The JSON is not valid yet (<bdi>{invalid.message}</bdi>). These rows show the last valid state and cannot be
            edited.
          </span>
          <span className={classes.buttons}>
            <Button size="compact-sm" variant="default" onClick={onJson}>
              Correct it
            </Button>
            <Button size="compact-sm" variant="default" onClick={dropInvalid}>
              Drop it
            </Button>
          </span>
        </div>
      )}
      <Refusal />
      {view.unreadable !== undefined ? (
        <Unreadable onJson={onJson} />
      ) : view.blocks.length === 0 ? (
        <Start onSuggestions={onSuggestions} />
      ) : compact ? (
        <CompactRows view={view} />
      ) : (
        <RowsList view={view} onJson={onJson} />
      )}
    </div>
  )
}

function Refusal() {
  const refusal = useEditor((state) => state.refusal)
  const { set } = useActions()
  if (refusal === null) return null
  return (
    <div role="alert" className={classes.banner} data-tone="bad">
      <span>Not done: {refusal}</span>
      <button type="button" className={classes.close} aria-label="Dismiss" onClick={() => set({ refusal: null })}>
        <IconX size={16} aria-hidden />
      </button>
    </div>
  )
}

function Unreadable({ onJson }: { readonly onJson: () => void }) {
  return (
    <EmptyState title="This is no mapping" action={<Button onClick={onJson}>Look at it as JSON</Button>}>
      It is valid JSON, but not an object with a list of outputs, so there are no rows to show. Nothing of it is lost.
    </EmptyState>
  )
}

/** Nothing is mapped yet: the two ways to begin. */
function Start({ onSuggestions }: { readonly onSuggestions: () => void }) {
  const store = useEditorStore()
  const { apply, jump } = useActions()
  const { suggestions } = useDerived()
  const locked = useLocked()
  const begin = (): void => {
    if (apply(addOutput(store.getState().history.document, { kind: 'alert' }))) jump('outputs[0].fields.title')
  }
  if (locked) return <EmptyState title="Nothing is mapped yet" />
  return (
    <EmptyState
      title="Nothing is mapped yet"
      action={
        <>
          <Button onClick={begin}>Start with an alert</Button>
          {suggestions.length > 0 && (
            <Button variant="default" onClick={onSuggestions}>
              See {suggestions.length} suggestions
            </Button>
          )}
        </>
      }
    >
      A mapping says which fields of a payload become an alert, the entities it is about, and how they belong together.
    </EmptyState>
  )
}
