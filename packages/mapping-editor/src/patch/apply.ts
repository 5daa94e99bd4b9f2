import { isJsonObject, type JsonValue } from '@halcyon/domain'
import { withMember, withoutMember } from '../json/object.ts'
import { indexOf, parentOf, pointerOf, tokensOf, valueAt } from '../json/pointer.ts'
import type { Applied, Edit, Patch } from './contract.ts'

/** Unwinds an edit that does not fit the document; never leaves this file. */
class Misfit extends Error {}

type Change = (parent: JsonValue, last: string) => JsonValue

const changeAt = (value: JsonValue, tokens: readonly string[], at: number, change: Change): JsonValue => {
  const token = tokens[at] ?? ''
  if (at === tokens.length - 1) return change(value, token)
  if (Array.isArray(value)) {
    const index = indexOf(token)
    const entry = index === null ? undefined : value[index]
    if (index === null || entry === undefined) throw new Misfit(`nothing at ${pointerOf(tokens.slice(0, at + 1))}`)
    return value.with(index, changeAt(entry, tokens, at + 1, change))
  }
  if (!isJsonObject(value) || !Object.hasOwn(value, token)) {
    throw new Misfit(`nothing at ${pointerOf(tokens.slice(0, at + 1))}`)
  }
  return withMember(value, token, changeAt(value[token] ?? null, tokens, at + 1, change))
}

const place = (list: readonly JsonValue[], token: string, length: number): number => {
  const index = indexOf(token)
  if (index === null || index >= length) throw new Misfit(`a list of ${list.length} has no place '${token}'`)
  return index
}

const setting =
  (value: JsonValue, position: number | undefined): Change =>
  (parent, last) => {
    if (Array.isArray(parent)) return parent.with(place(parent, last, parent.length), value)
    if (!isJsonObject(parent)) throw new Misfit(`'${last}' cannot be set in a single value`)
    return withMember(parent, last, value, position)
  }

const inserting =
  (value: JsonValue): Change =>
  (parent, last) => {
    if (!Array.isArray(parent)) throw new Misfit('only a list takes an insertion')
    return parent.toSpliced(place(parent, last, parent.length + 1), 0, value)
  }

const removing: Change = (parent, last) => {
  if (Array.isArray(parent)) return parent.toSpliced(place(parent, last, parent.length), 1)
  if (!isJsonObject(parent) || !Object.hasOwn(parent, last)) throw new Misfit(`no '${last}' to remove`)
  return withoutMember(parent, last)
}

const at = (document: JsonValue, pointer: string, change: Change): JsonValue => {
  const tokens = tokensOf(pointer)
  if (tokens.length === 0) throw new Misfit('the document itself can only be set')
  return changeAt(document, tokens, 0, change)
}

const positionOf = (document: JsonValue, pointer: string): number | undefined => {
  const parent = valueAt(document, parentOf(pointer))
  if (!isJsonObject(parent)) return undefined
  return Object.keys(parent).indexOf(tokensOf(pointer).at(-1) ?? '')
}

const restoring = (document: JsonValue, pointer: string, old: JsonValue): Edit => {
  const position = positionOf(document, pointer)
  if (position === undefined) return { op: 'insert', pointer, value: old }
  return { op: 'set', pointer, value: old, position }
}

const one = (document: JsonValue, edit: Edit): { readonly document: JsonValue; readonly inverse: Edit } => {
  if (edit.op === 'set') {
    if (edit.pointer === '') return { document: edit.value, inverse: { op: 'set', pointer: '', value: document } }
    const old = valueAt(document, edit.pointer)
    const { pointer } = edit
    const inverse: Edit = old === undefined ? { op: 'remove', pointer } : { op: 'set', pointer, value: old }
    return { document: at(document, pointer, setting(edit.value, edit.position)), inverse }
  }
  if (edit.op === 'insert') {
    const next = at(document, edit.pointer, inserting(edit.value))
    return { document: next, inverse: { op: 'remove', pointer: edit.pointer } }
  }
  if (edit.op === 'remove') {
    const old = valueAt(document, edit.pointer)
    if (old === undefined) throw new Misfit(`nothing at ${edit.pointer}`)
    return { document: at(document, edit.pointer, removing), inverse: restoring(document, edit.pointer, old) }
  }
  return moved(document, edit)
}

const moved = (document: JsonValue, edit: Edit & { readonly op: 'move' }) => {
  const { from, to } = edit
  const value = valueAt(document, from)
  if (value === undefined) throw new Misfit(`nothing at ${from}`)
  // `to` is a place in what is left: a value's own inside is gone with it, and then nowhere.
  const without = at(document, from, removing)
  const position = positionOf(document, from)
  const parent = valueAt(without, parentOf(to))
  if (isJsonObject(parent) && valueAt(without, to) !== undefined) throw new Misfit(`${to} is taken`)
  const change = Array.isArray(parent) ? inserting(value) : setting(value, edit.position ?? position)
  const inverse: Edit =
    position === undefined ? { op: 'move', from: to, to: from } : { ...edit, from: to, to: from, position }
  return { document: at(without, to, change), inverse }
}

/** Applies all edits or none; the inverse takes the result back to the same document, keys in the same order. */
export const applyPatch = (document: JsonValue, patch: Patch): Applied => {
  const inverse: Edit[] = []
  let next = document
  try {
    for (const edit of patch.edits) {
      const done = one(next, edit)
      next = done.document
      inverse.unshift(done.inverse)
    }
  } catch (error) {
    if (error instanceof Misfit) return { ok: false, reason: error.message }
    throw error
  }
  return { ok: true, document: next, inverse: { label: patch.label, edits: inverse } }
}

/** The patch that undoes `patch` on `document`; null when it does not apply there. */
export const invertPatch = (document: JsonValue, patch: Patch): Patch | null => {
  const applied = applyPatch(document, patch)
  return applied.ok ? applied.inverse : null
}
