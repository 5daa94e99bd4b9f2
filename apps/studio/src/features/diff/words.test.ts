import { describe, expect, test } from 'vitest'
import { type Change, groupChanges } from './change.ts'
import { durationText, isoDurationText, labelOf } from './labels.ts'
import { segmentsOf } from './path.ts'
import { prettyJson } from './pretty-json.ts'
import { valueText } from './value-text.ts'
import { changeWords } from './words.ts'

const change = (
  path: string,
  kind = 'changed',
  before: string | null = '"a"',
  after: string | null = '"b"',
): Change => ({
  path,
  kind,
  before,
  after,
  risk: 'high',
  area: 'mapping',
})

const said = (...given: Parameters<typeof change>): string => {
  const { place, what } = changeWords(change(...given))
  return `${place} ${what}`
}

describe('changeWords', () => {
  test.each([
    [change('config.request.url'), 'Request › URL changes'],
    [change('config.schedule.every', 'added'), 'Schedule › Interval is set'],
    [change('config.auth.kind', 'removed'), 'Authentication › Kind is no longer set'],
    [change('secrets.token'), 'Token takes another secret'],
    [change('runtime.capture.redact'), 'Capture › Redacted paths changes'],
    [change('mapping.outputs[name="alert"].fields.title.path'), 'alert › title reads from another path'],
    [change('mapping.outputs[name="alert"].fields.link', 'added'), 'alert › link is mapped now'],
    [change('mapping.outputs[name="alert"].fields.link.then', 'removed'), 'alert › link is no longer transformed'],
    [change('mapping.outputs[name="host"].key.path'), 'host › identity key reads from another path'],
    [change('mapping.outputs[name="host"].when', 'added'), 'host is written only when a condition holds'],
    [change('mapping.outputs[order]'), 'Blocks come in another order'],
    [change('mapping.recordId.path'), 'Record id reads from another path'],
    [change('mapping.filter', 'added'), 'Filter keeps only some records now'],
    [change('mapping', 'added'), 'Mapping is set'],
    [change('description', 'added'), 'Description is set'],
  ])('%#', (given, expected) => {
    const { place, what } = changeWords(given)
    expect(`${place} ${what}`).toBe(expected)
  })

  test('a block that comes or goes says what it is', () => {
    const entity = '{"kind":"entity","type":"host"}'
    expect(said('mapping.outputs[name="host"]', 'added', null, entity)).toBe('host is a new entity')
    expect(said('mapping.outputs[name="host"]', 'removed', entity, null)).toBe('host is no longer written (entity)')
  })

  test('required', () => {
    expect(said('mapping.outputs[name="a"].fields.t.required', 'added', null, 'true')).toContain('is rejected')
    expect(said('mapping.outputs[name="a"].fields.t.required', 'changed', 'true', 'false')).toBe(
      'a › t is no longer required',
    )
  })
})

test('a path that cannot be read is shown as it is', () => {
  expect(segmentsOf('config.??')).toEqual([{ kind: 'key', key: 'config.??' }])
  expect(segmentsOf('a["x y"][2]')).toEqual([
    { kind: 'key', key: 'a' },
    { kind: 'key', key: 'x y' },
    { kind: 'index', index: 2 },
  ])
})

test('values are read, never changed', () => {
  expect(valueText('config.schedule.every', '"PT10S"')?.text).toBe('10 s')
  expect(valueText('runtime.rateLimit.eventsPerSecond', '0')?.text).toBe('no limit')
  expect(valueText('runtime.circuit.windowMs', '60000')?.text).toBe('1 min')
  expect(valueText('mapping.outputs[name="a"].fields.n.const', '12345678901234567890')?.text).toBe(
    '12345678901234567890',
  )
  expect(valueText('mapping.outputs[name="a"].fields.n.const', 'true')?.text).toBe('true')
  expect(valueText('config.name', '""')?.text).toBe('""')
  expect(valueText('config.topics', '["a","b"]')?.text).toBe('a, b')
  expect(valueText('runtime.batch', '{"maxWaitMs":250}')?.text).toBe('Longest wait: 250 ms')
  expect(
    valueText('mapping.outputs[name="a"].fields.t', '{"path":"$.t","then":["trim",{"split":[","]}],"required":true}')
      ?.text,
  ).toBe('$.t → trim → split(","), required')
  expect(valueText('config.x', null)).toBeNull()
})

test('durations and labels', () => {
  expect([durationText(90_000), durationText(500), durationText(86_400_000)]).toEqual(['90 s', '500 ms', '1 d'])
  expect([isoDurationText('PT1H30M'), isoDurationText('P1D'), isoDurationText('Paris')]).toEqual([
    '1 h 30 min',
    '1 d',
    null,
  ])
  expect([labelOf('sizeParameter'), labelOf('url'), labelOf('X-Key')]).toEqual(['Size parameter', 'URL', 'X-Key'])
})

test('groups come in one order, the riskiest change first', () => {
  const groups = groupChanges([
    { ...change('runtime.a'), area: 'runtime', risk: 'low' },
    { ...change('config.b'), area: 'connection', risk: 'medium' },
    { ...change('config.auth'), area: 'authentication', risk: 'high' },
  ])
  expect(groups.map(({ name, changes }) => [name, changes.map(({ path }) => path)])).toEqual([
    ['connection', ['config.auth', 'config.b']],
    ['runtime', ['runtime.a']],
  ])
})

test('JSON is put on lines, every digit kept', () => {
  const text = '{"a":[1,{"b":"x,\\"{"}],"n":12345678901234567890,"e":{},"l":[]}'
  expect(prettyJson(text)).toBe(
    '{\n  "a": [\n    1,\n    {\n      "b": "x,\\"{"\n    }\n  ],\n  "n": 12345678901234567890,\n  "e": {},\n  "l": []\n}',
  )
})
