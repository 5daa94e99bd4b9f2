import type { JsonValue } from '@halcyon/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as editor from './index.ts'
import { likeDocument } from './testing/documents.ts'
import { HOSTS, PAYLOAD } from './testing/hosts.ts'

const payload = (): fc.Arbitrary<JsonValue> =>
  fc.oneof(
    fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>,
    fc.constantFrom<JsonValue>(PAYLOAD, [PAYLOAD, null]),
  )
const document = () => fc.oneof({ weight: 5, arbitrary: likeDocument() }, { weight: 1, arbitrary: fc.constant(HOSTS) })

test('any document over any samples is shown, not thrown about', () => {
  fc.assert(
    fc.property(document(), fc.array(payload(), { maxLength: 3 }), (mapping, samples) => {
      const prepared = editor.preparePreview(mapping)
      const previews = [...editor.previewSamples(prepared, samples, 0)]
      const coverage = editor.coverageOf(mapping, samples, previews)
      expect(coverage.used + coverage.ignored + coverage.unmapped).toBe(coverage.total)
      const problems = editor.problemsOf(prepared, samples, previews, coverage)
      expect(new Set(problems.map(({ id }) => id)).size).toBe(problems.length)
      expect(prepared.complete || !editor.isPublishable(problems)).toBe(true)
      const view = editor.readDocument(mapping)
      for (const preview of previews) for (const { index } of view.blocks) editor.pairingOf(view, index, preview)
    }),
    { numRuns: 300 },
  )
})

const path = fc.constantFrom('$.devices[*].hostname', '$.rule.name', '$.extra', '$', '$.events[*].id', 'nonsense')
const pointer = fc.constantFrom(
  '/outputs/0/fields/title',
  '/outputs/1/key',
  '/outputs/1/when',
  '/filter',
  '/recordId',
  '/outputs/2/fields/os',
)
const at = fc.nat(4)
const step = fc.constantFrom(...editor.SNIPPETS.flatMap(({ steps }) => steps))

type Operate = (mapping: JsonValue) => editor.Operation | editor.Mapped
const operation: fc.Arbitrary<Operate> = fc.oneof(
  fc.tuple(pointer, path).map(
    ([row, p]): Operate =>
      (m) =>
        editor.setSource(m, row, { kind: 'path', path: p }),
  ),
  pointer.map(
    (row): Operate =>
      (m) =>
        editor.removeRow(m, row),
  ),
  pointer.map(
    (row): Operate =>
      (m) =>
        editor.retargetRow(m, row, 'category'),
  ),
  fc.tuple(pointer, fc.boolean()).map(
    ([row, b]): Operate =>
      (m) =>
        editor.setRequired(m, row, b),
  ),
  fc.tuple(pointer, step).map(
    ([row, s]): Operate =>
      (m) =>
        editor.addSteps(m, row, [s]),
  ),
  fc.tuple(pointer, at, step).map(
    ([row, i, s]): Operate =>
      (m) =>
        editor.changeStep(m, row, i, s),
  ),
  fc.tuple(pointer, at).map(
    ([row, i]): Operate =>
      (m) =>
        editor.removeStep(m, row, i),
  ),
  fc.tuple(pointer, at, at).map(
    ([row, i, j]): Operate =>
      (m) =>
        editor.moveStep(m, row, i, j),
  ),
  at.map(
    (i): Operate =>
      (m) =>
        editor.addOutput(m, { kind: 'entity', type: 'host' }, i),
  ),
  at.map(
    (i): Operate =>
      (m) =>
        editor.removeOutput(m, i),
  ),
  fc.tuple(at, fc.constantFrom('', 'x', 'alert')).map(
    ([i, n]): Operate =>
      (m) =>
        editor.renameOutput(m, i, n),
  ),
  fc.tuple(at, at).map(
    ([i, j]): Operate =>
      (m) =>
        editor.moveOutput(m, i, j),
  ),
  fc.tuple(at, fc.option(path)).map(
    ([i, p]): Operate =>
      (m) =>
        editor.setEach(m, i, p),
  ),
  fc.option(path).map(
    (p): Operate =>
      (m) =>
        editor.setSplit(m, p),
  ),
  at.map(
    (i): Operate =>
      (m) =>
        editor.setEnds(m, i, { role: null, pair: 'every_pair' }),
  ),
  path.map(
    (p): Operate =>
      (m) =>
        editor.ignorePath(m, p),
  ),
  path.map(
    (p): Operate =>
      (m) =>
        editor.unignorePath(m, p),
  ),
  fc.tuple(path, at, fc.constantFrom('title', 'key', 'os')).map(
    ([p, block, target]): Operate =>
      (m) =>
        editor.mapPath(m, p, { block, target }),
  ),
)

test('whatever is done to any document can be undone, step by step, and done again', () => {
  let steps = 0
  fc.assert(
    fc.property(document(), fc.array(operation, { maxLength: 8 }), (mapping, operations) => {
      let history = editor.startHistory(mapping)
      for (const operate of operations) {
        const made = operate(history.document)
        if (!made.ok) {
          expect(made.reason).not.toBe('')
          continue
        }
        const committed = editor.commit(history, made.patch, steps * 10_000)
        // An operation that says it can be done can be done.
        expect(committed).toMatchObject({ ok: true })
        if (committed.ok) history = committed.history
        steps += 1
      }
      const end = JSON.stringify(history.document)
      const count = history.past.length
      let back = history
      for (let n = 0; n < count; n += 1) back = editor.undo(back)
      expect(JSON.stringify(back.document)).toBe(JSON.stringify(mapping))
      for (let n = 0; n < count; n += 1) back = editor.redo(back)
      expect(JSON.stringify(back.document)).toBe(end)
    }),
    { numRuns: 400 },
  )
  expect(steps).toBeGreaterThan(100)
})
