import { formatTime, TIME_FORMATS, type TimeFormat } from './time.ts'

/** What a request may hold in braces. */
export const VARIABLES = [
  'cursor',
  'since',
  'window.start',
  'window.end',
  'page',
  'offset',
  'offset.end',
  'size',
  'now',
  'lastRun',
  'partition',
] as const
export type Variable = (typeof VARIABLES)[number]
/** A time is written as RFC 3339 unless the request, or `as`, says otherwise. */
export interface Time {
  readonly instant: Temporal.Instant
  readonly as?: TimeFormat
}
export type Value = string | number | Time
/** Absent: there is no such value yet. */
export type Values = { readonly [V in Variable]?: Value | undefined }

type Format = TimeFormat | 'path'
const FORMATS: readonly string[] = [...TIME_FORMATS, 'path']

interface Hole {
  readonly name: Variable
  readonly format: Format | null
}

/** A text with holes, made once. */
export interface Template {
  readonly parts: readonly (string | Hole)[]
  /** As they stand in the text: names or formats that are none. */
  readonly unknown: readonly string[]
}

const HOLE = /\{([A-Za-z][A-Za-z.]*)(?::([a-z_]+))?\}/g
const isVariable = (name: string): name is Variable => (VARIABLES as readonly string[]).includes(name)
const isFormat = (format: string): format is Format => FORMATS.includes(format)

/** Braces around anything else are left as they are: a body may be GraphQL. */
export function compileTemplate(text: string): Template {
  const parts: (string | Hole)[] = []
  const unknown: string[] = []
  let end = 0
  for (const match of text.matchAll(HOLE)) {
    const [whole, name = '', format] = match
    if (!isVariable(name) || (format !== undefined && !isFormat(format))) {
      unknown.push(whole)
      continue
    }
    if (match.index > end) parts.push(text.slice(end, match.index))
    parts.push({ name, format: format ?? null })
    end = match.index + whole.length
  }
  if (end < text.length) parts.push(text.slice(end))
  return { parts, unknown }
}

export const usesOf = ({ parts }: Template): Variable[] =>
  parts.flatMap((part) => (typeof part === 'string' ? [] : [part.name]))

/** Null: a variable has no value. `escaped` is for the values, not for the text around them. */
export function render({ parts }: Template, values: Values, escaped: (text: string) => string = same): string | null {
  let text = ''
  for (const part of parts) {
    if (typeof part === 'string') text += part
    else {
      const value = valueIn(part, values)
      if (value === undefined) return null
      text +=
        part.format === 'path' ? String(value).split('/').map(encodeURIComponent).join('/') : escaped(String(value))
    }
  }
  return text
}

/** The value itself where the template is nothing but one variable. */
export function single({ parts }: Template, values: Values): { readonly value: string | number | undefined } | null {
  const [only] = parts
  if (parts.length !== 1 || only === undefined || typeof only === 'string') return null
  return { value: valueIn(only, values) }
}

const same = (text: string): string => text

function valueIn({ name, format }: Hole, values: Values): string | number | undefined {
  const value = values[name]
  if (value === undefined || value === '') return undefined
  if (typeof value !== 'object') return value
  return formatTime(value.instant, format === null || format === 'path' ? (value.as ?? 'iso') : format)
}
