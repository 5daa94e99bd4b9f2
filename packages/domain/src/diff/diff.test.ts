import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, type JsonObject, type JsonValue, parseJson } from '../json/index.ts'
import { applyChanges, canonicalContentHash, contentJson, diffContent, type VersionContent } from './index.ts'
import { formatPath, parsePath, type Segment } from './path.ts'

const BASE: VersionContent = {
  config: {
    request: { url: 'https://a.example/', query: { limit: '100' } },
    auth: { kind: 'bearer' },
    schedule: { every: 'PT10S' },
  },
  secrets: { token: 's1' },
  mapping: {
    recordId: { path: '$.id' },
    outputs: [
      { name: 'alert', kind: 'alert', fields: { title: { path: '$.title' } } },
      { name: 'host', kind: 'entity', type: 'host', key: { path: '$.host' }, fields: {} },
      { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'host' },
    ],
  },
  runtime: { capture: { redact: ['$.a'] }, batch: { maxItems: 10 } },
}
const [ALERT, HOST, EDGE] = BASE.mapping.outputs as [JsonObject, JsonObject, JsonObject]
const withOutputs = (...outputs: JsonValue[]): VersionContent => ({ ...BASE, mapping: { ...BASE.mapping, outputs } })
const paths = (to: VersionContent) =>
  diffContent(BASE, to).changes.map(({ path, kind, risk, area }) => `${kind} ${path} ${risk} ${area}`)

describe('diffContent', () => {
  test('nothing changed', () => {
    expect(diffContent(BASE, structuredClone(BASE))).toEqual({
      changes: [],
      summary: { added: 0, removed: 0, changed: 0, highestRisk: null, areas: {} },
    })
  })

  test.each<[string, VersionContent, string[]]>([
    [
      'another source',
      { ...BASE, config: { ...BASE.config, request: { url: 'https://b.example/', query: { limit: '100' } } } },
      ['changed config.request.url high connection'],
    ],
    [
      'authentication',
      { ...BASE, config: { ...BASE.config, auth: { kind: 'none' } } },
      ['changed config.auth.kind high authentication'],
    ],
    [
      'schedule',
      { ...BASE, config: { ...BASE.config, schedule: { every: 'PT1S' } } },
      ['changed config.schedule.every medium connection'],
    ],
    ['secret', { ...BASE, secrets: { token: 's2' } }, ['changed secrets.token high secret']],
    [
      'redaction',
      { ...BASE, runtime: { ...BASE.runtime, capture: { redact: [] } } },
      ['changed runtime.capture.redact high runtime'],
    ],
    [
      'pace',
      { ...BASE, runtime: { ...BASE.runtime, batch: { maxItems: 11 } } },
      ['changed runtime.batch.maxItems low runtime'],
    ],
    [
      'words',
      { ...BASE, description: 'new', tags: ['a'] },
      ['added description low description', 'added tags low tags'],
    ],
    [
      'a field',
      withOutputs({ ...ALERT, fields: { title: { path: '$.name' } } }, HOST, EDGE),
      ['changed mapping.outputs[name="alert"].fields.title.path medium mapping'],
    ],
    [
      'a new field',
      withOutputs({ ...ALERT, fields: { ...(ALERT.fields as JsonObject), link: { path: '$.l' } } }, HOST, EDGE),
      ['added mapping.outputs[name="alert"].fields.link low mapping'],
    ],
    [
      'a key',
      withOutputs(ALERT, { ...HOST, key: { path: '$.h' } }, EDGE),
      ['changed mapping.outputs[name="host"].key.path high mapping'],
    ],
    [
      'an output gone',
      withOutputs(ALERT, HOST),
      ['removed mapping.outputs[name="involves(target) alert → host"] high mapping'],
    ],
    [
      'an output in front',
      withOutputs({ name: 'ip' }, ALERT, HOST, EDGE),
      ['added mapping.outputs[name="ip"] medium mapping', 'changed mapping.outputs[order] low mapping'],
    ],
    ['order only', withOutputs(HOST, ALERT, EDGE), ['changed mapping.outputs[order] low mapping']],
    [
      'record id',
      { ...BASE, mapping: { ...BASE.mapping, recordId: { path: '$.uid' } } },
      ['changed mapping.recordId.path high mapping'],
    ],
  ])('%s', (_name, to, expected) => {
    expect(paths(to)).toEqual(expected)
  })

  test('the summary counts', () => {
    const { summary } = diffContent(BASE, { ...BASE, secrets: {}, tags: ['a'] })
    expect(summary).toEqual({ added: 1, removed: 1, changed: 0, highestRisk: 'high', areas: { secret: 1, tags: 1 } })
  })
})

test('canonicalContentHash does not depend on the order of keys, nor on description and tags', () => {
  const { runtime, config, mapping, secrets } = BASE
  expect(canonicalContentHash({ runtime, mapping, secrets, config, tags: ['x'] })).toBe(canonicalContentHash(BASE))
  expect(canonicalContentHash({ ...BASE, secrets: {} })).not.toBe(canonicalContentHash(BASE))
})

const key = fc.oneof(
  fc.constantFrom('a', 'b', 'name', '__proto__', 'constructor', 'x.y', '[0]', 'order', ''),
  fc.string({ maxLength: 3 }),
)
const leaf: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.integer({ max: 3, min: 0 }),
  fc.constantFrom('', 'a', null, true),
  fc.constant(parseJson('12345678901234567890')),
)
const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 3 }).map((entries) => Object.fromEntries(entries) as JsonObject),
  ),
}))
const object = fc
  .array(fc.tuple(key, value), { maxLength: 3 })
  .map((entries) => Object.fromEntries(entries) as JsonObject)
const output = fc.oneof(
  value,
  fc.tuple(fc.constantFrom('alert', 'host', 'alert #2', ''), object).map(([name, rest]) => ({ ...rest, name })),
)
const content: fc.Arbitrary<VersionContent> = fc.record(
  {
    config: object,
    secrets: fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('1', '2')),
    mapping: fc.oneof(object, fc.record({ outputs: fc.array(output, { maxLength: 4 }), filter: value })),
    runtime: object,
    description: fc.string({ maxLength: 2 }),
    tags: fc.array(fc.constantFrom('x', 'y')),
  },
  { requiredKeys: ['config', 'secrets', 'mapping', 'runtime'] },
)

test('applying the changes to a gives b, and a is left alone', () => {
  fc.assert(
    fc.property(content, content, (a, b) => {
      const [from, to] = [contentJson(a), contentJson(b)]
      const before = JSON.stringify(from)
      const { changes } = diffContent(a, b)
      expect(canonicalJson(applyChanges(from, changes))).toBe(canonicalJson(to))
      expect(JSON.stringify(from)).toBe(before)
    }),
    { numRuns: 1000 },
  )
})

test('a path survives its text', () => {
  const segment: fc.Arbitrary<Segment> = fc.oneof(
    fc.record({ kind: fc.constant('key' as const), key: fc.oneof(key, fc.string({ unit: 'binary' })) }),
    fc.record({ kind: fc.constant('index' as const), index: fc.nat() }),
    fc.record({ kind: fc.constant('named' as const), label: fc.string() }),
    fc.constant({ kind: 'order' as const }),
  )
  fc.assert(
    fc.property(fc.array(segment), (path) => {
      expect(parsePath(formatPath(path))).toEqual(path)
    }),
  )
})
