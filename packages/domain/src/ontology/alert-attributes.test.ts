import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALERT_ATTRIBUTES, ENTITY_TYPES, type JsonValue, normaliseSeverity, parseJson } from '../index.ts'

const coerce = (name: string, value: JsonValue) => ALERT_ATTRIBUTES[name]!.coerce(value)

test('the runtime sets these and no others', () => {
  const set = Object.values(ALERT_ATTRIBUTES).filter((spec) => spec.runtime === true)
  expect(set.map(({ name }) => name)).toEqual([
    'id',
    'tenantId',
    'source',
    'receivedAt',
    'rawSha256',
    'rawRef',
    'mapping',
  ])
})

test('lookups with names of Object.prototype find nothing', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    expect(ALERT_ATTRIBUTES[name]).toBeUndefined()
    expect(ENTITY_TYPES[name]).toBeUndefined()
    for (const attribute of ['severity', 'status', 'kind', 'isSample']) expect(coerce(attribute, name).ok).toBe(false)
  }
})

const big = parseJson('1719309930613520072')

/** A refusal is written as its code. */
test.each<[string, JsonValue, JsonValue | { refused: string }]>([
  ['title', 'One line', 'One line'],
  ['title', 'é'.repeat(600), 'é'.repeat(512)],
  ['title', '😀'.repeat(600), '😀'.repeat(512)],
  ['title', 42, '42'],
  ['title', { a: 1 }, { refused: 'type_mismatch' }],
  ['title', 'a\u0000b', { refused: 'text_not_storable' }],
  ['title', null, { refused: 'value_missing' }],
  ['sourceEventId', big, '1719309930613520072'],
  ['sourceEventId', 1e21, '1000000000000000000000'],
  ['sourceEventId', 'x'.repeat(513), { refused: 'text_too_long' }],
  ['sourceEventId', '😀'.repeat(512), '😀'.repeat(512)],
  ['ruleId', true, 'true'],
  ['description', 'x'.repeat(65_537), { refused: 'text_too_long' }],
  ['kind', 'Detection', 'detection'],
  ['kind', 'riddle', { refused: 'enum_unknown' }],
  ['severity', 'HIGH', 'high'],
  ['severity', 3, { refused: 'severity_unknown' }],
  ['status', 'In Progress', 'in_progress'],
  ['status', 'inProgress', 'in_progress'],
  ['status', 'open', 'new'],
  ['status', 'closed', 'resolved'],
  ['verdict', 'TruePositive', 'true_positive'],
  ['verdict', 'FP', 'false_positive'],
  ['disposition', 'Blocked', 'blocked'],
  ['confidence', 85, 85],
  ['confidence', '85', 85],
  ['confidence', 85.5, { refused: 'number_not_integer' }],
  ['confidence', 101, { refused: 'number_out_of_range' }],
  ['confidence', big, { refused: 'number_not_exact' }],
  ['confidence', '', { refused: 'type_mismatch' }],
  ['confidence', true, { refused: 'type_mismatch' }],
  ['riskScore', '47.5', 47.5],
  ['riskScore', parseJson('7.12345678901234567890'), { refused: 'number_not_exact' }],
  ['count', '9007199254740993', { refused: 'number_not_exact' }],
  ['count', 0, { refused: 'number_out_of_range' }],
  ['occurredAt', '2026-11-24T10:20:30+01:00', '2026-11-24T09:20:30.000Z'],
  ['occurredAt', 0, { refused: 'timestamp_invalid' }],
  ['category', 'Malware', 'malware'],
  ['link', 'https://User:pw@Console.Example/a#x', 'https://console.example/a#x'],
  ['link', 'http://console.example/', { refused: 'url_scheme' }],
  ['link', 'javascript:alert(1)', { refused: 'url_scheme' }],
  ['link', 'console.example', { refused: 'url_invalid' }],
  ['tags', ['a', null, ' b ', 'a', '', 1], ['a', 'b', '1']],
  ['tags', 'one', ['one']],
  ['tags', [{ a: 1 }], { refused: 'type_mismatch' }],
  ['tags', Array.from({ length: 257 }, (_, i) => i), { refused: 'list_too_long' }],
  ['isSample', 'yes', true],
  ['isSample', 0, false],
  ['isSample', 'maybe', { refused: 'type_mismatch' }],
  ['rawSha256', 'AB'.repeat(32), 'ab'.repeat(32)],
  ['mapping', { name: 'm', version: 1 }, { name: 'm', version: 1 }],
])('%s: %j → %j', (name, value, expected) => {
  const result = coerce(name, value)
  const refused = typeof expected === 'object' && expected !== null && 'refused' in expected ? expected.refused : null
  expect(result).toMatchObject(refused === null ? { ok: true, value: expected } : { ok: false, code: refused })
})

test.each<[JsonValue, string | null]>([
  ['critical', 'critical'],
  ['Critical (90–100)', 'critical'],
  ['High [70-89]', 'high'],
  ['crit', 'critical'],
  ['FATAL', 'critical'],
  ['Emergency', 'critical'],
  ['error', 'high'],
  ['Warning', 'medium'],
  ['WARN', 'medium'],
  ['moderate', 'medium'],
  ['notice', 'low'],
  ['note', 'low'],
  ['Informational', 'info'],
  ['INFO', 'info'],
  ['debug', 'info'],
  ['unknown', 'unknown'],
  [' high ', 'high'],
  ['highest', null],
  ['', null],
  ['70', null],
  [70, null],
  [null, null],
  ['x'.repeat(100), null],
])('normaliseSeverity(%j) → %s', (value, expected) => {
  expect(normaliseSeverity(value)).toBe(expected)
})

describe.each(Object.values(ALERT_ATTRIBUTES))('$name', (spec) => {
  const numbers = fc.constantFrom(big, parseJson('1e400'), parseJson('0.12345678901234567890'))
  const words = fc.constantFrom(
    ...(spec.values ?? ['a']),
    'High',
    'T1190',
    'TA0005 - Defense Evasion',
    'https://a.example/ü?q#f',
  )
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    numbers,
    words,
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.date().map(String),
  )

  test('never throws, and what it gives it gives again', () => {
    fc.assert(
      fc.property(value, (input) => {
        const once = spec.coerce(input as JsonValue)
        if (once.ok) expect(spec.coerce(once.value)).toEqual(once)
      }),
      { numRuns: 300 },
    )
  })
})
