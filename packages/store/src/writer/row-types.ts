import { arrayOf, type EncodedRows, LAYOUTS, type RowType } from '@halcyon/domain'

/** The composite types of rows → their identifiers in one database. */
export type RowTypes = Readonly<Record<RowType, number>>

/** Asks for `name` and `id` of every row type. */
export const ROW_TYPES_SQL = `select typname as name, oid::int as id from pg_type
  where typnamespace = 'halcyon'::regnamespace and typname in (${Object.keys(LAYOUTS)
    .map((name) => `'${name}'`)
    .join(', ')})`

export const rowTypesOf = (found: readonly { readonly name: string; readonly id: number }[]): RowTypes =>
  Object.fromEntries(found.map(({ name, id }) => [name, id])) as RowTypes

/** Rows as a parameter. It must be a Buffer: that is how the driver knows that it is binary. */
export function parameter(types: RowTypes, type: RowType, parts: readonly EncodedRows[]): Buffer {
  const { buffer, byteOffset, byteLength } = arrayOf(types[type], parts)
  return Buffer.from(buffer, byteOffset, byteLength)
}
