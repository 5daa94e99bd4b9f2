import type { Finding } from '@halcyon/domain'
import type { ErrorObject } from 'ajv'
import { suggestion } from './suggest.ts'

const MAX_FINDINGS = 100

/** Every error of a validation, in words: `{path, code, message, suggestion?}`. */
export function findingsOf(errors: readonly ErrorObject[]): Finding[] {
  return withoutUnionNoise(errors).slice(0, MAX_FINDINGS).map(finding)
}

/** A union says no once for each member; only the member that came nearest is worth reading. */
function withoutUnionNoise(errors: readonly ErrorObject[]): ErrorObject[] {
  const union = errors.findLast((error) => error.keyword === 'anyOf' || error.keyword === 'oneOf')
  if (union === undefined) return [...errors]
  const inside = errors.filter((error) => error.schemaPath.startsWith(`${union.schemaPath}/`) && error !== union)
  const outside = errors.filter((error) => error !== union && !inside.includes(error))
  return withoutUnionNoise([...outside, ...nearestMember(union, inside)])
}

/** None of a union's constants (the words of an enum, the kinds of a tagged object): one error that names them all. */
function noneOfThese(inside: readonly ErrorObject[], members: number): ErrorObject | undefined {
  const byPlace = Map.groupBy(
    inside.filter((error) => error.keyword === 'const'),
    (error) => error.instancePath,
  )
  const [constants] = [...byPlace.values()].filter((errors) => errors.length === members)
  const [first] = constants ?? []
  if (constants === undefined || first === undefined) return undefined
  return { ...first, keyword: 'enum', params: { allowedValues: constants.map((error) => error.params.allowedValue) } }
}

function nearestMember(union: ErrorObject, inside: readonly ErrorObject[]): ErrorObject[] {
  const members = Map.groupBy(
    inside,
    (error) => error.schemaPath.slice(union.schemaPath.length + 1).split('/')[0] ?? '',
  )
  const none = noneOfThese(inside, members.size)
  if (none !== undefined) return [none]
  // Another kind, or another type altogether, is further away than any number of wrong fields.
  const isAlien = (error: ErrorObject): boolean =>
    error.keyword === 'const' || (error.keyword === 'type' && error.instancePath === union.instancePath)
  const cost = (errors: readonly ErrorObject[]): number =>
    errors.reduce((sum, error) => sum + (isAlien(error) ? 1000 : 1), 0)
  return [...members.values()].sort((a, b) => cost(a) - cost(b))[0] ?? []
}

type Describe = (error: ErrorObject, path: string) => Finding

const DESCRIBE: Readonly<Record<string, Describe>> = {
  additionalProperties: (error, path) => {
    const name = String(error.params.additionalProperty)
    const known = Object.keys((error.parentSchema?.properties as object | undefined) ?? {})
    return make(joined(path, name), 'unknown_field', `Unknown field '${name}'`, suggestion(name, known))
  },
  required: (error, path) => {
    const name = String(error.params.missingProperty)
    return make(joined(path, name), 'required_missing', `'${name}' is required`)
  },
  type: (error, path) => make(path, 'type_mismatch', `Must be ${nouns(error.params.type)}`),
  const: (error, path) => make(path, 'enum_unknown', `Must be ${JSON.stringify(error.params.allowedValue)}`),
  enum: (error, path) => {
    const allowed = (error.params.allowedValues as unknown[]).map(String)
    const hint = typeof error.data === 'string' ? suggestion(error.data, allowed) : undefined
    return make(path, 'enum_unknown', `Must be one of: ${allowed.join(', ')}`, hint)
  },
  format: (error, path) => make(path, 'malformed', `Must be a ${error.params.format}`),
  pattern: (_, path) => make(path, 'malformed', 'Does not have the expected form'),
}

function finding(error: ErrorObject): Finding {
  const path = dotted(error.instancePath)
  return (
    DESCRIBE[error.keyword]?.(error, path) ?? make(path, 'limit_exceeded', sentence(error.message ?? error.keyword))
  )
}

const make = (path: string, code: string, message: string, hint?: string): Finding =>
  hint === undefined ? { path, code, message } : { path, code, message, suggestion: hint }

const nouns = (type: unknown): string => (Array.isArray(type) ? type.join(' or ') : String(type))
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A JSON Pointer as the documents write places: `/outputs/0/title` → `outputs[0].title`. */
const dotted = (pointer: string): string =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(joined, '')

function joined(parent: string, key: string): string {
  if (/^\d+$/.test(key)) return `${parent}[${key}]`
  if (!/^[A-Za-z_$][\w$-]*$/.test(key)) return `${parent}[${JSON.stringify(key)}]`
  return parent === '' ? key : `${parent}.${key}`
}
