import { ExactNumber } from '@halcyon/domain'
import { numberText } from '../value/number.ts'
import { anyText, primitiveText } from '../value/text.ts'
import { doubleOf, onNumber, onText } from './convert.ts'
import { decodeBase64, parseJsonText } from './decode.ts'
import { Fault, type FunctionSpec } from './spec.ts'

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['on', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['off', false],
  ['0', false],
])

export const TYPE_FUNCTIONS: readonly FunctionSpec[] = [
  {
    name: 'toString',
    input: 'any',
    output: 'text',
    parameters: [],
    doc: 'Text: numbers by their exact digits, lists and objects as JSON.',
    example: { input: 4294967296, output: '4294967296' },
    compile: () => (value) => anyText(value),
  },
  {
    name: 'toNumber',
    input: 'any',
    output: 'number',
    parameters: [],
    doc: 'A number; refused (number_not_exact) when it has more digits than a double keeps.',
    example: { input: '7.5', output: 7.5 },
    compile: () => (value) => doubleOf(value),
  },
  {
    name: 'toInteger',
    input: 'any',
    output: 'integer',
    parameters: [],
    doc: 'A whole number, fractions cut off towards zero; refused beyond ±2^53.',
    example: { input: '42.9', output: 42 },
    compile: () =>
      onNumber((number) => {
        const whole = Math.trunc(number)
        return Number.isSafeInteger(whole) ? whole + 0 : new Fault('number_not_exact', 'the number is beyond ±2^53')
      }),
  },
  {
    name: 'toBoolean',
    input: 'any',
    output: 'boolean',
    parameters: [],
    doc: 'true, yes, on, 1 → true; false, no, off, 0 → false; in any case.',
    example: { input: 'Yes', output: true },
    compile: () => (value) => {
      const text = value instanceof ExactNumber ? numberText(value) : primitiveText(value)
      const word = WORDS.get(text?.trim().toLowerCase() ?? '')
      return word ?? new Fault('not_a_boolean', 'true or false was expected')
    },
  },
  {
    name: 'parseJson',
    input: 'text',
    output: 'any',
    parameters: [],
    doc: 'JSON inside a text, its numbers exact.',
    example: { input: '{"user":{"id":7}}', output: { user: { id: 7 } } },
    compile: () => onText(parseJsonText),
  },
  {
    name: 'base64Decode',
    input: 'text',
    output: 'text',
    parameters: [],
    doc: 'Base64 or base64url as UTF-8 text; refused when the bytes are not UTF-8.',
    example: { input: 'ZXZpbC5leGFtcGxlL3BhdGg=', output: 'evil.example/path' },
    compile: () => onText(decodeBase64),
  },
]
