import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isExact } from './exactness.ts'
import {
  canonicalJson,
  decodeUtf8,
  ExactNumber,
  isStorable,
  JsonError,
  type JsonValue,
  parseJson,
  stringifyJson,
} from './index.ts'
import { locateJsonError } from './locate-error.ts'

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)
const refusal = (run: () => unknown): JsonError => {
  try {
    run()
  } catch (error) {
    if (error instanceof JsonError) return error
    throw error
  }
  throw new Error('Nothing was refused')
}

describe('parseJson', () => {
  test.each([
    '1719309930613520072',
    '-1719309930613520072',
    '9007199254740993',
    '9007199254740992',
    '1e400',
    '-1e400',
    '1e-400',
    '3.14159265358979323846',
    '0.1000000000000000055511151231257827',
    '123456789012345678901234567890',
  ])('%s keeps its digits', (source) => {
    for (const text of [source, `[${source}]`, `{"a": ${source} }`, `{"a":"\\u007f0","b":${source}}`]) {
      const value = parseJson(text)
      const found = Array.isArray(value)
        ? value[0]
        : value instanceof ExactNumber
          ? value
          : ((value as Record<string, JsonValue>).b ?? (value as Record<string, JsonValue>).a)
      expect(found, text).toEqual(new ExactNumber(source))
    }
  })

  test.each([
    '0',
    '-0',
    '0.1',
    '1e5',
    '1E+2',
    '9007199254740991',
    '-9007199254740991',
    '1700000000.123456',
    '0.30000000000000004',
    '1.0000000000000000000',
    '0e999',
    '1e308',
  ])('%s is a plain number', (source) => {
    expect(parseJson(source)).toBe(Number(source))
  })

  test('row 40: depth 65 is refused, 64 is taken, a million does not hurt', () => {
    expect(parseJson(nested(64))).toBeInstanceOf(Array)
    expect(refusal(() => parseJson(nested(65)))).toMatchObject({
      code: 'json_too_deep',
      position: 64,
      line: 1,
      column: 65,
    })
    expect(refusal(() => parseJson('['.repeat(1_000_000)))).toMatchObject({ code: 'json_too_deep' })
    expect(refusal(() => parseJson('{"a":'.repeat(1_000_000)))).toMatchObject({ code: 'json_too_deep' })
    expect(parseJson(nested(3), { maxDepth: 3 })).toEqual([[[]]])
    expect(parseJson(`"${'['.repeat(100)}"`)).toHaveLength(100)
  })

  test('row 41: __proto__ and constructor.prototype are data and pollute nothing', () => {
    for (const number of ['1', '12345678901234567890']) {
      const value = parseJson(`{"__proto__":{"polluted":${number}},"constructor":{"prototype":{"polluted":true}}}`)
      expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor'])
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
      expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    }
    const direct = parseJson('{"__proto__":12345678901234567890}')
    expect(Object.getOwnPropertyDescriptor(direct, '__proto__')?.value).toEqual(new ExactNumber('12345678901234567890'))
  })

  test('row 42: of duplicate keys the last wins', () => {
    expect(parseJson('{"a":1,"a":2}')).toEqual({ a: 2 })
    expect(parseJson('{"a":12345678901234567890,"a":2}')).toEqual({ a: 2 })
    expect(parseJson('{"a":2,"a":12345678901234567890}')).toEqual({ a: new ExactNumber('12345678901234567890') })
  })

  test('row 43: 2^53+1 and 1e400 are exact', () => {
    expect(stringifyJson(parseJson('[9007199254740993,1e400]'))).toBe('[9007199254740993,1e400]')
  })

  test('row 44: U+0000 and lone surrogates are read as they are and known as not storable; bad UTF-8 is refused', () => {
    expect(parseJson('"\\u0000"')).toBe('\u0000')
    expect(parseJson('"\\ud800"')).toBe('\ud800')
    for (const text of ['"\\u0000"', '["\\ud800"]', '{"\\udc00":1}', '{"a":[{"b":"x\\u0000"}]}'])
      expect(isStorable(parseJson(text))).toBe(false)
    expect(isStorable(parseJson('{"é":["\\ud83d\\ude00",1,null,12345678901234567890]}'))).toBe(true)
    expect(refusal(() => decodeUtf8(new Uint8Array([0x22, 0xff, 0x22])))).toMatchObject({ code: 'utf8_invalid' })
    expect(refusal(() => decodeUtf8(new Uint8Array([0xed, 0xa0, 0x80])))).toMatchObject({ code: 'utf8_invalid' })
  })

  test('the place of an error is told, the payload is not', () => {
    const error = refusal(() => parseJson('{"a": 1,\n  "token": secret}'))
    expect(error).toMatchObject({
      code: 'json_invalid',
      position: 20,
      line: 2,
      column: 12,
      message: 'Expected a value at line 2, column 12',
    })
  })

  test('a string that looks like the marker of the fast way stays a string', () => {
    expect(parseJson('["\u007f0","\\u007F0",12345678901234567890]')).toEqual([
      '\u007f0',
      '\u007f0',
      new ExactNumber('12345678901234567890'),
    ])
  })
})

describe('JSONTestSuite categories', () => {
  const Y = [
    '[]',
    ' [] ',
    '{}',
    '"a"',
    '""',
    'null',
    'true',
    'false',
    '1',
    '-0',
    '[1,2]',
    '{"a":[]}',
    '"\\u0000"',
    '"\\uD834\\uDD1E"',
    '"\\/"',
    '[1E22]',
    '[1e-2]',
    '{"":0}',
    '"\u2028"',
    '"\u007f"',
    '[0.1e1]',
    '\t[\r\n]\t',
    '[123.456e78]',
  ]
  const N = [
    '',
    ' ',
    '[',
    ']',
    '[1,]',
    '[,1]',
    '[1 true]',
    '{"a" 1}',
    '{"a":1,}',
    "{'a':1}",
    '{a:1}',
    '{1:1}',
    '{12345678901234567890:1}',
    '{"a":1 "b":2}',
    '01',
    '-',
    '-01',
    '1.',
    '.1',
    '1e',
    '1e+',
    '+1',
    '0x1',
    'NaN',
    'Infinity',
    '-Infinity',
    'nul',
    'True',
    '"',
    '"\\x"',
    '"\\u12"',
    '"\\u12G4"',
    '"\n"',
    '"\t"',
    '"\u0000"',
    '[1]]',
    '1 2',
    '[1][2]',
    '// x',
    '/* */ 1',
    '\u00a0[]',
    '\ufeff[]',
    '[1.2.3]',
    '1234567890123456789.2.3',
    '--12345678901234567890',
    '012345678901234567890',
    '12345678901234567890.',
    '"a"12345678901234567890',
    '12345678901234567890"a"',
    '[12345678901234567890 1]',
    '12345678901234567890e',
    '1e5e5',
    '{"a":1e400:2}',
    '{"a"',
    '{"a":',
    '{',
    '{"a":1',
    '["a',
    '["a\\',
  ]
  const I = [
    '"\\uD800"',
    '"\\uDFAA"',
    '[1e9999]',
    '[-1e9999]',
    '[0.4e00669999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999]',
  ]
  test.each([...Y, ...I])('accepted: %s', (text) => {
    parseJson(text)
    expect(locateJsonError(text)).toBeNull()
  })
  test.each(N)('refused: %j', (text) => {
    expect(refusal(() => parseJson(text))).toMatchObject({ code: 'json_invalid' })
  })
  test('a byte order mark is removed with the bytes', () => {
    expect(parseJson(decodeUtf8(new Uint8Array([0xef, 0xbb, 0xbf, 0x5b, 0x5d])))).toEqual([])
  })
})

const outcome = (run: () => unknown): unknown => {
  try {
    return { value: run() }
  } catch {
    return 'refused'
  }
}
const tokens = fc.constantFrom(
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"a"',
  '"\\"',
  '\\',
  '"',
  ' ',
  '1',
  '-',
  '0',
  '.',
  'e',
  '12345678901234567890',
  '1e5',
  '1e400',
  'true',
  'null',
  '"\u007f0"',
  '"\\u007f0"',
  '\n',
)

describe('against JSON.parse', () => {
  test('the same values', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.nat({ max: 2 }), (text, indent) => {
        const pretty = JSON.stringify(JSON.parse(text), null, indent)
        expect(canonicalJson(parseJson(pretty))).toBe(canonicalJson(JSON.parse(pretty)))
      }),
    )
  })

  test('the same refusals, and a fault is found exactly when there is one', () => {
    const text = fc.array(tokens, { maxLength: 12 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (input) => {
        const expected = outcome(() => JSON.parse(input))
        expect(outcome(() => parseJson(input)) === 'refused').toBe(expected === 'refused')
        expect(locateJsonError(input) === null).toBe(expected !== 'refused')
      }),
      { numRuns: 20_000 },
    )
  })

  test('numbers: what stays a number is the same number, what does not has its digits', () => {
    const digits = fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 25 }).map((list) => list.join(''))
    const source = fc
      .tuple(
        fc.constantFrom('', '-'),
        digits.map((d) => d.replace(/^0+(?=.)/, '')),
        fc.option(digits),
        fc.option(fc.integer({ min: -400, max: 400 })),
      )
      .map(
        ([sign, whole, fraction, exponent]) =>
          sign + whole + (fraction === null ? '' : `.${fraction}`) + (exponent === null ? '' : `e${exponent}`),
      )
    fc.assert(
      fc.property(source, (text) => {
        const value = parseJson(`[${text}]`)
        const number = Array.isArray(value) ? value[0] : null
        if (number instanceof ExactNumber) expect(number.source).toBe(text)
        else expect(number).toBe(Number(text))
        expect(number instanceof ExactNumber).toBe(!isExact(text, Number(text)))
      }),
      { numRuns: 5000 },
    )
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, noInteger: true }), (number) => {
        expect(parseJson(String(number))).toBe(number)
      }),
    )
  })

  test('stringifyJson is JSON.stringify where every number is plain', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(stringifyJson(value as JsonValue)).toBe(JSON.stringify(value))
      }),
    )
  })
})

describe('stringifyJson and canonicalJson', () => {
  test('exact numbers are numbers, keys are sorted by UTF-16 units', () => {
    const value = parseJson('{"b":12345678901234567890,"a":[1e400,{"z":1,"é":"\\"","A":null}]}')
    expect(stringifyJson(value)).toBe('{"b":12345678901234567890,"a":[1e400,{"z":1,"é":"\\"","A":null}]}')
    expect(canonicalJson(value)).toBe('{"a":[1e400,{"A":null,"z":1,"é":"\\""}],"b":12345678901234567890}')
    expect(canonicalJson({ '\u20ac': 1, '\r': 2, '1': 3, '\ud83d\ude00': 4, '\ufb33': 5 })).toBe(
      '{"\\r":2,"1":3,"\u20ac":1,"\ud83d\ude00":4,"\ufb33":5}',
    )
  })

  test('what is written is read back the same', () => {
    const text = fc.json({ maxDepth: 4 }).map((json) => `[${json},12345678901234567890,{"__proto__":1e400}]`)
    fc.assert(
      fc.property(text, (json) => {
        const value = parseJson(json)
        expect(canonicalJson(parseJson(stringifyJson(value)))).toBe(canonicalJson(value))
        expect(canonicalJson(parseJson(canonicalJson(value)))).toBe(canonicalJson(value))
      }),
    )
  })
})
