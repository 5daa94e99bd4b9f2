import { readFileSync } from 'node:fs'
import { ExactNumber, type JsonValue } from '@halcyon/domain'
import { describe, expect, it } from 'vitest'
import { Problems } from '../problems.ts'
import { compileCall } from './call.ts'
import { renderFunctionReference } from './reference.ts'
import { Fault } from './spec.ts'
import { FUNCTIONS } from './table.ts'

const run = (call: JsonValue, input: JsonValue): JsonValue | undefined | Fault => {
  const problems = new Problems()
  const compiled = compileCall(call, 'row', problems)
  expect(problems.findings).toEqual([])
  return compiled?.apply(input)
}
const problem = (call: JsonValue): string => {
  const problems = new Problems()
  compileCall(call, 'row', problems)
  return problems.findings.map(({ path, code, suggestion }) => `${path} ${code} ${suggestion ?? ''}`.trim()).join('; ')
}

describe('every function', () => {
  for (const spec of FUNCTIONS) {
    it(`${spec.name}: its example holds`, () => {
      const call = spec.example.args === undefined ? spec.name : { [spec.name]: [...spec.example.args] }
      expect(run(call, spec.example.input)).toEqual(spec.example.output)
    })
  }
  it('the language’s list is complete', () => {
    const wanted =
      'trim lower upper title split join replace regexExtract substring length toString toNumber toInteger toBoolean parseJson base64Decode urlHost urlPath ipNormalize cidrContains sha256 uuidV5 dateAdd dateFloor arrayFirst arrayLast arrayUnique arrayCompact mapEach pick omit coalesce math'
    expect(FUNCTIONS.map((spec) => spec.name).sort()).toEqual(wanted.split(' ').sort())
  })
  it('the reference page is the one generated from the table', () => {
    const page = readFileSync(new URL('../../../../docs/reference/mapping-functions.md', import.meta.url), 'utf8')
    expect(page).toBe(renderFunctionReference())
  })
})

describe('functions on awkward values', () => {
  const cases: readonly (readonly [string, JsonValue, JsonValue, JsonValue | undefined | string])[] = [
    ['text of an exact number', 'trim', new ExactNumber('1719309930613520072'), '1719309930613520072'],
    ['a list is no text', 'lower', ['A'], 'not_text'],
    ['no match is no value', { regexExtract: ['(x)'] }, 'abc', undefined],
    ['a group by number', { regexExtract: ['(a)(b)', 2] }, 'ab', 'b'],
    ['negative start', { substring: [-3] }, 'a😀bc', '😀bc'],
    ['big digits are no number', 'toNumber', '9007199254740993', 'number_not_exact'],
    ['exact numbers are no number', 'toNumber', new ExactNumber('1e400'), 'number_not_exact'],
    ['words are no number', 'toNumber', 'abc', 'not_a_number'],
    ['fractions towards zero', 'toInteger', -0.5, 0],
    ['JSON with exact numbers', 'parseJson', '[1719309930613520072]', [new ExactNumber('1719309930613520072')]],
    ['broken JSON', 'parseJson', '{', 'not_json'],
    ['base64url without padding', 'base64Decode', '_-8', 'not_utf8'],
    ['no base64', 'base64Decode', '%%', 'not_base64'],
    ['octal-looking IPv4', 'ipNormalize', '010.0.0.1', 'not_an_ip'],
    ['mapped IPv4', 'ipNormalize', '::ffff:10.0.0.1', '10.0.0.1'],
    ['zone dropped', 'ipNormalize', 'fe80::1%eth0', 'fe80::1'],
    ['another family', { cidrContains: ['::/0'] }, '10.0.0.1', false],
    ['schemeless URL', 'urlHost', 'evil.example/a', 'not_a_url'],
    ['IPv6 host', 'urlHost', 'http://[::1]/', '::1'],
    [
      'objects equal whatever their order',
      'arrayUnique',
      [{ a: 1, b: 2 }, { b: 2, a: 1 }, 1, '1'],
      [{ a: 1, b: 2 }, 1, '1'],
    ],
    ['week from Monday', { dateFloor: ['week'] }, '2026-03-01T10:00:00Z', '2026-02-23T00:00:00.000Z'],
    ['past the last year', { dateAdd: ['P999999D'] }, '9000-01-01T00:00:00Z', 'not_a_timestamp'],
    ['no time', { dateFloor: ['day'] }, 'soon', 'not_a_timestamp'],
    ['mapEach drops what has no result', { mapEach: [{ regexExtract: ['\\d+'] }] }, ['a1', 'b'], ['1']],
    ['division leaves a double', { math: ['/', 3] }, 1, 1 / 3],
  ]
  for (const [name, call, input, expected] of cases) {
    it(name, () => {
      const result = run(call, input)
      expect(result instanceof Fault ? result.code : result).toEqual(expected)
    })
  }
})

describe('calls that cannot work are compile errors', () => {
  const cases: readonly (readonly [JsonValue, string])[] = [
    ['lowr', "row unknown_function did you mean 'lower'?"],
    [{ split: [] }, 'row invalid_argument for example {"split":[","]}'],
    [{ split: [1] }, 'row invalid_argument for example {"split":[","]}'],
    [{ split: [''] }, 'row invalid_argument'],
    [{ regexExtract: ['(?<=a)b'] }, 'row invalid_pattern'],
    [{ regexExtract: ['a', 1] }, 'row invalid_pattern'],
    [{ math: ['/', 0] }, 'row invalid_argument'],
    [{ math: ['^', 2] }, 'row invalid_argument'],
    [{ dateFloor: ['era'] }, 'row invalid_argument'],
    [{ dateAdd: ['1 day'] }, 'row invalid_argument'],
    [{ cidrContains: ['10.0.0.0'] }, 'row invalid_argument'],
    [{ uuidV5: ['nowhere'] }, 'row invalid_argument'],
    [{ mapEach: ['nope'] }, 'row.mapEach unknown_function'],
    [{ trim: [], lower: [] }, 'row invalid_function'],
    [7, 'row invalid_function'],
  ]
  for (const [call, expected] of cases) {
    it(JSON.stringify(call), () => expect(problem(call)).toContain(expected))
  }
})
