import type { JsonObject, JsonValue } from '@halcyon/domain'
import { compareText, jsonEqual } from '../value/equal.ts'
import { compareNumbers, isNumber } from '../value/number.ts'
import { isObject, ownMember, setMember } from '../value/object.ts'
import { type CallContext, type JmespathFunction, listAt, textAt } from './function-type.ts'
import { JmespathFault } from './scope.ts'

const compare = (left: JsonValue, right: JsonValue): number => {
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right)
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right)
  throw new JmespathFault('invalid-type', 'only numbers, or only strings, can be ordered')
}

/** The keys are computed once an entry, then checked to be all numbers or all strings. */
const keyed = (list: readonly JsonValue[], context: CallContext): { entry: JsonValue; key: JsonValue }[] => {
  context.budget.spend(list.length)
  const pairs = list.map((entry) => ({ entry, key: context.by(entry) }))
  for (const { key } of pairs) {
    const [first] = pairs
    const sortable = isNumber(key) || typeof key === 'string'
    if (!sortable || (first !== undefined && isNumber(key) !== isNumber(first.key))) {
      throw new JmespathFault('invalid-type', 'the expression must give all numbers, or all strings')
    }
  }
  return pairs
}

const extreme = (list: readonly JsonValue[], sign: 1 | -1): JsonValue =>
  list.reduce<JsonValue>((best, entry) => (best === null || compare(entry, best) * sign > 0 ? entry : best), null)

const extremeBy = (list: readonly JsonValue[], context: CallContext, sign: 1 | -1): JsonValue => {
  let best: { entry: JsonValue; key: JsonValue } | undefined
  for (const pair of keyed(list, context)) {
    if (best === undefined || compare(pair.key, best.key) * sign > 0) best = pair
  }
  return best?.entry ?? null
}

const groupBy = (list: readonly JsonValue[], context: CallContext): JsonObject => {
  context.budget.spend(list.length)
  const groups: JsonObject = {}
  for (const entry of list) {
    const key = context.by(entry)
    if (typeof key !== 'string')
      throw new JmespathFault('invalid-type', 'group_by() needs an expression that gives strings')
    const group = ownMember(groups, key)
    if (Array.isArray(group)) group.push(entry)
    else setMember(groups, key, [entry])
  }
  return groups
}

const merge = (objects: readonly JsonValue[], context: CallContext): JsonObject => {
  const merged: JsonObject = {}
  for (const object of objects) {
    if (!isObject(object)) continue
    const entries = Object.entries(object)
    context.budget.spend(entries.length)
    for (const [key, value] of entries) setMember(merged, key, value)
  }
  return merged
}

const fromItems = (pairs: readonly JsonValue[], context: CallContext): JsonObject => {
  context.budget.spend(pairs.length)
  const out: JsonObject = {}
  for (const pair of pairs) {
    const [key, value] = Array.isArray(pair) && pair.length === 2 ? pair : []
    if (typeof key !== 'string')
      throw new JmespathFault('invalid-value', 'from_items() needs pairs of a string and a value')
    setMember(out, key, value ?? null)
  }
  return out
}

const zip = (lists: readonly JsonValue[], context: CallContext): JsonValue[] => {
  const arrays = lists.filter((list) => Array.isArray(list))
  const length = Math.min(...arrays.map((list) => list.length))
  context.budget.spend(length * arrays.length)
  return Array.from({ length }, (_, index) => arrays.map((list) => list[index] ?? null))
}

const contains = (args: readonly JsonValue[], context: CallContext): boolean => {
  const [subject, wanted = null] = args
  if (typeof subject === 'string') return typeof wanted === 'string' && subject.includes(wanted)
  return listAt([subject ?? null], 0).some((entry) => jsonEqual(entry, wanted, context.budget))
}

const members = (value: JsonValue | undefined, context: CallContext): [string, JsonValue][] => {
  const entries = isObject(value) ? Object.entries(value) : []
  context.budget.spend(entries.length)
  return entries
}

const array: JmespathFunction['parameters'][number] = ['array']
const expression: JmespathFunction['parameters'][number] = ['expression']
const object: JmespathFunction['parameters'][number] = ['object']
const ordered: JmespathFunction['parameters'][number] = ['numbers', 'strings']

export const LIST_FUNCTIONS: Readonly<Record<string, JmespathFunction>> = {
  contains: { parameters: [['array', 'string'], ['any']], run: contains },
  from_items: { parameters: [['arrays']], run: (args, context) => fromItems(listAt(args, 0), context) },
  group_by: { parameters: [array, expression], run: (args, context) => groupBy(listAt(args, 0), context) },
  items: { parameters: [object], run: ([value], context) => members(value, context) },
  keys: { parameters: [object], run: ([value], context) => members(value, context).map(([key]) => key) },
  values: { parameters: [object], run: ([value], context) => members(value, context).map(([, entry]) => entry) },
  map: {
    parameters: [expression, array],
    run: (args, context) => {
      context.budget.spend(listAt(args, 0).length)
      return listAt(args, 0).map((entry) => context.by(entry))
    },
  },
  max: { parameters: [ordered], run: (args) => extreme(listAt(args, 0), 1) },
  min: { parameters: [ordered], run: (args) => extreme(listAt(args, 0), -1) },
  max_by: { parameters: [array, expression], run: (args, context) => extremeBy(listAt(args, 0), context, 1) },
  min_by: { parameters: [array, expression], run: (args, context) => extremeBy(listAt(args, 0), context, -1) },
  merge: { parameters: [object], variadic: true, run: merge },
  not_null: { parameters: [['any']], variadic: true, run: (args) => args.find((value) => value !== null) ?? null },
  reverse: {
    parameters: [['string', 'array']],
    run: (args) =>
      Array.isArray(args[0]) ? listAt(args, 0).toReversed() : Array.from(textAt(args, 0)).reverse().join(''),
  },
  sort: { parameters: [ordered], run: (args) => listAt(args, 0).toSorted(compare) },
  sort_by: {
    parameters: [array, expression],
    run: (args, context) =>
      keyed(listAt(args, 0), context)
        .sort((left, right) => compare(left.key, right.key))
        .map(({ entry }) => entry),
  },
  to_array: { parameters: [['any']], run: ([value = null]) => (Array.isArray(value) ? value : [value]) },
  zip: { parameters: [array], variadic: true, run: zip },
}
