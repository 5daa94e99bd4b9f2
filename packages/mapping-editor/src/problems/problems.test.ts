import type { JsonValue } from '@halcyon/domain'
import { expect, test } from 'vitest'
import { coverageOf } from '../coverage/coverage.ts'
import { preparePreview } from '../preview/prepare.ts'
import { previewSample } from '../preview/run.ts'
import { HOSTS, PAYLOAD } from '../testing/hosts.ts'
import { isPublishable, problemsOf } from './problems.ts'

const problems = (document: JsonValue, samples: readonly JsonValue[]) => {
  const prepared = preparePreview(document)
  const previews = samples.map((sample, index) => previewSample(prepared, sample, index))
  return problemsOf(prepared, samples, previews, coverageOf(document, samples, previews))
}
const brief = (document: JsonValue, samples: readonly JsonValue[]) =>
  problems(document, samples).map(({ level, row, code }) => `${level} ${row} ${code}`)

const alert = (fields: object): JsonValue => ({ outputs: [{ kind: 'alert', fields }] }) as JsonValue
const good = { title: { path: '$.t' }, occurredAt: { path: '$.at' } }
const AT = '2026-03-01T10:00:00Z'

test.each<[string, JsonValue, readonly JsonValue[], string]>([
  ['an alert without a title', alert({}), [{ t: 1 }], 'error outputs[0].fields.title required_missing'],
  [
    'a title that one sample lacks',
    alert(good),
    [{ t: 'x', at: AT }, { at: AT }],
    'error outputs[0].fields.title required_missing',
  ],
  [
    'a wrong type in any sample',
    alert({ ...good, confidence: { path: '$.c' } }),
    [
      { t: 'x', at: AT, c: 1 },
      { t: 'x', at: AT, c: 'much' },
    ],
    'error outputs[0].fields.confidence',
  ],
  [
    'a path that is none',
    alert({ ...good, ruleId: { path: '$.[' } }),
    [{ t: 'x', at: AT }],
    'error outputs[0].fields.ruleId invalid_path',
  ],
  [
    'a path below a text',
    alert({ ...good, ruleId: { path: '$.t.id' } }),
    [{ t: 'x', at: AT }],
    'error outputs[0].fields.ruleId impossible_path',
  ],
  [
    'a member of a list',
    alert({ ...good, ruleId: { path: '$.l.id' } }),
    [{ t: 'x', at: AT, l: [{ id: 1 }] }],
    'error outputs[0].fields.ruleId impossible_path',
  ],
  [
    'a row without a source',
    alert({ ...good, ruleId: {} }),
    [{ t: 'x', at: AT }],
    'error outputs[0].fields.ruleId no_source',
  ],
  [
    'absent in some samples',
    alert({ ...good, ruleId: { path: '$.r' } }),
    [
      { t: 'x', at: AT, r: 'a' },
      { t: 'x', at: AT },
    ],
    'warning outputs[0].fields.ruleId absent',
  ],
  [
    'absent in all samples',
    alert({ ...good, ruleId: { path: '$.r' } }),
    [{ t: 'x', at: AT }],
    'warning outputs[0].fields.ruleId absent_everywhere',
  ],
  [
    'several values for one',
    alert({ ...good, ruleId: { path: '$.r[*]' } }),
    [{ t: 'x', at: AT, r: ['a', 'b'] }],
    'warning outputs[0].fields.ruleId many_values',
  ],
  [
    'a list that is not its entries',
    { outputs: [{ kind: 'entity', type: 'ip', each: '$.l', key: { path: '$' }, fields: {} }] },
    [{ l: ['198.51.100.7'] }],
    'warning outputs[0].each each_is_a_list',
  ],
])('%s', (_, document, samples, expected) => {
  const found = brief(document, samples)
  expect(found.find((text) => text.startsWith(expected))).toBeDefined()
  expect(isPublishable(problems(document, samples))).toBe(!expected.startsWith('error'))
})

test('a good mapping has only information', () => {
  expect(brief(alert(good), [{ t: 'x', at: AT, more: 1 }])).toEqual(['info null unmapped'])
})

test('each has its row, its samples and something to do; errors come first', () => {
  const found = problems(HOSTS, [PAYLOAD, { ...(PAYLOAD as object), severity: 'Q9' } as JsonValue])
  expect(found.map(({ level }) => level)).toEqual(
    found.map(({ level }) => level).toSorted((a, b) => 'ewi'.indexOf(a[0]!) - 'ewi'.indexOf(b[0]!)),
  )
  expect(found.every(({ action, message }) => action !== '' && message !== '')).toBe(true)
  const severity = found.find(({ row }) => row === 'outputs[0].fields.severity')
  expect(severity).toMatchObject({ level: 'error', code: 'severity_unknown', samples: [1], block: 0 })
  expect(found.find(({ path }) => path === '$.extra')).toMatchObject({ level: 'info', row: null })
})
