import type { FileMetaData, ParquetParsers, SchemaElement, SchemaTree } from 'hyparquet'
import { dateOf, decimalText, textOrBase64, timeOf } from '../column-text.ts'

/** JSON that stands in a column, as it is. */
class JsonText {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export const PARSERS: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (value) => timeOf(BigInt(value), 3),
  timestampFromMicroseconds: (value) => timeOf(BigInt(value), 6),
  timestampFromNanoseconds: (value) => timeOf(BigInt(value), 9),
  dateFromDays: dateOf,
  jsonFromBytes: (bytes) => (bytes === undefined ? undefined : jsonOf(Buffer.from(bytes).toString('utf8'))),
}

/** What says of itself that it is JSON and is not, is text. */
function jsonOf(text: string): JsonText | string {
  try {
    JSON.parse(text)
    return new JsonText(text)
  } catch {
    return text
  }
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
export function jsonText(
  value: unknown,
  node: SchemaTree | undefined,
  scales: ReadonlyMap<SchemaElement, number>,
): string {
  if (value === null || value === undefined) return 'null'
  const scale = node === undefined ? undefined : scales.get(node.element)
  if (scale !== undefined && isUnscaled(value)) return decimalText(value, scale) ?? quoted(base64(value))
  // NaN and the infinities have no place in JSON, and become null.
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return JSON.stringify(value)
  if (typeof value === 'bigint') return String(value)
  if (value instanceof JsonText) return value.text
  if (value instanceof Uint8Array) return quoted(textOrBase64(value))
  if (isList(value)) return `[${Array.from(value, (one) => jsonText(one, elementOf(node), scales)).join()}]`
  if (typeof value !== 'object') return 'null'
  const members = Object.entries(value).map(
    ([name, one]) => `${quoted(name)}:${jsonText(one, memberOf(node, name), scales)}`,
  )
  return `{${members.join()}}`
}

const quoted = (text: string): string => JSON.stringify(text)
const base64 = (value: Uint8Array | number | bigint): string =>
  value instanceof Uint8Array ? Buffer.from(value).toString('base64') : String(value)
const isUnscaled = (value: unknown): value is Uint8Array | number | bigint =>
  value instanceof Uint8Array || typeof value === 'number' || typeof value === 'bigint'
const isList = (value: unknown): value is Iterable<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && Symbol.iterator in value)

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
