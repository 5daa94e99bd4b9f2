import { compile, explain } from '@halcyon/mapping'
import { expect, test } from 'vitest'
import { addSteps } from '../operations/steps.ts'
import { applyPatch } from '../patch/apply.ts'
import { SNIPPETS } from './snippets.ts'

test.each(SNIPPETS.map((snippet) => [snippet.id, snippet] as const))(
  '%s gives what its example says',
  (_, { steps, example }) => {
    const start = { outputs: [{ kind: 'entity', type: 'host', key: { path: '$.v' }, fields: { x: { path: '$.v' } } }] }
    const added = addSteps(start, '/outputs/0/fields/x', steps)
    if (!added.ok) throw new Error(added.reason)
    const applied = applyPatch(start, added.patch)
    if (!applied.ok) throw new Error(applied.reason)
    expect(compile(applied.document).ok).toBe(true)
    const keyed = {
      ...(applied.document as object),
      outputs: [{ ...(applied.document as typeof start).outputs[0], key: { const: 'k' } }],
    }
    const [item] = explain(keyed, { v: example.input }, { scope: 's', receivedAt: '2026-01-01T00:00:00.000Z' }).items
    expect(item?.rows.find(({ row }) => row.endsWith('.x'))?.value).toEqual(example.output)
  },
)

test('ids are unique', () => {
  expect(new Set(SNIPPETS.map(({ id }) => id)).size).toBe(SNIPPETS.length)
})
