import { Problem } from '@halcyon/domain'
import { Type } from 'typebox'

/** What every list takes: spread it into the query's schema. */
export const pageFields = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 50, description: 'Items on a page' })),
  cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 2000, description: '`nextCursor` of the page before' })),
}

export interface PageInput {
  readonly limit?: number
  readonly cursor?: string
}

export interface Page<Item> {
  readonly items: readonly Item[]
  /** Null on the last page. */
  readonly nextCursor: string | null
}

/** How many rows to read: one more than the page, which tells whether another follows. */
export const rowsToRead = (input: PageInput): number => pageSize(input) + 1
const pageSize = (input: PageInput): number => input.limit ?? 50

type Key = string | number | boolean | null

/**
 * The page of these rows, read with `rowsToRead`. `keyOf` gives the sort key of a row, the last part of which is unique.
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  input: PageInput,
  keyOf: (row: Row) => readonly Key[],
  present: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, pageSize(input))
  const last = shown.at(-1)
  const more = rows.length > shown.length && last !== undefined
  return { items: shown.map(present), nextCursor: more ? encode(keyOf(last)) : null }
}

const encode = (key: readonly Key[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

/**
 * The key after which the page starts, null on the first. `types` are the types of its parts, as `typeof` names them.
 * @throws Problem `invalid_cursor` for anything this list did not give out
 */
export function cursorKey(input: PageInput, types: readonly ('string' | 'number' | 'boolean')[]): Key[] | null {
  if (input.cursor === undefined) return null
  const key = decode(input.cursor)
  const fits = Array.isArray(key) && key.length === types.length && types.every((type, i) => typeof key[i] === type)
  if (!fits || key.some((part: unknown) => typeof part === 'string' && part.includes('\u0000')))
    throw new Problem('invalid_cursor')
  return key
}

function decode(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}
