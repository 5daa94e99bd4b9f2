import type { JsonValue } from '@halcyon/domain'
import { describe, expect, test } from 'vitest'
import { mergeProposal } from './merge.ts'
import { originText, readOrigin, writeOrigin } from './origin.ts'

const mapping = (fields: { readonly [name: string]: JsonValue }, ...more: JsonValue[]): JsonValue => ({
  outputs: [{ name: 'alert', kind: 'alert', fields }, ...more],
})
const host = { name: 'host', kind: 'entity', type: 'host', key: { path: '$.host' }, fields: {} }
const base = mapping({ title: { path: '$.title' }, severity: { path: '$.severity' } })
const proposed = mapping({ title: { path: '$.name' }, severity: { path: '$.severity' }, url: { path: '$.url' } }, host)

const merge = (current: JsonValue) => {
  const { mapping: made, fitting, conflicts } = mergeProposal(base, proposed, current)
  return { made, fitting: fitting.map(({ path }) => path), conflicts: conflicts.map(({ path }) => path) }
}
const fields = 'mapping.outputs[name="alert"].fields'
const output = 'mapping.outputs[name="host"]'

describe('a suggestion and the draft', () => {
  test('that it began from: all of it', () => {
    expect(merge(base)).toEqual({
      made: proposed,
      fitting: [`${fields}.title.path`, `${fields}.url`, output],
      conflicts: [],
    })
  })

  test('that changed elsewhere: both changes', () => {
    const { made, conflicts } = merge(mapping({ title: { path: '$.title' }, severity: { const: 'high' } }))
    expect(conflicts).toEqual([])
    expect(made).toEqual(
      mapping({ title: { path: '$.name' }, severity: { const: 'high' }, url: { path: '$.url' } }, host),
    )
  })

  test('that changed the same place in another way: that place is the draft’s, the rest fits', () => {
    const { made, fitting, conflicts } = merge(mapping({ title: { const: 'x' }, severity: { path: '$.severity' } }))
    expect(conflicts).toEqual([`${fields}.title.path`])
    expect(fitting).toEqual([`${fields}.url`, output])
    expect(made).toEqual(
      mapping({ title: { const: 'x' }, severity: { path: '$.severity' }, url: { path: '$.url' } }, host),
    )
  })

  test('an expression is one place: half of the one is never put into the other', () => {
    const constant = mapping({ title: { const: 'x' }, severity: { path: '$.severity' } })
    const moved = mapping({ title: { path: '$.other' }, severity: { path: '$.severity' } })
    expect(mergeProposal(base, constant, moved)).toMatchObject({ mapping: moved, fitting: [] })
  })

  test('that has it already: nothing is left to do', () => {
    expect(merge(proposed)).toEqual({ made: proposed, fitting: [], conflicts: [] })
  })

  test('that lost the output it changes: a conflict', () => {
    const { made, fitting, conflicts } = merge({ outputs: [] })
    expect([made, fitting, conflicts.length]).toEqual([{ outputs: [host] }, [output], 2])
  })

  test('without a mapping: the proposal is the mapping', () => {
    expect(mergeProposal(null, proposed, null)).toMatchObject({ mapping: proposed, conflicts: [] })
  })
})

test.each([
  [{ kind: 'mapping' }, 'the mapping'],
  [{ kind: 'field', path: '$.a:b' }, 'the field $.a:b'],
  [{ kind: 'sample', sample: 'One' }, 'the sample “One”'],
  [{ kind: 'dead_letter', eventId: '0190-abcdef' }, 'the dead letter abcdef'],
] as const)('an origin in the address is read as it was written: %o', (origin, text) => {
  expect(readOrigin(writeOrigin(origin))).toEqual(origin)
  expect(originText(origin)).toBe(text)
})

test.each([undefined, '', 7, 'field', 'field:', 'dream:x'])('no origin: %o', (text) => {
  expect(readOrigin(text)).toBeNull()
})
