import type { JsonValue } from '@halcyon/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pointerOf } from '../json/pointer.ts'
import { likeDocument } from '../testing/documents.ts'
import { applyPatch, invertPatch } from './apply.ts'
import type { Edit, History, Patch } from './contract.ts'
import { commit, HISTORY_LIMIT, redo, replaceDocument, seal, startHistory, undo } from './history.ts'

const text = (value: JsonValue): string => JSON.stringify(value)

const pointersOf = (value: JsonValue, at: readonly string[] = []): readonly string[] => {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return [pointerOf(at), ...inside.flatMap(([key, next]) => pointersOf(next, [...at, key]))]
}

/** Edits at places the document has, and one step beside them. */
const edits = (document: JsonValue): fc.Arbitrary<Edit> => {
  const place = fc
    .tuple(fc.constantFrom(...pointersOf(document)), fc.constantFrom('', '', '/0', '/1', '/new', '/__proto__'))
    .map(([pointer, more]) => pointer + more)
  const value = fc.jsonValue({ maxDepth: 1 }) as fc.Arbitrary<JsonValue>
  return fc.oneof(
    fc.record({ op: fc.constant('set' as const), pointer: place, value }),
    fc.record({ op: fc.constant('insert' as const), pointer: place, value }),
    fc.record({ op: fc.constant('remove' as const), pointer: place }),
    fc.record({ op: fc.constant('move' as const), from: place, to: place }),
  )
}

const withEdits = () =>
  likeDocument().chain((document) => fc.tuple(fc.constant(document), fc.array(edits(document), { maxLength: 4 })))

test('a patch and its inverse give the document back, keys in order; the document itself is never changed', () => {
  let applied = 0
  fc.assert(
    fc.property(withEdits(), ([document, list]) => {
      const before = text(document)
      const done = applyPatch(document, { label: 'x', edits: list })
      expect(text(document)).toBe(before)
      if (!done.ok) return
      applied += 1
      const back = applyPatch(done.document, done.inverse)
      expect(back.ok && text(back.document)).toBe(before)
      const forth = invertPatch(done.document, done.inverse)
      const again = back.ok && forth !== null ? applyPatch(back.document, forth) : back
      expect(again.ok && text(again.document)).toBe(text(done.document))
    }),
    { numRuns: 1500 },
  )
  expect(applied).toBeGreaterThan(100)
})

test('a value can move before the list entry it was in, and back', () => {
  const document = { list: [{ x: 1, y: 2 }, { z: 3 }] }
  const done = applyPatch(document, { label: '', edits: [{ op: 'move', from: '/list/0/x', to: '/list/0' }] })
  expect(done.ok && done.document).toEqual({ list: [1, { y: 2 }, { z: 3 }] })
  const back = done.ok ? applyPatch(done.document, done.inverse) : done
  expect(back.ok && text(back.document)).toBe(text(document))
})

test.each<[string, Edit]>([
  ['a member of a single value', { op: 'set', pointer: '/a/b', value: 1 }],
  ['a place past the end', { op: 'insert', pointer: '/list/9', value: 1 }],
  ['what is not there', { op: 'remove', pointer: '/nope' }],
  ['a move into itself', { op: 'move', from: '/list', to: '/list/0' }],
  ['a move onto something', { op: 'move', from: '/list', to: '/a' }],
])('%s is refused', (_, edit) => {
  expect(applyPatch({ a: 1, list: [1] }, { label: '', edits: [edit] }).ok).toBe(false)
})

const set = (pointer: string, value: JsonValue, coalesce?: string): Patch => ({
  label: 'set',
  edits: [{ op: 'set', pointer, value }],
  ...(coalesce === undefined ? {} : { coalesce }),
})

const done = (history: History, patch: Patch, now: number): History => {
  const committed = commit(history, patch, now)
  if (!committed.ok) throw new Error(committed.reason)
  return committed.history
}

test('undo goes back 100 steps through rows and JSON, redo forth again', () => {
  let history = startHistory({ n: -1 })
  for (let n = 0; n < HISTORY_LIMIT + 20; n += 1) {
    history = done(history, n % 2 === 0 ? set('/n', n) : { ...replaceDocument({ n }), coalesce: `json ${n}` }, n)
  }
  expect(history.past).toHaveLength(HISTORY_LIMIT)
  let back = history
  for (let n = 0; n < HISTORY_LIMIT + 5; n += 1) back = undo(back)
  expect(back.document).toEqual({ n: 19 })
  let forth = back
  for (let n = 0; n < HISTORY_LIMIT + 5; n += 1) forth = redo(forth)
  expect(forth.document).toEqual({ n: 119 })
})

test('typing in one field is one step; another field, a pause or leaving the field begins a new one', () => {
  let history = startHistory({ a: '', b: '' })
  history = done(history, set('/a', 'h', 'a'), 0)
  history = done(history, set('/a', 'he', 'a'), 300)
  expect(history.past).toHaveLength(1)
  expect(undo(history).document).toEqual({ a: '', b: '' })
  expect(redo(undo(history)).document).toEqual({ a: 'he', b: '' })
  expect(done(history, set('/a', 'hey', 'a'), 2_000).past).toHaveLength(2)
  expect(done(history, set('/b', 'x', 'b'), 400).past).toHaveLength(2)
  expect(done(seal(history), set('/a', 'hey', 'a'), 400).past).toHaveLength(2)
  expect(done(undo(history), set('/a', 'z', 'a'), 500).future).toEqual([])
})
