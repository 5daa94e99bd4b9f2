import type { JsonValue } from '@halcyon/domain'
import {
  type Coverage,
  type DocumentView,
  type PreparedPreview,
  type Problem,
  readDocument,
  type Sample,
  type SamplePreview,
  type SourceTree,
  type Suggestion,
} from '@halcyon/mapping-editor'
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { EditorActions, EditorState, EditorStore } from './store.ts'

/** The samples and their tree: the same while one edits, so that what only needs these is not drawn anew by a keystroke. */
export interface Sources {
  readonly samples: readonly Sample[]
  /** As the rows see them: what the script leaves of each; undefined where it leaves nothing. */
  readonly values: readonly (JsonValue | undefined)[]
  /** Index of the sample on the whole page. */
  readonly sample: number
  readonly tree: SourceTree
}

/** What is worked out from the document and the samples; the last parts follow when the browser is idle. */
export interface Derived extends Sources {
  readonly prepared: PreparedPreview
  /** Of the sample on the page; null without one. */
  readonly preview: SamplePreview | null
  /** Over all samples; null until they have run. */
  readonly coverage: Coverage | null
  readonly problems: readonly Problem[]
  /** Those the server told of when the draft was last saved, too. */
  readonly allProblems: readonly Problem[]
  readonly suggestions: readonly Suggestion[]
  /** Samples, coverage and problems are those of the document as it is. */
  readonly settled: boolean
}

export const StoreContext = createContext<EditorStore | null>(null)
export const SourcesContext = createContext<Sources | null>(null)
export const DerivedContext = createContext<Derived | null>(null)

/** Begins a suggestion about a field; null where one may edit, or may not suggest. */
export const SuggestContext = createContext<((path: string) => void) | null>(null)
export const useSuggest = (): ((path: string) => void) | null => useContext(SuggestContext)

const given = <T>(value: T | null): T => {
  if (value === null) throw new Error('Used outside of the mapping editor')
  return value
}

export const useEditorStore = (): EditorStore => given(useContext(StoreContext))
export const useEditor = <T>(select: (state: EditorState) => T): T => useStore(useEditorStore(), select)
/** The actions never change: reading them does not draw anew. */
export const useActions = (): EditorActions => useEditorStore().getState()
export const useSources = (): Sources => given(useContext(SourcesContext))
export const useDerived = (): Derived => given(useContext(DerivedContext))
export const useDocument = (): JsonValue => useEditor((state) => state.history.document)
export const useView = (): DocumentView => readDocument(useDocument())
/** Nothing can be edited: no permission, or JSON that is not valid yet. */
export const useLocked = (): boolean => useEditor((state) => state.readOnly || state.invalid !== null)
