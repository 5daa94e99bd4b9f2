// biome-ignore-all lint/suspicious/noThenProperty: 'then' is a key of the mapping language
import { ExactNumber, type JsonValue, stringifyJson } from '@halcyon/domain'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile, explain, FUNCTIONS, type MapContext, validateMapping } from './index.ts'

const context: MapContext = { scope: 's', receivedAt: '2026-01-01T00:00:00.000Z' }

const key = fc.oneof(
  fc.constantFrom('a', 'b', 'c', 'host', 'list', 'time', '__proto__', 'constructor', 'source', 'length'),
  fc.string({ unit: 'binary', maxLength: 4 }),
)
const leaf: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom<JsonValue>(
    null,
    true,
    '',
    'N/A',
    'High',
    'ws-1.example.com',
    '10.0.0.1',
    '2026-01-01T00:00:00Z',
    1e308,
    -0,
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom('1719309930613520072', '1e400', '-0.12345678901234567890').map((digits) => new ExactNumber(digits)),
)
const payload: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 5 }).map((entries) => {
      const out: Record<string, JsonValue> = {}
      for (const [name, value] of entries)
        Object.defineProperty(out, name, { value, enumerable: true, configurable: true, writable: true })
      return out
    }),
  ),
})).value

const expression = fc
  .record(
    {
      source: fc.constantFrom<object>(
        { path: '$.a' },
        { path: "$['__proto__'].b" },
        { path: '$.list[*]' },
        { path: '$..host' },
        { path: '$[?@.a == $.b || length(@) > 1]' },
        { path: '$item.c' },
        { jmespath: 'list[?a > `1`] | [0]' },
        { jmespath: 'sort_by(list, &a)[].host || time' },
        { jmespath: 'merge(@, {x: to_string(@)})' },
        { template: '{{$.a | toString}} {{$.time}}' },
        { first: [{ path: '$.time' }, { const: 'x' }] },
        { path: '$' },
      ),
      default: fc.constantFrom('d', 1),
      then: fc.array(
        fc.constantFrom(
          ...FUNCTIONS.map((spec) =>
            spec.example.args === undefined ? spec.name : { [spec.name]: spec.example.args },
          ),
        ),
        { maxLength: 3 },
      ),
      lookup: fc.constantFrom({ table: { High: 'high', '1': 'low' } }, { table: {}, default: 'medium' }),
      as: fc.constantFrom('string', 'json', { timestamp: ['rfc3339', 'epoch_ms', '%Y-%m-%dT%H:%M:%S%z'] }),
      required: fc.boolean(),
    },
    { requiredKeys: ['source'] },
  )
  .map(({ source, ...rest }) => ({ ...source, ...rest }))

const document = fc
  .record({
    title: expression,
    description: expression,
    severity: expression,
    occurredAt: expression,
    key: expression,
    attribute: expression,
    when: expression,
  })
  .map((each) => ({
    recordId: { path: '$.a' },
    outputs: [
      {
        name: 'alert',
        kind: 'alert',
        fields: {
          title: each.title,
          severity: each.severity,
          occurredAt: each.occurredAt,
          description: each.description,
          tags: each.attribute,
        },
      },
      {
        name: 'host',
        kind: 'entity',
        type: 'host',
        each: '$.list[*]',
        when: each.when,
        key: each.key,
        fields: { os: each.attribute, other: each.attribute },
      },
      { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'host' },
    ],
  }))

const freeze = (value: JsonValue): void => {
  if (typeof value !== 'object' || value === null) return
  Object.freeze(value)
  for (const member of Object.values(value)) freeze(member as JsonValue)
}

describe('any mapping, any payload', () => {
  it('never throws, gives the same twice, leaves the payload alone, and explain agrees', () => {
    let mapped = 0
    fc.assert(
      fc.property(document, payload, (mapping, value) => {
        const compiled = compile(mapping)
        if (!compiled.ok) return
        freeze(value)
        const before = stringifyJson(value)
        const once = compiled.mapping.map(value, context)
        if (once.outcome === 'mapped') mapped += 1
        expect(once).not.toMatchObject({ errors: [{ code: 'internal_error' }] })
        expect(stringifyJson(compiled.mapping.map(value, context))).toBe(stringifyJson(once))
        const [explained] = explain(compiled.mapping, value, context).items
        expect(stringifyJson(explained?.result ?? {})).toBe(stringifyJson(once))
        expect(stringifyJson(value)).toBe(before)
      }),
      { numRuns: 2000 },
    )
    expect(mapped).toBeGreaterThan(20)
  })
  it('no record holds text the database refuses', () => {
    const compiled = compile({
      recordId: { path: '$.a' },
      outputs: [
        {
          kind: 'alert',
          fields: { title: { path: '$.a', default: 't' }, description: { path: '$.b' }, severity: { path: '$.c' } },
        },
        { kind: 'entity', type: 'host', key: { path: '$.host' }, fields: { anything: { path: '$' } } },
      ],
    })
    if (!compiled.ok) throw new Error('must compile')
    fc.assert(
      fc.property(payload, (value) => {
        const result = compiled.mapping.map(value, context)
        const text = result.outcome === 'mapped' ? stringifyJson([result.alerts, result.entities]) : ''
        expect(/\\u0000|\\ud[89a-f]/i.test(text)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
  it('any JSON as a document gives findings, not exceptions', () => {
    fc.assert(
      fc.property(fc.anything(), fc.jsonValue(), (anything, json) => {
        for (const candidate of [
          anything,
          json,
          { outputs: json },
          { outputs: [anything] },
          { outputs: [{ kind: 'alert', fields: { title: json } }] },
        ]) {
          expect(Array.isArray(validateMapping(candidate))).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})
