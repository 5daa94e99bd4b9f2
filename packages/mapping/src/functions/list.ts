import { canonicalJson, ExactNumber, type JsonObject, type JsonValue } from '@halcyon/domain'
import { isObject, ownMember, setMember } from '../value/object.ts'
import { onList } from './convert.ts'
import { type Apply, Fault, type FunctionSpec } from './spec.ts'

/** Order kept, the first of equals stays; objects are equal whatever the order of their keys. */
const unique = (list: readonly JsonValue[]): JsonValue[] => {
  const seen = new Map<string, JsonValue>()
  for (const entry of list) {
    const identity = entry instanceof ExactNumber ? `exact ${entry.source}` : canonicalJson(entry)
    if (!seen.has(identity)) seen.set(identity, entry)
  }
  return [...seen.values()]
}

const isEmpty = (value: JsonValue): boolean =>
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0)

const mapEach = (apply: Apply): Apply =>
  onList((list) => {
    const out: JsonValue[] = []
    for (const entry of list) {
      const result = apply(entry)
      if (result instanceof Fault) return result
      if (result !== undefined) out.push(result)
    }
    return out
  })

const members =
  (keep: (key: string) => boolean) =>
  (value: JsonValue): JsonObject | Fault => {
    if (!isObject(value)) return new Fault('not_an_object', 'an object was expected')
    const out: JsonObject = {}
    for (const key of Object.keys(value)) if (keep(key)) setMember(out, key, ownMember(value, key) ?? null)
    return out
  }

const names = (args: readonly JsonValue[]): ReadonlySet<JsonValue> => new Set(args)
const NAMES = [{ name: 'names', type: 'text', doc: 'members by name', variadic: true }] as const

export const LIST_FUNCTIONS: readonly FunctionSpec[] = [
  {
    name: 'arrayFirst',
    input: 'list',
    output: 'any',
    parameters: [],
    doc: 'The first entry that is not null; a value that is no list is itself.',
    example: { input: ['a', 'b'], output: 'a' },
    compile: () => (value) => (Array.isArray(value) ? value.find((entry) => entry !== null) : value),
  },
  {
    name: 'arrayLast',
    input: 'list',
    output: 'any',
    parameters: [],
    doc: 'The last entry that is not null; a value that is no list is itself.',
    example: { input: ['a', 'b'], output: 'b' },
    compile: () => (value) => (Array.isArray(value) ? value.findLast((entry) => entry !== null) : value),
  },
  {
    name: 'arrayUnique',
    input: 'list',
    output: 'list',
    parameters: [],
    doc: 'Without repeats, in the order of first occurrence.',
    example: { input: ['a', 'b', 'a'], output: ['a', 'b'] },
    compile: () => onList(unique),
  },
  {
    name: 'arrayCompact',
    input: 'list',
    output: 'list',
    parameters: [],
    doc: 'Without nulls, empty texts, empty lists and empty objects.',
    example: { input: ['a', null, ''], output: ['a'] },
    compile: () => onList((list) => list.filter((entry) => !isEmpty(entry))),
  },
  {
    name: 'mapEach',
    input: 'list',
    output: 'list',
    parameters: [{ name: 'function', type: 'function', doc: 'a function, as it would stand in then' }],
    doc: 'A function applied to every entry; entries without a result are left out.',
    example: { input: ['A', 'B'], args: ['lower'], output: ['a', 'b'] },
    compile: (args, nested) => mapEach(nested(args[0] ?? null)),
  },
  {
    name: 'pick',
    input: 'object',
    output: 'object',
    parameters: NAMES,
    doc: 'Only the named members of an object.',
    example: { input: { id: 1, secret: 'x' }, args: ['id'], output: { id: 1 } },
    compile: (args) => {
      const wanted = names(args)
      return members((key) => wanted.has(key))
    },
  },
  {
    name: 'omit',
    input: 'object',
    output: 'object',
    parameters: NAMES,
    doc: 'An object without the named members.',
    example: { input: { id: 1, secret: 'x' }, args: ['secret'], output: { id: 1 } },
    compile: (args) => {
      const unwanted = names(args)
      return members((key) => !unwanted.has(key))
    },
  },
  {
    name: 'coalesce',
    input: 'any',
    output: 'any',
    parameters: [{ name: 'values', type: 'any', doc: 'tried in order', variadic: true }],
    doc: 'The value, unless it is missing or empty; then the first argument that is not.',
    example: { input: '', args: ['unknown host'], output: 'unknown host' },
    acceptsMissing: true,
    compile: (args) => {
      const fallback = args.find((value) => !isEmpty(value))
      return (value) => (isEmpty(value) ? fallback : value)
    },
  },
]
