// biome-ignore-all lint/suspicious/noThenProperty: a key of the mapping language
import type { JsonValue } from '@halcyon/domain'
import { expect, test } from 'vitest'
import { applyPatch } from '../patch/apply.ts'
import type { Operation } from '../patch/contract.ts'
import { buildSourceTree } from '../source/tree.ts'
import { mapPath } from './map-path.ts'
import { addOutput, moveOutput, removeOutput, renameOutput } from './outputs.ts'
import { removeRow, retargetRow, setRequired, setSource } from './rows.ts'
import { ignorePath, setEach, setEnds, setSplit, unignorePath } from './scope.ts'
import { addSteps, changeStep, moveStep, removeStep } from './steps.ts'

const START = {
  recordId: { path: '$.id' },
  outputs: [
    { name: 'alert', kind: 'alert', fields: { title: { path: '$.name', then: ['trim', 'lower'] } } },
    {
      kind: 'entity',
      type: 'host',
      key: { path: '$.devices[0].hostname' },
      fields: { os: { path: '$.devices[0].os' } },
    },
    { kind: 'entity', type: 'host', key: { path: '$.other' }, fields: {} },
    { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'host' },
    { kind: 'relationship', type: 'involves', role: 'related', from: 'alert', to: 'host_2' },
  ],
}

/** What the operation makes of the document; undone again it must be as before. */
const after = (operation: Operation | { readonly ok: false }, document: JsonValue = START): JsonValue => {
  if (!operation.ok) throw new Error(JSON.stringify(operation))
  const applied = applyPatch(document, operation.patch)
  if (!applied.ok) throw new Error(applied.reason)
  const back = applyPatch(applied.document, applied.inverse)
  expect(JSON.stringify(back.ok && back.document)).toBe(JSON.stringify(document))
  return applied.document
}
const at = (document: JsonValue, ...keys: readonly (string | number)[]): unknown =>
  keys.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], document)

test('a source is replaced, steps and order stay; a row is made where there is none', () => {
  const title = after(setSource(START, '/outputs/0/fields/title', { kind: 'const', value: 'x' }))
  expect(JSON.stringify(at(title, 'outputs', 0, 'fields', 'title'))).toBe('{"const":"x","then":["trim","lower"]}')
  const made = after(setSource(START, '/outputs/0/when', { kind: 'jmespath', jmespath: 'id' }))
  expect(at(made, 'outputs', 0, 'when')).toEqual({ jmespath: 'id' })
  expect(setSource(START, '/outputs/9/key', { kind: 'path', path: '$' }).ok).toBe(false)
})

test('rows are removed, retargeted and required', () => {
  expect(at(after(removeRow(START, '/recordId')), 'recordId')).toBeUndefined()
  expect(removeRow(START, '/outputs/1/key').ok).toBe(false)
  const moved = after(retargetRow(START, '/outputs/0/fields/title', 'ruleName'))
  expect(Object.keys(at(moved, 'outputs', 0, 'fields') as object)).toEqual(['ruleName'])
  expect(retargetRow(START, '/outputs/0/fields/title', 'nonsense').ok).toBe(false)
  const required = after(setRequired(START, '/outputs/0/fields/title', true))
  expect(at(required, 'outputs', 0, 'fields', 'title', 'required')).toBe(true)
  expect(after(setRequired(required, '/outputs/0/fields/title', false), required)).toEqual(START)
})

test('steps are added where the language runs them, changed, moved and removed', () => {
  const row = '/outputs/0/fields/title'
  const lookup = { kind: 'lookup', table: [['a', 'b']], rest: { order: [], extra: [] } } as const
  const upper = { kind: 'function', name: 'upper', args: [], bare: true } as const
  const added = after(addSteps(START, row, [lookup, upper], 1))
  expect(at(added, 'outputs', 0, 'fields', 'title')).toEqual({
    path: '$.name',
    then: ['trim', 'upper', 'lower'],
    lookup: { table: { a: 'b' } },
  })
  expect(at(after(moveStep(START, row, 1, 0)), 'outputs', 0, 'fields', 'title', 'then')).toEqual(['lower', 'trim'])
  expect(moveStep(added, row, 3, 0).ok).toBe(false)
  const split = { kind: 'function', name: 'split', args: [','], bare: false } as const
  expect(at(after(changeStep(START, row, 0, split)), 'outputs', 0, 'fields', 'title', 'then', 0)).toEqual({
    split: [','],
  })
  const less = after(removeStep(START, row, 0))
  const none = after(removeStep(less, row, 0), less)
  expect(at(none, 'outputs', 0, 'fields', 'title')).toEqual({ path: '$.name' })
})

test('relationships stay on the block they name while blocks come, go and move', () => {
  const ends = (document: JsonValue) =>
    (at(document, 'outputs') as { kind: string; from?: string; to?: string }[])
      .filter(({ kind }) => kind === 'relationship')
      .map(({ from, to }) => `${from} ${to}`)
  // The first host has no name of its own: without it, `host_2` is called `host`.
  const removed = after(removeOutput(START, 1))
  expect(ends(removed)).toEqual(['alert host'])
  expect(at(removed, 'outputs', 1, 'key')).toEqual({ path: '$.other' })
  expect(ends(after(moveOutput(START, 2, 1)))).toEqual(['alert host_2', 'alert host'])
  expect(ends(after(moveOutput(START, 0, 4)))).toEqual(['alert host', 'alert host_2'])
  expect(ends(after(renameOutput(START, 1, 'machine')))).toEqual(['alert machine', 'alert host'])
  expect(renameOutput(START, 1, 'alert').ok).toBe(false)
  const added = after(addOutput(START, { kind: 'entity', type: 'host' }, 0))
  expect(at(added, 'outputs', 0)).toEqual({ name: 'host_3', kind: 'entity', type: 'host', key: {}, fields: {} })
  expect(ends(added)).toEqual(['alert host', 'alert host_2'])
})

test('one per a list: paths of the block keep naming the same fields', () => {
  const each = after(setEach(START, 1, '$.devices[*]'))
  expect(at(each, 'outputs', 1)).toEqual({
    kind: 'entity',
    type: 'host',
    each: '$.devices[*]',
    key: { path: '$.hostname' },
    fields: { os: { path: '$.os' } },
  })
  expect(at(after(setEach(START, 2, '$.devices[*]')), 'outputs', 2, 'key')).toEqual({ path: '$item.other' })
  const back = after(setEach(each, 1, null), each)
  expect(at(back, 'outputs', 1, 'key')).toEqual({ path: '$.devices[*].hostname' })
})

test('split moves every path with it', () => {
  const document = {
    recordId: { path: '$.Records[0].id' },
    ignore: ['$.Records[*].x'],
    outputs: [{ kind: 'alert', fields: { title: { template: 'Seen {{ $.Records[*].name | trim }}' } } }],
  }
  expect(after(setSplit(document, '$.Records[*]'), document)).toEqual({
    split: { path: '$.Records[*]' },
    recordId: { path: '$.id' },
    ignore: ['$.x'],
    outputs: [{ kind: 'alert', fields: { title: { template: 'Seen {{ $.name | trim }}' } } }],
  })
})

test('fields are ignored in the document', () => {
  const ignored = after(ignorePath(START, '$.noise'))
  expect(at(ignored, 'ignore')).toEqual(['$.noise'])
  expect(ignorePath(ignored, '$.noise').ok).toBe(false)
  expect(at(after(unignorePath(ignored, '$.noise'), ignored), 'ignore')).toEqual([])
})

test('ends and pairing of a relationship', () => {
  expect(at(after(setEnds(START, 3, { role: 'actor', pair: 'every_pair' })), 'outputs', 3)).toEqual({
    kind: 'relationship',
    type: 'involves',
    role: 'actor',
    from: 'alert',
    to: 'host',
    pair: 'every_pair',
  })
  expect(at(after(setEnds(START, 3, { role: null })), 'outputs', 3, 'role')).toBeUndefined()
  expect(setEnds(START, 0, { role: null }).ok).toBe(false)
})

test('mapping a list to a single value asks: one per, first or join', () => {
  const mapped = mapPath(START, '$.devices[*].hostname', { block: 2, target: 'hostname' })
  if (mapped.ok || !('choices' in mapped)) throw new Error('it should have asked')
  expect(mapped.choices.map(({ id }) => id)).toEqual(['one_per', 'first', 'join'])
  const [onePer, first] = mapped.choices.map((choice) => after({ ok: true, patch: choice.patch }))
  expect(at(onePer ?? null, 'outputs', 2)).toMatchObject({
    each: '$.devices[*]',
    fields: { hostname: { path: '$.hostname' } },
  })
  expect(at(first ?? null, 'outputs', 2, 'fields', 'hostname')).toEqual({
    path: '$.devices[*].hostname',
    then: ['arrayFirst'],
  })
})

test('a list known by its values asks too; a target that holds lists does not', () => {
  const tree = buildSourceTree([{ labels: ['a', 'b'] }])
  expect(mapPath(START, '$.labels', { block: 0, target: 'title' }, tree)).toHaveProperty('choices')
  expect(mapPath(START, '$.labels', { block: 0, target: 'tags' }, tree).ok).toBe(true)
  expect(mapPath(START, '$.x', { block: 0, target: 'nonsense' }).ok).toBe(false)
})

test('a drop replaces, inside a block by a relative path', () => {
  const each = after(setEach(START, 1, '$.devices[*]'))
  const mapped = after(mapPath(each, '$.devices[*].fqdn', { block: 1, target: 'key' }), each)
  expect(at(mapped, 'outputs', 1, 'key')).toEqual({ path: '$.fqdn' })
})
