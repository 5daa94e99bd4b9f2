/** A number kept by its digits, as the exact JSON reader gives those that a double cannot hold. */
interface Digits {
  readonly source: string
  toJSON(): unknown
}

const isDigits = (value: object): value is Digits =>
  'source' in value && typeof value.source === 'string' && 'toJSON' in value && typeof value.toJSON === 'function'

type JsonKind = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null' | 'unknown'

export interface JsonRow {
  /** JSONPath: `$.event['odd key'][0]`. */
  readonly path: string
  /** null at the root. */
  readonly key: string | number | null
  /** 0 at the root. */
  readonly depth: number
  readonly kind: JsonKind
  readonly value: unknown
  /** Entries of an object or array. */
  readonly size: number
  readonly open: boolean
}

function kindOf(value: unknown): JsonKind {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'object') return isDigits(value) ? 'number' : 'object'
  if (typeof value === 'bigint') return 'number'
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return typeof value as JsonKind
  return 'unknown'
}

/** Characters that are not seen, or turn the text beside them around: a file name may end in `gpj.exe` and read otherwise. */
const UNSEEN = /[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g
export const revealed = (text: string): string =>
  text.replace(UNSEEN, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** A scalar as JSON writes it, with every digit it has. */
export function scalarText(value: unknown): string {
  if (typeof value === 'object' && value !== null && isDigits(value)) return value.source
  if (typeof value === 'bigint') return value.toString()
  return revealed(JSON.stringify(value) ?? 'undefined')
}

const PLAIN = /^[A-Za-z_$][\w$]*$/

export const childPath = (path: string, key: string | number): string =>
  typeof key === 'number'
    ? `${path}[${key}]`
    : PLAIN.test(key)
      ? `${path}.${key}`
      : `${path}['${key.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`

const entriesOf = (value: unknown, kind: JsonKind): [string | number, unknown][] =>
  kind === 'array'
    ? (value as unknown[]).map((item, index) => [index, item])
    : kind === 'object'
      ? Object.entries(value as object)
      : []

interface Pending {
  readonly value: unknown
  readonly path: string
  readonly key: string | number | null
  readonly depth: number
}

/** The visible rows, top to bottom. Without recursion: a payload may be 200 levels deep. */
export function jsonRows(value: unknown, isOpen: (path: string, depth: number) => boolean): JsonRow[] {
  const rows: JsonRow[] = []
  const pending: Pending[] = [{ value, path: '$', key: null, depth: 0 }]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const kind = kindOf(next.value)
    const nested = kind === 'object' || kind === 'array'
    const size = !nested
      ? 0
      : kind === 'array'
        ? (next.value as unknown[]).length
        : Object.keys(next.value as object).length
    const open = nested && size > 0 && isOpen(next.path, next.depth)
    rows.push({ ...next, kind, size, open })
    if (!open) continue
    const { path, depth } = next
    const entries = entriesOf(next.value, kind)
    for (let at = entries.length - 1; at >= 0; at--) {
      const entry = entries[at]
      if (entry !== undefined) {
        pending.push({ value: entry[1], path: childPath(path, entry[0]), key: entry[0], depth: depth + 1 })
      }
    }
  }
  return rows
}

/** The index of the row that holds this one. */
export function parentIndex(rows: readonly JsonRow[], index: number): number {
  const depth = rows[index]?.depth ?? 0
  for (let at = index - 1; at >= 0; at--) if ((rows[at]?.depth ?? 0) < depth) return at
  return index
}
