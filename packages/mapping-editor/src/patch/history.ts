import type { JsonValue } from '@halcyon/domain'
import { applyPatch } from './apply.ts'
import type { Edit, History, HistoryEntry, Patch } from './contract.ts'

export const HISTORY_LIMIT = 100
/** Milliseconds between two keystrokes of one undo step. */
export const COALESCE_WITHIN = 1_000

export const startHistory = (document: JsonValue): History => ({ document, past: [], future: [], sealed: true })

export type Committed =
  | { readonly ok: true; readonly history: History }
  | { readonly ok: false; readonly reason: string }

const onlySet = (patch: Patch): (Edit & { readonly op: 'set' }) | null => {
  const [edit] = patch.edits
  return patch.edits.length === 1 && edit?.op === 'set' ? edit : null
}

const joined = (older: HistoryEntry, newer: HistoryEntry): HistoryEntry => {
  const first = onlySet(older.patch)
  const second = onlySet(newer.patch)
  // Typing: only what was there first and what is there last count.
  if (first !== null && second !== null && first.pointer === second.pointer) {
    const edits = [{ ...first, value: second.value }]
    return { patch: { ...newer.patch, edits }, inverse: older.inverse, at: newer.at }
  }
  return {
    patch: { ...newer.patch, edits: [...older.patch.edits, ...newer.patch.edits] },
    inverse: { ...older.inverse, edits: [...newer.inverse.edits, ...older.inverse.edits] },
    at: newer.at,
  }
}

/** Applies a patch as an undo step, or as part of the last one where both coalesce. `now`: milliseconds, any clock that only goes forward. */
export const commit = (history: History, patch: Patch, now: number): Committed => {
  const applied = applyPatch(history.document, patch)
  if (!applied.ok) return applied
  const entry: HistoryEntry = { patch, inverse: applied.inverse, at: now }
  const last = history.past.at(-1)
  const coalesces =
    !history.sealed &&
    last !== undefined &&
    patch.coalesce !== undefined &&
    patch.coalesce === last.patch.coalesce &&
    now - last.at <= COALESCE_WITHIN
  const past = coalesces ? [...history.past.slice(0, -1), joined(last, entry)] : [...history.past, entry]
  return {
    ok: true,
    history: { document: applied.document, past: past.slice(-HISTORY_LIMIT), future: [], sealed: false },
  }
}

/** The next patch starts its own step: call it when a field loses focus. */
export const seal = (history: History): History => (history.sealed ? history : { ...history, sealed: true })

/** One step back; the same history when there is none. */
export const undo = (history: History): History => {
  const entry = history.past.at(-1)
  const applied = entry === undefined ? null : applyPatch(history.document, entry.inverse)
  if (entry === undefined || applied === null || !applied.ok) return history
  const { document } = applied
  return { document, past: history.past.slice(0, -1), future: [entry, ...history.future], sealed: true }
}

/** One step forward again; the same history when there is none. */
export const redo = (history: History): History => {
  const [entry, ...future] = history.future
  const applied = entry === undefined ? null : applyPatch(history.document, entry.patch)
  if (entry === undefined || applied === null || !applied.ok) return history
  return { document: applied.document, past: [...history.past, entry], future, sealed: true }
}

/** An edit in the JSON view: the whole document, as one step that undo shares with the rows. Typing coalesces. */
export const replaceDocument = (document: JsonValue, label = 'Edit JSON'): Patch => ({
  label,
  edits: [{ op: 'set', pointer: '', value: document }],
  coalesce: 'json',
})
