import type { JsonValue } from '@halcyon/domain'
import type { Problem, Sample } from '@halcyon/mapping-editor'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { ListQuestion } from './dialogs/list-question.tsx'
import { MapToDialog } from './dialogs/map-to-dialog.tsx'
import type { Mode } from './header/editor-header.tsx'
import classes from './layout/layout.module.css'
import { Layout } from './layout/layout.tsx'
import { DerivedContext, SourcesContext, StoreContext, SuggestContext } from './state/context.ts'
import { mergeProblems, type ServerProblem } from './state/merge-problems.ts'
import { createEditorStore, type EditorStore } from './state/store.ts'
import { useDerivedOf } from './state/use-derived.ts'
import { useUndoKeys } from './state/use-undo-keys.ts'

export interface MappingEditorProps {
  /** The mapping; null = none yet. Compared by content: an equal one changes nothing. */
  readonly document: JsonValue
  readonly samples: readonly Sample[]
  readonly onChange: (document: JsonValue) => void
  readonly readOnly?: boolean
  /** What the server said of the mapping when it was last saved. */
  readonly problems?: readonly ServerProblem[]
  /** Named in the words of the empty state. */
  readonly connectorType?: string
  /** A mapping whose rows are proposed where the samples have their fields. */
  readonly template?: JsonValue
  /** Index of the sample on the page, and where it is kept; without them the editor keeps it itself. */
  readonly sample?: number
  readonly onSample?: (index: number) => void
  readonly mode?: Mode
  readonly onMode?: (mode: Mode) => void
  readonly onAddSamples?: () => void
  /** Stands where there is no sample to look at: the ways to one. */
  readonly noSamples?: ReactNode
  /** Stands above the editor, and may use its document and actions. */
  readonly above?: ReactNode
  /** For whoever may not edit: begins a suggestion about a field. */
  readonly onSuggest?: ((path: string) => void) | undefined
}

const NOTHING: JsonValue = { outputs: [] }
const NO_PROBLEMS: readonly ServerProblem[] = []

/** The document goes out as it is edited; one that comes in from elsewhere becomes a step that undo can take back. */
function useEditorDocument({ document, onChange, readOnly = false }: MappingEditorProps): EditorStore {
  const [store] = useState(() => createEditorStore(document ?? NOTHING, readOnly))
  const told = useRef(document)
  const change = useRef(onChange)
  change.current = onChange
  useEffect(
    () =>
      store.subscribe(({ history }, before) => {
        if (history.document === before.history.document || history.document === told.current) return
        told.current = history.document
        change.current(history.document)
      }),
    [store],
  )
  useEffect(() => {
    if (document === told.current) return
    told.current = document
    store.getState().take(document ?? NOTHING, 'Take what was saved elsewhere')
  }, [store, document])
  useEffect(() => store.getState().set({ readOnly }), [store, readOnly])
  return store
}

/** Payload fields on the left, target rows in the middle, what becomes of the sample on the right. Pure: it asks no server. */
export function MappingEditor(props: MappingEditorProps) {
  const { samples, template, problems = NO_PROBLEMS, noSamples, onAddSamples, above, onSuggest = null } = props
  const store = useEditorDocument(props)
  const document = useStore(store, (state) => state.history.document)
  const [ownSample, setOwnSample] = useState(0)
  const [ownMode, setOwnMode] = useState<Mode>('visual')
  const sample = Math.max(0, Math.min(props.sample ?? ownSample, samples.length - 1))
  const { sources, derived } = useDerivedOf({ document, samples, sample, template })
  const all: readonly Problem[] = useMemo(() => mergeProblems(derived.problems, problems), [derived.problems, problems])
  const root = useUndoKeys(store)
  return (
    <StoreContext.Provider value={store}>
      <SourcesContext.Provider value={sources}>
        <DerivedContext.Provider value={derived}>
          <SuggestContext.Provider value={onSuggest}>
            <div ref={root} className={classes.editor}>
              {above}
              <Layout
                mode={props.mode ?? ownMode}
                onMode={props.onMode ?? setOwnMode}
                onSample={(index) => {
                  store.getState().set({ item: 0, elements: {} })
                  ;(props.onSample ?? setOwnSample)(index)
                }}
                onAddSamples={onAddSamples}
                problems={all}
                template={template}
                empty={noSamples ?? <NoSample type={props.connectorType} />}
              />
            </div>
            <MapToDialog />
            <ListQuestion />
            <Announcer store={store} />
          </SuggestContext.Provider>
        </DerivedContext.Provider>
      </SourcesContext.Provider>
    </StoreContext.Provider>
  )
}

function NoSample({ type }: { readonly type: string | undefined }) {
  return <p className={classes.note}>There is no sample{type === undefined ? '' : ` of ${type}`} to look at.</p>
}

/** What an edit did, for those who do not see it. */
function Announcer({ store }: { readonly store: EditorStore }) {
  const { text, n } = useStore(store, (state) => state.said)
  return (
    <div role="status" aria-live="polite" className="ui-hidden">
      <span key={n}>{text}</span>
    </div>
  )
}
