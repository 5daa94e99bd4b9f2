import { JsonError, type JsonValue, parseJson } from '@halcyon/domain'
import { microsecondsOf, timeText } from '../../instant.ts'
import { plainJson } from '../plain-json.ts'
import type { Cell, Column } from '../session.ts'
import type { FileCell, FileColumn } from './protocol.ts'

/** How a column writes its times: SQLite has no type for them, and text is compared by its characters. */
interface TimeForm {
  /** Between day and time; '' = a day only. */
  readonly separator: string
  /** Digits of a second's fraction. */
  readonly digits: number
  readonly zone: string
}

const TIME = /^\d{4}-\d\d-\d\d(?:([ T])\d\d:\d\d:\d\d(?:\.(\d+))?(Z|\+00:00)?)?$/
const INTEGER = /int/i
const NUMBER = /int|real|floa|doub|num|dec/i

/** @param first the column's value in some row; absent where there is none */
export function columnOf({ name, declared }: FileColumn, first: FileCell | undefined): Column {
  const type = (declared ?? typeOf(first)).toLowerCase()
  const isNumber = NUMBER.test(type) || typeof first === 'bigint' || typeof first === 'number'
  const form = isNumber ? null : timeFormOf(type, first)
  return {
    name,
    type,
    kind: INTEGER.test(type) ? 'integer' : form === null ? 'other' : 'time',
    toJson: /json/.test(type) ? jsonOf : plainJson,
    toText: (cell) =>
      cell === null ? null : cell instanceof Uint8Array ? Buffer.from(cell).toString('hex') : String(cell),
    // A value goes over as text, which SQLite holds to be greater than every number.
    bind: (placeholder) =>
      isNumber
        ? `cast(${placeholder} as numeric)`
        : first instanceof Uint8Array
          ? `unhex(${placeholder})`
          : placeholder,
    ...(form === null ? {} : { encode: (value) => encoded(form, value) }),
  }
}

function typeOf(first: FileCell | undefined): string {
  if (first === undefined || first === null) return 'expression'
  if (first instanceof Uint8Array) return 'blob'
  return { bigint: 'integer', number: 'real', string: 'text' }[typeof first as 'bigint' | 'number' | 'string']
}

/** Where there is no row yet, what is declared as a time is one. */
function timeFormOf(type: string, first: FileCell | undefined): TimeForm | null {
  if (typeof first !== 'string') return /date|time/.test(type) ? { separator: ' ', digits: 0, zone: '' } : null
  const match = TIME.exec(first)
  return match && { separator: match[1] ?? '', digits: match[2]?.length ?? 0, zone: match[3] ?? '' }
}

/** A row's own value stays as it is; another time is written as the column's. */
function encoded({ separator, digits, zone }: TimeForm, value: string): string {
  const match = TIME.exec(value)
  const isOwn = (match?.[1] ?? '') === separator && (match?.[2]?.length ?? 0) === digits && (match?.[3] ?? '') === zone
  const microseconds = isOwn ? null : microsecondsOf(value)
  if (microseconds === null) return value
  const [seconds = '', fraction = ''] = timeText(microseconds).split('.')
  if (separator === '') return seconds.slice(0, 10)
  const written = digits === 0 ? '' : `.${fraction.slice(0, digits).padEnd(digits, '0')}`
  return `${seconds.replace(' ', separator)}${written}${zone}`
}

function jsonOf(cell: Cell): JsonValue {
  if (typeof cell !== 'string') return plainJson(cell)
  try {
    return parseJson(cell)
  } catch (error) {
    if (error instanceof JsonError && error.code === 'json_invalid') return cell
    throw error
  }
}
