/** Values of typed columns (Parquet, Avro) as text. Imports nothing: the decoder of Parquet, a program of its own, starts with it. */

/** Of a record that is too large so many bytes are kept, to be looked at. */
export const KEPT_OF_TOO_LARGE = 64 * 1024

/** A time of so many digits after the second as text, with all of them; what is no time of ECMAScript's stays a number of its units. */
export function timeOf(value: bigint, digits: 3 | 6 | 9, zone: 'Z' | '' = 'Z'): string | number {
  const perSecond = 10n ** BigInt(digits)
  const seconds = value / perSecond - (value % perSecond < 0n ? 1n : 0n)
  const rest = value - seconds * perSecond
  const date = new Date(Number(seconds) * 1000)
  if (Number.isNaN(date.getTime())) return Number(value)
  return `${date.toISOString().slice(0, -5)}.${String(rest).padStart(digits, '0')}${zone}`
}

/** A day, counted from 1970-01-01. */
export function dateOf(days: number): string | number {
  const date = new Date(days * 86_400_000)
  return Number.isNaN(date.getTime()) ? days : date.toISOString().slice(0, 10)
}

/** Bytes of a decimal, and digits after its point: no database has more, and the cost of writing one out grows with the square. */
const MAX_DECIMAL_BYTES = 256
export const MAX_SCALE = 1000

/**
 * An unscaled integer (bytes: big-endian two's complement) and its scale as a number of JSON with every digit; null: it is too long
 * for one.
 */
export function decimalText(value: Uint8Array | number | bigint, scale: number): string | null {
  if (value instanceof Uint8Array && value.byteLength > MAX_DECIMAL_BYTES) return null
  const unscaled = value instanceof Uint8Array ? signed(value) : BigInt(value)
  if (scale <= 0) return `${unscaled}${'0'.repeat(-scale)}`
  const [sign, digits] = unscaled < 0n ? ['-', String(-unscaled)] : ['', String(unscaled)]
  const all = digits.padStart(scale + 1, '0')
  return `${sign}${all.slice(0, -scale)}.${all.slice(-scale)}`
}

function signed(bytes: Uint8Array): bigint {
  if (bytes.byteLength === 0) return 0n
  return BigInt.asIntN(bytes.byteLength * 8, BigInt(`0x${Buffer.from(bytes).toString('hex')}`))
}

const strict = new TextDecoder('utf-8', { fatal: true })

/** UTF-8 as text, other bytes as Base64. */
export function textOrBase64(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return Buffer.from(bytes).toString('base64')
  }
}
