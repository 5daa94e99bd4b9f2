// biome-ignore-all lint/suspicious/noThenProperty: 'then' is a key of the mapping language

import Schema from 'typebox/schema'
import { describe, expect, it } from 'vitest'
import { compile, explain, MappingSchema, validateMapping } from './index.ts'

const alert = (fields: object) => ({ kind: 'alert', fields: { title: { const: 't' }, ...fields } })
const only = (document: unknown, sample?: unknown) =>
  validateMapping(document, sample === undefined ? {} : { sample: sample as never }).map(
    ({ level, path, code, suggestion }) => ({ level, path, code, suggestion }),
  )

describe('validateMapping', () => {
  it('a sound document has no findings', () => {
    expect(validateMapping({ outputs: [alert({ severity: { path: '$.s' } })] })).toEqual([])
  })
  it('an alert that no payload can give a title', () => {
    const [first, second] = [{ severity: { const: 'low' } }, { ruleName: { path: '$.rule' } }]
    expect(only({ outputs: [{ kind: 'alert', fields: first }] })).toEqual([
      { level: 'error', path: 'outputs[0].fields.title', code: 'required_missing', suggestion: undefined },
    ])
    expect(only({ outputs: [{ kind: 'alert', fields: second }] })).toEqual([])
  })
  it('an unknown attribute, with the one that was meant', () => {
    expect(only({ outputs: [alert({ occuredAt: { path: '$.t' } })] })).toEqual([
      {
        level: 'error',
        path: 'outputs[0].fields.occuredAt',
        code: 'unknown_attribute',
        suggestion: "did you mean 'occurredAt'?",
      },
    ])
  })
  it('a typo of the schema, with the field that was meant', () => {
    expect(only({ outputs: [alert({ severity: { pth: '$.s' } })], fitler: {} })).toEqual([
      { level: 'error', path: 'outputs[0].fields.severity', code: 'no_source', suggestion: undefined },
      {
        level: 'error',
        path: 'outputs[0].fields.severity.pth',
        code: 'unknown_field',
        suggestion: "did you mean 'path'?",
      },
      { level: 'error', path: 'fitler', code: 'unknown_field', suggestion: "did you mean 'filter'?" },
    ])
  })
  it('an end that names no output', () => {
    const relationship = { kind: 'relationship', type: 'involves', role: 'target', from: 'alrt', to: 'alert' }
    expect(only({ outputs: [alert({}), relationship] })[0]).toMatchObject({
      code: 'unknown_output',
      suggestion: "did you mean 'alert'?",
    })
  })
  it('positions in paths and expressions', () => {
    const [path, jmespath] = validateMapping({
      outputs: [alert({ ruleId: { path: '$.a[?@.b = 1]' }, category: { jmespath: 'a || ]' } })],
    })
    expect(path?.message).toMatch(/position \d+/)
    expect(jmespath?.message).toMatch(/position 6/)
  })
  it('outputs the sample never produces are warnings', () => {
    const document = {
      outputs: [
        alert({}),
        { name: 'h', kind: 'entity', type: 'host', each: '$.hosts', key: { path: '$.name' }, fields: {} },
      ],
    }
    expect(only(document, { hosts: [{ name: 'a.example.com' }] })).toEqual([
      { level: 'warning', path: 'outputs[1].each', code: 'each_is_a_list', suggestion: "did you mean '$.hosts[*]'?" },
      { level: 'warning', path: 'outputs[1]', code: 'never_produced', suggestion: undefined },
    ])
  })
  it('a sample that is rejected says why', () => {
    expect(only({ outputs: [{ kind: 'alert', fields: { title: { path: '$.nope' } } }] }, {})).toMatchObject([
      { level: 'warning', path: 'outputs[0].fields.title', code: 'required_missing' },
      { level: 'warning', code: 'sample_not_mapped' },
    ])
  })
  it('a role left out is assumed, with a warning', () => {
    const host = { name: 'h', kind: 'entity', type: 'host', key: { path: '$.h' }, fields: {} }
    const relationship = { kind: 'relationship', type: 'involves', from: 'alert', to: 'h' }
    expect(only({ outputs: [alert({}), host, relationship] })).toMatchObject([
      { level: 'warning', code: 'role_missing' },
    ])
  })
  it('several mistakes in one look', () => {
    const findings = only({
      outputs: [alert({ titel: { path: '$' } }), { kind: 'entity', type: 'host', kye: {}, fields: {} }],
    })
    expect(findings.map(({ code }) => code)).toEqual(['missing_field', 'unknown_field', 'unknown_attribute'])
  })
  it('the JSON Schema says the same as the check', () => {
    const check = Schema.Compile(MappingSchema)
    const documents = [
      { outputs: [alert({ severity: { first: [{ path: '$.a' }, { const: 1 }], then: ['trim', { split: [','] }] } })] },
      { outputs: [alert({ severity: { first: [{ path: '$.a', nope: 1 }] } })] },
      { outputs: [alert({ severity: { path: '$.a', jmespath: 'a' } })] },
      { outputs: [] },
      { outputs: [{ kind: 'nope' }] },
      { outputs: [alert({})], extra: 1 },
      { outputs: [alert({ x: { path: '$', as: { timestamp: [1] } } })] },
      { outputs: [{ kind: 'relationship', type: 'involves', from: 'alert', to: 'alert', pair: 'x' }] },
    ]
    const schemaCodes = [
      'unknown_field',
      'several_sources',
      'too_few',
      'unknown_kind',
      'invalid_type',
      'invalid_value',
      'missing_field',
    ]
    for (const document of documents) {
      const sound = !validateMapping(document).some((finding) => schemaCodes.includes(finding.code))
      expect(check.Check(document)).toBe(sound)
    }
  })
})

describe('compile', () => {
  it('a script in a row is refused in plain words', () => {
    const result = compile({ outputs: [alert({ severity: { script: { language: 'javascript', source: 'x' } } })] })
    expect(result).toMatchObject({
      ok: false,
      errors: [{ code: 'unsupported', path: 'outputs[0].fields.severity.script' }],
    })
  })
  it('a document changed afterwards changes nothing', () => {
    const document = {
      outputs: [
        { kind: 'entity', type: 'host', key: { const: 'a.example.com' }, fields: { x: { const: { deep: 1 } } } },
      ],
    }
    const result = compile(document)
    Object.assign(document.outputs[0]!.fields.x.const, { deep: 2 })
    expect(result.ok && result.mapping.map({}, { scope: '', receivedAt: '' })).toMatchObject({
      entities: [{ attributes: { x: { deep: 1 } } }],
    })
  })
  it('what is no JSON is refused', () => {
    expect(compile({ outputs: [alert({ severity: { const: () => 1 } })] })).toMatchObject({
      ok: false,
      errors: [{ code: 'not_json' }],
    })
    const circular: Record<string, unknown> = {}
    circular.outputs = circular
    expect(compile(circular)).toMatchObject({ ok: false, errors: [{ code: 'too_deep' }, { code: 'invalid_type' }] })
  })
})

describe('explain', () => {
  const context = { scope: 's', receivedAt: '2026-01-01T00:00:00.000Z' }
  const document = {
    ignore: ['$.noise'],
    filter: { jmespath: 'kind == `1`' },
    outputs: [
      {
        kind: 'alert',
        fields: {
          title: { path: '$.t', default: 'x', then: ['trim', 'upper'], lookup: { table: { A: 'b' } }, as: 'string' },
        },
      },
      {
        name: 'h',
        kind: 'entity',
        type: 'host',
        each: '$.hosts[?@.on]',
        key: { path: '$.name' },
        fields: { os: { path: '$.os' } },
      },
    ],
  }
  const payload = {
    kind: 1,
    t: ' a ',
    noise: { x: 1 },
    left: [1, { y: null }],
    empty: {},
    hosts: [{ on: true, name: '-', ip: 1 }, { off: 1 }],
  }
  const [item] = explain(document, payload, context).items
  it('gives each step of a row in its order', () => {
    expect(item?.rows.find((row) => row.row === 'outputs[0].fields.title')).toEqual({
      row: 'outputs[0].fields.title',
      element: null,
      steps: [
        { step: 'selected', value: ' a ' },
        { step: 'default', value: ' a ' },
        { step: 'then[0] trim', value: 'a' },
        { step: 'then[1] upper', value: 'A' },
        { step: 'lookup', value: 'b' },
        { step: 'as string', value: 'b' },
        { step: 'value', value: 'b' },
      ],
      value: 'b',
      findings: [],
    })
  })
  it('names the element and the findings of a row', () => {
    expect(item?.rows.find((row) => row.row === 'outputs[1].key')).toMatchObject({
      element: 0,
      findings: [{ code: 'empty_key' }],
    })
  })
  it('coverage: leaves nobody read, without the ignored ones', () => {
    expect(item?.unmapped).toEqual(["$['left'][0]", "$['left'][1]['y']", "$['hosts'][0]['ip']", "$['hosts'][1]['off']"])
  })
  it('descending for one name reads only what it finds', () => {
    const outputs = [{ kind: 'alert', fields: { title: { path: '$..name' } } }]
    expect(explain({ outputs }, { a: { name: 'n', other: 1 } }, context).items[0]?.unmapped).toEqual([
      "$['a']['other']",
    ])
  })
  it('a document that does not compile shows its errors', () => {
    expect(explain({ outputs: [] }, {}, context).items[0]?.result).toMatchObject({
      outcome: 'rejected',
      errors: [{ code: 'too_few' }],
    })
  })
})
