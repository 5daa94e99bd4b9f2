/** Timestamps by named format or by a strptime pattern; the result is `YYYY-MM-DDTHH:mm:ss.SSSZ`. */
import { type JsonValue, parseTimestamp } from '@halcyon/domain'
import { Fault } from '../functions/spec.ts'
import type { Problems } from '../problems.ts'
import { suggestion } from '../suggest.ts'
import { primitiveText } from '../value/text.ts'
import { compileStrptime } from './strptime.ts'

/** Formats with a name; anything with a `%` is a strptime pattern. */
export const TIMESTAMP_FORMATS: readonly string[] = ['rfc3339', 'epoch_s', 'epoch_ms', 'epoch_us', 'epoch_ns', 'ctime']

type Parse = (value: JsonValue) => string | null

const printed = (at: number): string | null => {
  const inside = at >= -62_135_510_400_000 && at <= 253_402_300_799_999
  return inside && (at < 0 || at >= 86_400_000) ? new Date(at).toISOString() : null
}

const compilePatternFormat = (format: string, row: string, problems: Problems): Parse => {
  const pattern = compileStrptime(format)
  if (typeof pattern === 'string') {
    problems.error(row, 'invalid_format', `timestamp format '${format}': ${pattern}`)
    return () => null
  }
  return (value) => {
    const text = primitiveText(value)
    const at = text === undefined || text.length > 256 ? null : pattern(text.trim())
    return at === null ? null : printed(at)
  }
}

const compileFormat = (format: string, row: string, problems: Problems): Parse => {
  if (format.includes('%')) return compilePatternFormat(format, row, problems)
  if (!TIMESTAMP_FORMATS.includes(format)) {
    const hint = suggestion(format, TIMESTAMP_FORMATS) ?? 'or a strptime pattern such as %d/%b/%Y:%H:%M:%S %z'
    problems.error(row, 'unknown_format', `unknown timestamp format '${format}'`, hint)
  }
  const formats = [format]
  return (value) => parseTimestamp(value, formats)
}

/** 0, 1970-01-01 and the year 1 are how vendors say "none": no value, and no warning. */
const saysNone = (value: JsonValue): boolean => {
  const text = primitiveText(value)?.trim() ?? ''
  return /^0*(\.0*)?$/.test(text) || text.startsWith('1970-01-01') || text.startsWith('0001-01-01')
}

/** Tries the formats in their order; without any, all named ones. */
export const compileTimestamp = (
  formats: readonly string[],
  row: string,
  problems: Problems,
): ((value: JsonValue) => string | undefined | Fault) => {
  const parsers =
    formats.length === 0
      ? [(value: JsonValue) => parseTimestamp(value)]
      : formats.map((format) => compileFormat(format, row, problems))
  return (value) => {
    for (const parse of parsers) {
      const text = parse(value)
      if (text !== null) return text
    }
    if (saysNone(value)) return undefined
    return new Fault(
      'not_a_timestamp',
      `'${primitiveText(value)?.slice(0, 40) ?? 'a list or object'}' fits none of the formats`,
    )
  }
}
