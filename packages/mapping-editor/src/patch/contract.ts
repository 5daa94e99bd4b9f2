/** Edits of a document. Every one can be inverted, so that undo is another patch. */
import type { JsonValue } from '@halcyon/domain'
import type { Pointer } from '../json/pointer.ts'

export type Edit =
  /** Sets a member of an object, an entry of a list, or ('') the document. A new member goes to `position`, else last. */
  | { readonly op: 'set'; readonly pointer: Pointer; readonly value: JsonValue; readonly position?: number }
  /** Puts an entry into a list before the index in the pointer; the list's length appends. */
  | { readonly op: 'insert'; readonly pointer: Pointer; readonly value: JsonValue }
  | { readonly op: 'remove'; readonly pointer: Pointer }
  /** Takes the value from one place to another that is free (object) or between entries (list; counted after the removal). */
  | { readonly op: 'move'; readonly from: Pointer; readonly to: Pointer; readonly position?: number }

export interface Patch {
  /** What it does, in words: "Map user.email to Account name". Shown in undo's tooltip and the live region. */
  readonly label: string
  readonly edits: readonly Edit[]
  /** Steps with the same key in quick succession become one undo step: typing in one field. */
  readonly coalesce?: string
}

export type Applied =
  | { readonly ok: true; readonly document: JsonValue; readonly inverse: Patch }
  | { readonly ok: false; readonly reason: string }

export interface HistoryEntry {
  readonly patch: Patch
  readonly inverse: Patch
  /** Milliseconds on the caller's clock. */
  readonly at: number
}

/** The document with its way back and forth. Immutable. */
export interface History {
  readonly document: JsonValue
  /** Oldest first, at most HISTORY_LIMIT. */
  readonly past: readonly HistoryEntry[]
  /** What redo would do next comes first. */
  readonly future: readonly HistoryEntry[]
  /** The next patch starts a step of its own. */
  readonly sealed: boolean
}

/** What an operation gives: a patch to commit, or why not, in words for a person. */
export type Operation = { readonly ok: true; readonly patch: Patch } | Refused
export interface Refused {
  readonly ok: false
  readonly reason: string
}
