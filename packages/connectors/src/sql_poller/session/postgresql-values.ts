import { type JsonValue, parseJson } from '@halcyon/domain'
import pg from 'pg'
import type { Cell, Column } from './session.ts'

interface CatalogType {
  readonly name: string
  /** Of an array: what it is of; else null. */
  readonly element: number | null
}

/** Rows of `oid, typname, typelem, typcategory, typdelim`. */
export const catalogTypes = (rows: readonly (readonly Cell[])[]): ReadonlyMap<number, CatalogType> =>
  new Map(
    rows.map(([oid, name, element, category, delimiter]) => [
      Number(oid),
      { name: String(name), element: category === 'A' && delimiter === ',' ? Number(element) : null },
    ]),
  )

const { builtins } = pg.types
const NUMBERS = new Set<number>([
  builtins.INT2,
  builtins.INT4,
  builtins.INT8,
  builtins.OID,
  builtins.NUMERIC,
  builtins.FLOAT4,
  builtins.FLOAT8,
])
const INTEGERS = new Set<number>([builtins.INT2, builtins.INT4, builtins.INT8, builtins.OID])
const TIMES = new Set<number>([builtins.DATE, builtins.TIMESTAMP, builtins.TIMESTAMPTZ])

export function columnOf(name: string, oid: number, types: ReadonlyMap<number, CatalogType>): Column {
  const { name: type = String(oid), element = null } = types.get(oid) ?? {}
  const toJson = element === null ? scalar(oid) : (text: string) => arrayOf(text, scalar(element))
  return {
    name,
    type,
    kind: INTEGERS.has(oid) ? 'integer' : TIMES.has(oid) ? 'time' : 'other',
    toJson: (cell) => (cell === null ? null : toJson(String(cell))),
    toText: (cell) => (cell === null ? null : String(cell)),
    // The server tells the type by what the value is compared with.
    bind: (placeholder) => placeholder,
  }
}

type Read = (text: string) => JsonValue

function scalar(oid: number): Read {
  if (NUMBERS.has(oid)) return numberOf
  switch (oid) {
    case builtins.BOOL:
      return (text) => text === 't'
    case builtins.JSON:
    case builtins.JSONB:
      return (text) => parseJson(text)
    case builtins.BYTEA:
      return (text) => Buffer.from(text.slice(2), 'hex').toString('base64')
    case builtins.TIMESTAMPTZ:
    case builtins.TIMESTAMP:
      return rfc3339
    default:
      return (text) => text
  }
}

/** NaN and Infinity are no JSON. */
const numberOf: Read = (text) => (/^-?\d/.test(text) ? parseJson(text) : text)

/** `2026-01-31 12:00:00.123456+00` → `2026-01-31T12:00:00.123456Z`; what no such time is (infinity, before Christ) stays as it is. */
const rfc3339: Read = (text) =>
  text.replace(
    /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)(?:(\+00)|$)/,
    (_all, date, time, zone) => `${date}T${time}${zone === undefined ? '' : 'Z'}`,
  )

/** As the library has it; its types say otherwise. */
const { arrayParser } = pg.types as unknown as {
  arrayParser: { create(text: string, element: Read): { parse(): JsonValue[] } }
}

/** Nested ones as well. Bounds that do not begin with 1 stand before an array: [0:2]={…}. */
const arrayOf = (text: string, element: Read): JsonValue =>
  arrayParser.create(text.replace(/^\[.*?\]=/, ''), element).parse()
