import type { JsonValue } from '@halcyon/domain'
import { onNumber } from './convert.ts'
import { ArgumentFault, type FunctionSpec } from './spec.ts'

const BINARY: Readonly<Record<string, (value: number, by: number) => number>> = {
  '+': (value, by) => value + by,
  '-': (value, by) => value - by,
  '*': (value, by) => value * by,
  '/': (value, by) => value / by,
  '%': (value, by) => value % by,
  min: Math.min,
  max: Math.max,
}
const UNARY: Readonly<Record<string, (value: number) => number>> = {
  round: Math.round,
  floor: Math.floor,
  ceil: Math.ceil,
  abs: Math.abs,
}

const operation = (args: readonly JsonValue[]): ((value: number) => number) => {
  const [name, by] = args
  const key = typeof name === 'string' ? name : ''
  const unary = Object.hasOwn(UNARY, key) ? UNARY[key] : undefined
  if (unary !== undefined) return unary
  const binary = Object.hasOwn(BINARY, key) ? BINARY[key] : undefined
  if (binary === undefined) {
    throw new ArgumentFault(
      `unknown operation '${key}'; one of ${[...Object.keys(BINARY), ...Object.keys(UNARY)].join(' ')}`,
    )
  }
  if (typeof by !== 'number') throw new ArgumentFault(`'${key}' needs a number`)
  if (by === 0 && (key === '/' || key === '%')) throw new ArgumentFault('division by zero')
  return (value) => binary(value, by)
}

export const NUMBER_FUNCTIONS: readonly FunctionSpec[] = [
  {
    name: 'math',
    input: 'number',
    output: 'number',
    parameters: [
      { name: 'operation', type: 'text', doc: '+ - * / % min max round floor ceil abs' },
      { name: 'by', type: 'number', doc: 'the second operand, for the first seven', optional: true },
    ],
    doc: 'One arithmetic operation on doubles; exact numbers are refused rather than rounded.',
    example: { input: 0.87, args: ['*', 100], output: 87 },
    compile: (args) => {
      const run = operation(args)
      return onNumber((value) => run(value) + 0)
    },
  },
]
