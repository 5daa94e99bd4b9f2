import { ExactNumber, type JsonValue } from '@halcyon/domain'
import { JmespathFault } from './scope.ts'

/** A double; an exact number is refused rather than rounded. */
export const asDouble = (value: JsonValue | undefined): number => {
  if (typeof value === 'number') return value
  if (value instanceof ExactNumber) {
    throw new JmespathFault('number_not_exact', 'arithmetic cannot keep this number exact')
  }
  throw new JmespathFault('not-a-number', 'arithmetic needs numbers')
}

const finite = (value: number): number => {
  if (!Number.isFinite(value)) throw new JmespathFault('not-a-number', 'the result is not a finite number')
  return value
}

const OPERATIONS: Readonly<Record<string, (left: number, right: number) => number>> = {
  Plus: (left, right) => left + right,
  Minus: (left, right) => left - right,
  Multiply: (left, right) => left * right,
  Star: (left, right) => left * right,
  Divide: (left, right) => left / right,
  Modulo: (left, right) => left % right,
  Div: (left, right) => Math.floor(left / right),
}

export const arithmetic = (operator: string): ((left: JsonValue, right: JsonValue) => number) => {
  const operation = OPERATIONS[operator]
  if (operation === undefined) throw new Error(`unknown operator ${operator}`)
  return (left, right) => finite(operation(asDouble(left), asDouble(right)))
}
