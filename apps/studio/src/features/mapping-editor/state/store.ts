/** What the editor holds: the document with its way back, and where the person is in it. Everything else is worked out from these. */
import { canonicalJson, JsonError, type JsonValue, parseJson, stringifyJson } from '@halcyon/domain'
import {
  commit,
  type History,
  type ListChoice,
  type Mapped,
  type MapTarget,
  type Operation,
  type Patch,
  redo,
  replaceDocument,
  seal,
  startHistory,
  undo,
} from '@halcyon/mapping-editor'
import { createStore, type StoreApi } from 'zustand'

/** What is lit up, with all that belongs to it. */
export type Selection =
  | { readonly kind: 'row'; readonly row: string }
  | { readonly kind: 'field'; readonly path: string }
  | { readonly kind: 'record'; readonly id: string }

/** JSON text that cannot be taken; the rows show the document before it, read-only. */
interface InvalidText {
  readonly text: string
  readonly message: string
}

/** A list into a single value: the person says what is meant. */
interface Question {
  readonly reason: string
  readonly path: string
  readonly to: MapTarget
  readonly choices: readonly ListChoice[]
}

interface EditorData {
  readonly history: History
  readonly invalid: InvalidText | null
  /** Invalid text that undo took away; redo brings it back. */
  readonly withdrawn: InvalidText | null
  readonly readOnly: boolean
  readonly selection: Selection | null
  /** The row whose steps are open. */
  readonly openRow: string | null
  /** The row that is to be scrolled to and focused. */
  readonly goTo: { readonly row: string; readonly n: number } | null
  /** The field *Map to…* asks a target for. */
  readonly mapping: string | null
  readonly question: Question | null
  /** Why the last edit did not happen. */
  readonly refusal: string | null
  /** For the live region; `n` tells two equal sentences apart. */
  readonly said: { readonly text: string; readonly n: number }
  /** Which item of the split, and which element of each block, is looked at. */
  readonly item: number
  readonly elements: Readonly<Record<number, number>>
}

export interface EditorActions {
  /** True when the edit happened. */
  readonly apply: (operation: Operation, said?: string) => boolean
  /** As `apply`, for mappings, which may ask back. */
  readonly applyMapped: (mapped: Mapped, path: string, to: MapTarget) => boolean
  readonly applyPatch: (patch: Patch, said?: string) => boolean
  readonly editText: (text: string) => void
  /** Takes invalid text away and goes on with the last valid document. */
  readonly dropInvalid: () => void
  readonly undo: () => void
  readonly redo: () => void
  readonly seal: () => void
  /** The document changed elsewhere: a step that undo can take back. */
  readonly take: (document: JsonValue, label: string) => void
  readonly say: (text: string) => void
  readonly set: (part: Partial<EditorData>) => void
  readonly jump: (row: string) => void
}

export type EditorState = EditorData & EditorActions
export type EditorStore = StoreApi<EditorState>

/** The text a document was typed as; undo gives it back as it was. */
const texts = new WeakMap<object, string>()
const isObject = (value: JsonValue): value is Exclude<JsonValue, string | number | boolean | null> =>
  typeof value === 'object' && value !== null

export const textOf = (document: JsonValue, print: (value: JsonValue) => string): string =>
  (isObject(document) ? texts.get(document) : undefined) ?? print(document)

const faultOf = (error: unknown): string => {
  if (error instanceof JsonError) return error.message
  throw error
}

const same = (one: JsonValue, other: JsonValue): boolean => one === other || stringifyJson(one) === stringifyJson(other)

export function createEditorStore(document: JsonValue, readOnly: boolean): EditorStore {
  return createStore<EditorState>()((set, get) => {
    const say = (text: string): void => set(({ said }) => ({ said: { text, n: said.n + 1 } }))
    const locked = (): boolean => get().readOnly || get().invalid !== null

    const applyPatch = (patch: Patch, said?: string): boolean => {
      if (locked()) return false
      const done = commit(get().history, patch, performance.now())
      if (!done.ok) {
        set({ refusal: done.reason })
        return false
      }
      set({ history: done.history, refusal: null, withdrawn: null })
      if (said !== undefined) say(said)
      else if (patch.coalesce === undefined) say(patch.label)
      return true
    }
    const apply = (operation: Operation, said?: string): boolean => {
      if (operation.ok) return applyPatch(operation.patch, said)
      if (!locked()) set({ refusal: operation.reason })
      return false
    }

    return {
      history: startHistory(document),
      invalid: null,
      withdrawn: null,
      readOnly,
      selection: null,
      openRow: null,
      goTo: null,
      mapping: null,
      question: null,
      refusal: null,
      said: { text: '', n: 0 },
      item: 0,
      elements: {},
      apply,
      applyPatch,
      applyMapped: (mapped, path, to) => {
        if (mapped.ok || !('choices' in mapped) || mapped.choices.length === 0) return apply(mapped)
        if (!locked()) set({ question: { reason: mapped.reason, path, to, choices: mapped.choices } })
        return false
      },
      editText: (text) => {
        if (get().readOnly) return
        let value: JsonValue
        try {
          value = parseJson(text)
        } catch (error) {
          set({ invalid: { text, message: faultOf(error) }, withdrawn: null })
          return
        }
        const { history } = get()
        if (same(value, history.document)) {
          if (isObject(history.document)) texts.set(history.document, text)
          set({ invalid: null })
          return
        }
        if (isObject(value)) texts.set(value, text)
        const done = commit(history, replaceDocument(value), performance.now())
        if (done.ok) set({ history: done.history, invalid: null, withdrawn: null, refusal: null })
      },
      dropInvalid: () => set({ invalid: null }),
      undo: () => {
        const { history, invalid, readOnly: fixed } = get()
        if (fixed) return
        if (invalid !== null) {
          set({ invalid: null, withdrawn: invalid })
          say('Undone: JSON that was not valid')
          return
        }
        const label = history.past.at(-1)?.patch.label
        if (label === undefined) return
        set({ history: undo(history), refusal: null })
        say(`Undone: ${label}`)
      },
      redo: () => {
        const { history, withdrawn, readOnly: fixed } = get()
        if (fixed) return
        if (withdrawn !== null && history.future.length === 0) {
          set({ invalid: withdrawn, withdrawn: null })
          return
        }
        const label = history.future[0]?.patch.label
        if (label === undefined) return
        set({ history: redo(history), refusal: null })
        say(`Done again: ${label}`)
      },
      seal: () => set(({ history }) => ({ history: seal(history) })),
      take: (next, label) => {
        const { history } = get()
        // The store does not keep the order of keys: the same mapping in another order is no change.
        if (canonicalJson(next) === canonicalJson(history.document)) return
        const { coalesce: _, ...patch } = replaceDocument(next, label)
        const done = commit(history, patch, performance.now())
        if (done.ok) set({ history: done.history })
      },
      say,
      set,
      jump: (row) => set(({ goTo }) => ({ goTo: { row, n: (goTo?.n ?? 0) + 1 }, selection: { kind: 'row', row } })),
    }
  })
}
