import { labelOf, scalarText } from '../../../features/diff/index.ts'

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export interface FlatRow {
  /** `Schedule › Interval`. */
  readonly label: string
  readonly text: string
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Settings as lines: one for each leaf, a list of scalars on one line. */
export function flatRows(value: unknown, path: readonly string[] = []): readonly FlatRow[] {
  const label = path.map(labelOf).join(' › ')
  if (isObject(value)) {
    const entries = Object.entries(value)
    if (entries.length === 0) return path.length === 0 ? [] : [{ label, text: 'empty' }]
    return entries.flatMap(([key, member]) => flatRows(member, [...path, key]))
  }
  if (Array.isArray(value)) {
    if (value.length === 0) return [{ label, text: 'none' }]
    if (!value.some((item) => typeof item === 'object' && item !== null))
      return [{ label, text: value.map(String).join(', ') }]
    return value.flatMap((item, index) => flatRows(item, [...path, String(index + 1)]))
  }
  return [{ label, text: scalarText(path.at(-1) ?? '', value as Json & (null | boolean | number | string)) || '""' }]
}
