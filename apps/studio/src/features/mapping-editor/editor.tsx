import type { JsonValue } from '@halcyon/domain'
import type { Sample } from '@halcyon/mapping-editor'
import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'
import { ListQuestion } from './dialogs/list-question.tsx'
import { MapToDialog } from './dialogs/map-to-dialog.tsx'
import type { Mode } from './header/editor-header.tsx'
import classes from './layout/layout.module.css'
import { Layout } from './layout/layout.tsx'
import type { RunScript } from './script/contract.ts'
import { ScriptContext } from './script/use-scripted.ts'
import { DerivedContext, SourcesContext, StoreContext, SuggestContext, useDocument } from './state/context.ts'
import type { ServerProblem } from './state/merge-problems.ts'
import type { EditorStore } from './state/store.ts'
import { type DerivedInput, useDerivedOf } from './state/use-derived.ts'
import { useEditorDocument } from './state/use-editor-document.ts'
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
  /** Runs the mapping's script on the samples' items; without it a mapping with a script is shown without its values. */
  readonly runScript?: RunScript
  /** For whoever may not edit: begins a suggestion about a field. */
  readonly onSuggest?: ((path: string) => void) | undefined
}

const NO_PROBLEMS: readonly ServerProblem[] = []

/** Payload fields on the left, target rows in the middle, what becomes of the sample on the right. It asks no server itself. */
export function MappingEditor(props: MappingEditorProps) {
  const { document, onChange, readOnly = false, samples, template, problems = NO_PROBLEMS } = props
  const { noSamples, onAddSamples, above, onSuggest = null } = props
  const store = useEditorDocument({ document, onChange, readOnly })
  const [ownSample, setOwnSample] = useState(0)
  const [ownMode, setOwnMode] = useState<Mode>('visual')
  const sample = Math.max(0, Math.min(props.sample ?? ownSample, samples.length - 1))
  const root = useUndoKeys(store)
  return (
    <StoreContext.Provider value={store}>
      <Deriving
        samples={samples}
        sample={sample}
        template={template}
        told={problems}
        runScript={props.runScript ?? null}
      >
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
              template={template}
              empty={noSamples ?? <NoSample type={props.connectorType} />}
            />
          </div>
          <MapToDialog />
          <ListQuestion />
          <Announcer store={store} />
        </SuggestContext.Provider>
      </Deriving>
    </StoreContext.Provider>
  )
}

interface DerivingProps extends Omit<DerivedInput, 'document'> {
  readonly children: ReactNode
}

/** Follows the document for all below it, so that a key draws what reads what it changed, and not the whole editor. */
function Deriving({ children, ...input }: DerivingProps) {
  const { sources, derived, script } = useDerivedOf({ ...input, document: useDocument() })
  return (
    <SourcesContext.Provider value={sources}>
      <ScriptContext.Provider value={script}>
        <DerivedContext.Provider value={derived}>{children}</DerivedContext.Provider>
      </ScriptContext.Provider>
    </SourcesContext.Provider>
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
