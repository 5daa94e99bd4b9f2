// biome-ignore-all lint/suspicious/noThenProperty: 'then' is a key of the mapping language
import type { JsonValue } from '@halcyon/domain'
import { describe, expect, it } from 'vitest'
import { type CompiledMapping, compile, MAPPING_LIMITS } from './index.ts'

const context = { scope: 's', receivedAt: '2026-01-01T00:00:00.000Z' }
const compiled = (document: unknown): CompiledMapping => {
  const result = compile(document)
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.mapping
}
const entity = (fields: object, more: object = {}) => ({
  kind: 'entity',
  type: 'host',
  key: { const: 'h.example.com' },
  fields,
  ...more,
})
const codes = (document: unknown, item: JsonValue): readonly string[] => {
  const result = compiled(document).map(item, context)
  return result.outcome === 'rejected' ? result.errors.map((error) => error.code) : [result.outcome]
}
const nested = (depth: number): JsonValue => {
  let value: JsonValue = 1
  for (let level = 0; level < depth; level += 1) value = [value]
  return value
}

describe('past a limit the item is rejected and the limit named', () => {
  it('row 40: depth 65 and 10^6', () => {
    for (const fields of [
      { all: { path: '$' } },
      { deep: { path: '$..x' } },
      { text: { jmespath: 'to_string(@)' } },
      { text: { path: '$', then: ['toString'] } },
    ]) {
      expect(codes({ outputs: [entity(fields)] }, nested(63))).toEqual(['mapped'])
      expect(codes({ outputs: [entity(fields)] }, nested(66))).toEqual(['limit_depth'])
      expect(codes({ outputs: [entity(fields)] }, nested(1_000_000))).toEqual(['limit_depth'])
    }
  })
  it('nodes', () => {
    const wide = Array.from({ length: 1000 }, (_, index) => index)
    const document = { outputs: [entity({ all: { path: '$[?count($[?count($[*]) > 0]) > 0]' } })] }
    expect(codes(document, wide)).toEqual(['limit_nodes'])
  })
  it('string length', () => {
    const long = 'x'.repeat(MAPPING_LIMITS.stringLength)
    expect(codes({ outputs: [entity({ a: { template: '{{$.t}}{{$.t}}' } })] }, { t: long })).toEqual([
      'limit_string_length',
    ])
    expect(codes({ outputs: [entity({ a: { path: '$.t', then: [{ replace: ['x', 'yy'] }] } })] }, { t: long })).toEqual(
      ['limit_string_length'],
    )
  })
  it('outputs of an each', () => {
    const list = Array.from({ length: MAPPING_LIMITS.outputs + 1 }, (_, index) => `h${index}.example.com`)
    expect(codes({ outputs: [entity({}, { each: '$[*]', key: { path: '$' } })] }, list)).toEqual(['limit_outputs'])
  })
  it('pairs of a relationship', () => {
    const list = Array.from({ length: 40 }, (_, index) => index)
    const document = {
      outputs: [
        entity({}, { name: 'h', each: '$[*]', key: { template: 'h{{$}}.example.com' } }),
        { name: 'ip', kind: 'entity', type: 'ip', each: '$.*', key: { template: '203.0.113.{{$}}' }, fields: {} },
        { kind: 'relationship', type: 'has_ip', from: 'h', to: 'ip' },
      ],
    }
    expect(codes(document, list)).toEqual(['limit_pairs'])
    expect(codes(document, list.slice(0, 30))).toEqual(['mapped'])
  })
  it('items of a split: handed on whole, then refused, so that nothing vanishes', () => {
    const mapping = compiled({ split: { path: '$.*.*' }, outputs: [entity({})] })
    const row = Array.from({ length: 1000 }, () => 0)
    const payload = Array.from({ length: 150 }, () => row)
    const items = mapping.split(payload)
    expect(items).toEqual([payload])
    expect(items.map((item) => mapping.map(item, context))).toMatchObject([
      { outcome: 'rejected', errors: [{ code: 'limit_items' }] },
    ])
  })
  it('warnings are capped and counted', () => {
    const list = Array.from({ length: 300 }, () => '-')
    const result = compiled({ outputs: [entity({}, { each: '$[*]', key: { path: '$' } })] }).map(list, context)
    expect(result.outcome === 'mapped' && result.warnings).toHaveLength(MAPPING_LIMITS.warnings + 1)
  })
  it('a pattern that would backtrack is harmless', () => {
    const started = performance.now()
    const item = { t: `${'a'.repeat(100_000)}!` }
    expect(codes({ outputs: [entity({ a: { path: '$.t', then: [{ regexExtract: ['^(a+)+$'] }] } })] }, item)).toEqual([
      'mapped',
    ])
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
