import { type JsonValue, parseJson } from '@halcyon/domain'
import type { FileMetaData, ParquetParsers, SchemaElement, SchemaTree } from 'hyparquet'

/** Times as text with every digit; what is no time of ECMAScript's stays a number of its units. */
const time = (value: bigint, perSecond: bigint, digits: number): string | number => {
  const seconds = value / perSecond - (value % perSecond < 0n ? 1n : 0n)
  const rest = value - seconds * perSecond
  const date = new Date(Number(seconds) * 1000)
  if (Number.isNaN(date.getTime())) return Number(value)
  return `${date.toISOString().slice(0, -5)}.${String(rest).padStart(digits, '0')}Z`
}

export const PARSERS: Partial<ParquetParsers> = {
  timestampFromMilliseconds: (value) => time(BigInt(value), 1000n, 3),
  timestampFromMicroseconds: (value) => time(BigInt(value), 1_000_000n, 6),
  timestampFromNanoseconds: (value) => time(BigInt(value), 1_000_000_000n, 9),
  dateFromDays: (days) => {
    const date = new Date(days * 86_400_000)
    return Number.isNaN(date.getTime()) ? days : date.toISOString().slice(0, 10)
  },
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
  if (scale !== undefined && !Array.isArray(value)) return decimal(value, scale)
  if (typeof value === 'string' || typeof value === 'boolean') return value
  // NaN and the infinities have no place in JSON.
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value === 'bigint') return parseJson(String(value))
  if (value instanceof Uint8Array) return textOf(value)
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

function decimal(value: unknown, scale: number): JsonValue {
  const unscaled = value instanceof Uint8Array ? signed(value) : BigInt(value as number | bigint)
  if (scale <= 0) return parseJson(`${unscaled}${'0'.repeat(-scale)}`)
  const [sign, digits] = unscaled < 0n ? ['-', String(-unscaled)] : ['', String(unscaled)]
  const all = digits.padStart(scale + 1, '0')
  return parseJson(`${sign}${all.slice(0, -scale)}.${all.slice(-scale)}`)
}

/** Big-endian two's complement. */
function signed(bytes: Uint8Array): bigint {
  if (bytes.byteLength === 0) return 0n
  const hex = Buffer.from(bytes).toString('hex')
  return BigInt.asIntN(bytes.byteLength * 8, BigInt(`0x${hex}`))
}

const strict = new TextDecoder('utf-8', { fatal: true })
function textOf(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return Buffer.from(bytes).toString('base64')
  }
}
