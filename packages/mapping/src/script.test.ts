import type { JsonValue } from '@halcyon/domain'
import { describe, expect, it } from 'vitest'
import { type CompiledMapping, compile, explain, MAPPING_LIMITS, validateMapping } from './index.ts'

const context = { scope: 'feed', receivedAt: '2026-01-01T00:00:00.000Z' }
const SCRIPT = { language: 'javascript', source: 'return item', at: 'before' }
const DOCUMENT = {
  split: { path: '$.records[*]' },
  script: SCRIPT,
  filter: { jmespath: '!drop' },
  recordId: { path: '$.id' },
  outputs: [
    {
      name: 'alert',
      kind: 'alert',
      fields: { title: { path: '$.title', required: true }, severity: { const: 'low' } },
    },
    { name: 'host', kind: 'entity', type: 'host', when: { jmespath: 'host' }, key: { path: '$.host' }, fields: {} },
    { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'host' },
  ],
}

const compiled = (document: object = DOCUMENT): CompiledMapping => {
  const result = compile(document)
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.mapping
}
const codesOf = (script: unknown) =>
  validateMapping({ ...DOCUMENT, script }).map(({ path, code, level }) => `${level} ${path} ${code}`)

describe('a script of the document', () => {
  it('is given with the compiled mapping, and not run', () => {
    expect(compiled().script).toEqual(SCRIPT)
    expect(compiled({ ...DOCUMENT, script: undefined }).script).toBe(null)
    expect(codesOf(SCRIPT)).toEqual([])
    expect(codesOf({ language: 'javascript', source: 'return item' })).toEqual([])
    expect(codesOf({ language: 'python', source: 'return item' })).toEqual([])
  })
  it('is refused where it is none, with its place', () => {
    expect(codesOf({ language: 'cobol', source: 'x' })).toEqual(['error script.language invalid_value'])
    expect(codesOf({ language: 'javascript', source: '' })).toEqual(['error script.source empty'])
    expect(codesOf({ language: 'javascript' })).toEqual(['error script.source missing_field'])
    expect(codesOf({ ...SCRIPT, at: 'after' })).toEqual(['error script.at invalid_value'])
    expect(codesOf({ ...SCRIPT, source: ' '.repeat(MAPPING_LIMITS.script + 1) })).toEqual([
      'error script.source too_long',
    ])
  })
  it('of a row is refused in plain words', () => {
    const [finding] = validateMapping({ outputs: [{ kind: 'alert', fields: { title: { script: SCRIPT } } }] })
    expect(finding).toMatchObject({ code: 'unsupported', path: 'outputs[0].fields.title.script' })
    expect(finding?.message).toContain('beside outputs')
  })
})

describe('the items that a script made of one', () => {
  it('are one result: records of all, ids of alerts apart, an entity once, ends where they belong', () => {
    const made = [
      { id: 'a', title: 'one', host: 'ws-1.example.com' },
      { id: 'a', title: 'two', host: 'ws-1.example.com' },
      { drop: true },
      { id: 'b', title: 'three', host: 'ws-2.example.com' },
    ]
    const result = compiled().mapAll(made, context)
    if (result.outcome !== 'mapped') throw new Error(JSON.stringify(result))
    expect(result.alerts.map(({ sourceEventId, fields }) => [sourceEventId, fields.title])).toEqual([
      ['a', 'one'],
      ['a#1', 'two'],
      ['b', 'three'],
    ])
    expect(result.entities.map(({ key }) => key)).toEqual(['ws-1.example.com', 'ws-2.example.com'])
    expect(result.relationships.map(({ from, to }) => [from.index, to.index])).toEqual([
      [0, 0],
      [1, 0],
      [2, 1],
    ])
  })
  it('alone are what map gives', () => {
    const item = { id: 'a', title: 'one' }
    expect(compiled().mapAll([item], context)).toEqual(compiled().map(item, context))
  })
  it('are filtered when nothing is left, rejected when one of them is', () => {
    const mapping = compiled()
    expect(mapping.mapAll([], context)).toEqual({ outcome: 'filtered' })
    expect(mapping.mapAll([{ drop: true }, { drop: true }], context)).toEqual({ outcome: 'filtered' })
    const rejected = mapping.mapAll([{ title: 'ok' }, { id: 'x' }], context)
    expect(rejected).toMatchObject({
      outcome: 'rejected',
      errors: [{ path: 'outputs[0].fields.title', code: 'required_missing' }],
    })
    expect(JSON.stringify(rejected)).toContain('item 2 of the script')
  })
  it('keep to the limit of records together', () => {
    const mapping = compiled({
      script: SCRIPT,
      outputs: [{ kind: 'entity', type: 'host', each: '$[*]', key: { template: '{{$}}.example.com' }, fields: {} }],
    })
    const made = Array.from({ length: 11 }, (_, part) => Array.from({ length: 1000 }, (_, i) => `h${part}x${i}`))
    expect(mapping.mapAll(made, context)).toMatchObject({ outcome: 'rejected', errors: [{ code: 'limit_outputs' }] })
  })
})

it('an item that could not be split is refused whatever a script would make of it', () => {
  const mapping = compiled()
  const payload = { records: Array.from({ length: MAPPING_LIMITS.items + 1 }, () => 0) }
  const [item = null] = mapping.split(payload)
  expect(mapping.isRefused(item)).toBe(true)
  expect(mapping.isRefused({ records: [] })).toBe(false)
})

it('explain and the check of a sample take what the script made', () => {
  const made: JsonValue[] = [{ id: 'a', title: 'made', extra: 1 }]
  const payload = { records: [{ raw: 1 }] }
  const { items } = explain(compiled(), payload, context, { made })
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({
    result: { outcome: 'mapped' },
    unmapped: ['$.extra'].map((path) => expect.stringContaining(path.slice(2))),
  })
  expect(validateMapping(DOCUMENT, { sample: payload }).map(({ code }) => code)).toEqual([])
  expect(validateMapping(DOCUMENT, { sample: payload, made: [{}] }).map(({ code }) => code)).toContain(
    'required_missing',
  )
})
