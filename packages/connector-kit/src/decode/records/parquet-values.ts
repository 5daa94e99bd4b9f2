import { type JsonValue, parseJson } from '@halcyon/domain'
import type { FileMetaData, ParquetParsers, SchemaElement, SchemaTree } from 'hyparquet'
import { dateOf, decimalOf, textOrBase64, timeOf } from './column-values.ts'

export const PARSERS: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (value) => timeOf(BigInt(value), 3),
  timestampFromMicroseconds: (value) => timeOf(BigInt(value), 6),
  timestampFromNanoseconds: (value) => timeOf(BigInt(value), 9),
  dateFromDays: dateOf,
  jsonFromBytes: (bytes) => (bytes === undefined ? undefined : parseJson(Buffer.from(bytes).toString('utf8'))),
}

const isDecimal = ({ converted_type, logical_type }: SchemaElement): boolean =>
  converted_type === 'DECIMAL' || logical_type?.type === 'DECIMAL'

/** Decimals are read as the integers they are stored as: the library would make doubles of them. Answers their scales. */
export function undoDecimals(metadata: FileMetaData): ReadonlyMap<SchemaElement, number> {
  const scales = new Map<SchemaElement, number>()
  for (const element of metadata.schema) {
    if (!isDecimal(element)) continue
    const scale = element.logical_type?.type === 'DECIMAL' ? element.logical_type.scale : (element.scale ?? 0)
    scales.set(element, scale)
    delete element.converted_type
    delete element.logical_type
  }
  return scales
}

/** A value of a column as JSON; bytes that are no text are Base64. */
export function toJson(
  value: unknown,
  node: SchemaTree | undefined,
  scales: ReadonlyMap<SchemaElement, number>,
): JsonValue {
  if (value === null || value === undefined) return null
  const scale = node === undefined ? undefined : scales.get(node.element)
  if (scale !== undefined && !Array.isArray(value)) return decimalOf(value as Uint8Array | number | bigint, scale)
  if (typeof value === 'string' || typeof value === 'boolean') return value
  // NaN and the infinities have no place in JSON.
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value === 'bigint') return parseJson(String(value))
  if (value instanceof Uint8Array) return textOrBase64(value)
  if (Array.isArray(value)) return value.map((one) => toJson(one, elementOf(node), scales))
  if (ArrayBuffer.isView(value))
    return [...(value as unknown as Iterable<unknown>)].map((one) => toJson(one, elementOf(node), scales))
  if (typeof value === 'object') {
    const members = Object.entries(value).map(([name, one]): [string, JsonValue] => [
      name,
      toJson(one, memberOf(node, name), scales),
    ])
    return Object.fromEntries(members)
  }
  return null
}

const wrapped = (node: SchemaTree): boolean =>
  node.element.converted_type === 'LIST' || node.element.logical_type?.type === 'LIST'
const isMap = (node: SchemaTree): boolean =>
  node.element.converted_type === 'MAP' ||
  node.element.converted_type === 'MAP_KEY_VALUE' ||
  node.element.logical_type?.type === 'MAP'

/** The schema writes a list as a group of a repeated group of its element. */
function elementOf(node: SchemaTree | undefined): SchemaTree | undefined {
  if (node === undefined || !wrapped(node)) return node
  const [repeated] = node.children
  return repeated?.children.length === 1 ? repeated.children[0] : repeated
}

/** And a map as a group of a repeated group of key and value. */
function memberOf(node: SchemaTree | undefined, name: string): SchemaTree | undefined {
  if (node === undefined) return undefined
  if (isMap(node)) return node.children[0]?.children[1]
  return node.children.find(({ element }) => element.name === name)
}
