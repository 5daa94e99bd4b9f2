/** A JSON Schema of ours as rows of a reference page. */
import { code, table } from './markdown.ts'

/** What these pages read of a schema. */
export interface Schema {
  readonly type?: string
  readonly title?: string
  readonly description?: string
  readonly default?: unknown
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minimum?: number
  readonly maximum?: number
  readonly maxItems?: number
  readonly maxLength?: number
  readonly 'x-unit'?: string
}

const HEAD = ['field', 'type', 'default', 'meaning']

/** Table of an object's fields, nested ones by their dotted path; then a table for each branch of a union. `level`: of the headings. */
export function fieldTables(schema: Schema, level: number): string[] {
  const unions: string[] = []
  const rows = fieldRows(schema, '', (path, branches) => {
    for (const branch of branches) unions.push(...branchTable(path, branch, level))
  })
  return [table(HEAD, rows), ...unions]
}

type OnUnion = (path: string, branches: readonly Schema[]) => void

function fieldRows({ properties = {}, required = [] }: Schema, prefix: string, onUnion: OnUnion): string[][] {
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = prefix + name
    const branches = (field.anyOf ?? []).filter((branch) => branch.properties !== undefined)
    if (branches.length > 0) onUnion(path, branches)
    const nested = field.properties === undefined ? [] : fieldRows(field, `${path}.`, onUnion)
    return [[code(path), typeOf(field), defaultOf(field, required.includes(name)), field.description ?? ''], ...nested]
  })
}

function branchTable(path: string, branch: Schema, level: number): string[] {
  const kind = branch.properties?.kind
  const heading = `${'#'.repeat(level)} ${path}: ${wordOf(branch)}`
  const rows = fieldRows(branch, `${path}.`, () => undefined)
  return [heading, kind?.description ?? '', table(HEAD, rows)].filter((part) => part !== '')
}

function typeOf(schema: Schema): string {
  if (schema.const !== undefined) return code(JSON.stringify(schema.const))
  const words = schema.enum ?? literals(schema.anyOf)
  if (words !== null) return words.map((word) => code(String(word))).join(', ')
  if (schema.anyOf !== undefined) return `one of ${schema.anyOf.map(nameOfBranch).join(', ')}`
  if (schema.type === 'array')
    return `list of ${schema.items === undefined ? 'any' : typeOf(schema.items)}${bounds(schema)}`
  if (schema.patternProperties !== undefined) return 'object of texts'
  return `${schema.type === 'string' ? 'text' : (schema.type ?? 'any')}${bounds(schema)}`
}

const literals = (branches: readonly Schema[] | undefined): readonly unknown[] | null =>
  branches?.every((branch) => branch.const !== undefined) ? branches.map((branch) => branch.const) : null

const nameOfBranch = (branch: Schema): string =>
  code(branch.const === undefined ? wordOf(branch) : JSON.stringify(branch.const))

/** Its kind; else the field that tells it apart. */
function wordOf({ properties = {}, required = [], title, type }: Schema): string {
  const kind = properties.kind?.const
  const [only, ...more] = required
  return String(kind ?? (only !== undefined && more.length === 0 ? `{${only}}` : (title ?? type)))
}

function bounds({ minimum, maximum, maxItems, maxLength, 'x-unit': unit }: Schema): string {
  const parts = [
    minimum === undefined || maximum === undefined ? '' : `${minimum} to ${maximum}`,
    maxItems === undefined ? '' : `at most ${maxItems} entries`,
    maxLength === undefined ? '' : `at most ${maxLength} characters`,
    unit ?? '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}

function defaultOf(schema: Schema, required: boolean): string {
  if (required) return 'required'
  const empty = schema.default === undefined || (schema.properties !== undefined && isEmpty(schema.default))
  return empty ? '' : code(JSON.stringify(schema.default))
}

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0
