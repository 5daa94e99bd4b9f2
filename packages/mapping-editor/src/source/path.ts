/** Paths of names, indexes and `[*]`: what the tree and the reads of a run are written in. Anything else of RFC 9535 is left to the mapping package. */
import { isJsonObject, type JsonValue } from '@halcyon/domain'

export type PathStep = string | number | typeof ANY_ENTRY
/** `[*]` */
export const ANY_ENTRY: unique symbol = Symbol('*')

export interface SimplePath {
  /** `$item`, the whole item inside a block that is one per a list. */
  readonly fromItem: boolean
  readonly steps: readonly PathStep[]
}

const SHORT: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }
const SHORT_BACK: Readonly<Record<string, string>> = { '\b': 'b', '\f': 'f', '\n': 'n', '\r': 'r', '\t': 't' }

const unquote = (text: string): string =>
  text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code: string | undefined, char: string | undefined) =>
    code === undefined ? (SHORT[char ?? ''] ?? char ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  )

/** RFC 9535 section 2.7: single quotes, with its escapes. */
const quoted = (name: string): string => {
  const escaped = name.replaceAll(/[\\']|[^\P{Cc}\u007f-\u009f]/gu, (char) => {
    if (char === '\\' || char === "'") return `\\${char}`
    const short = SHORT_BACK[char]
    return short === undefined ? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}` : `\\${short}`
  })
  return `['${escaped}']`
}

/** `.name`, `['odd name']`, `[3]`, `[*]` */
export const stepText = (step: PathStep): string => {
  if (step === ANY_ENTRY) return '[*]'
  if (typeof step === 'number') return `[${step}]`
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(step) ? `.${step}` : quoted(step)
}

export const pathText = (steps: readonly PathStep[], fromItem = false): string =>
  (fromItem ? '$item' : '$') + steps.map(stepText).join('')

const TOKEN =
  /\.([\p{L}_][\p{L}\p{N}_]*)|\[\s*(-?\d{1,9})\s*\]|(\[\s*\*\s*\]|\.\*)|\[\s*'((?:[^'\\]|\\.)*)'\s*\]|\[\s*"((?:[^"\\]|\\.)*)"\s*\]/uy

const parsed = new Map<string, SimplePath | null>()
const REMEMBERED = 20_000

const parse = (text: string): SimplePath | null => {
  const item = /^\$item(?![A-Za-z0-9_])/.test(text)
  if (!text.startsWith('$')) return null
  const steps: PathStep[] = []
  TOKEN.lastIndex = item ? 5 : 1
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text)
    if (match === null) return null
    const [, name, index, any, single, double] = match
    if (any !== undefined) steps.push(ANY_ENTRY)
    else if (index !== undefined) steps.push(Number(index))
    else steps.push(name ?? unquote(single ?? double ?? ''))
  }
  return { fromItem: item, steps }
}

/** The steps of a path of names, indexes and `[*]`; null for everything else. */
export const parseSimplePath = (text: string): SimplePath | null => {
  const known = parsed.get(text)
  if (known !== undefined) return known
  if (parsed.size >= REMEMBERED) parsed.clear()
  const path = parse(text)
  parsed.set(text, path)
  return path
}

/** Indexes become `[*]`: the field of the tree a leaf belongs to. */
export const fieldPath = (text: string): string => {
  const path = parseSimplePath(text)
  if (path === null) return text
  return pathText(path.steps.map((step) => (typeof step === 'number' ? ANY_ENTRY : step)))
}

/** The same place in the tree's spelling: `$['a'][0]` → `$.a[0]`. */
export const tidyPath = (text: string): string => {
  const path = parseSimplePath(text)
  return path === null ? text : pathText(path.steps, path.fromItem)
}

export interface Located {
  readonly path: string
  readonly value: JsonValue
}

const below = (value: JsonValue, step: PathStep): readonly (readonly [string | number, JsonValue])[] => {
  if (step === ANY_ENTRY) {
    if (Array.isArray(value)) return value.map((entry, index) => [index, entry] as const)
    return isJsonObject(value) ? Object.entries(value) : []
  }
  if (typeof step === 'number') {
    if (!Array.isArray(value)) return []
    const index = step < 0 ? value.length + step : step
    const entry = value[index]
    return entry === undefined ? [] : [[index, entry]]
  }
  const member = isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
  return member === undefined ? [] : [[step, member]]
}

/** Where the steps lead in a value, in the order RFC 9535 gives; `base` is the value's own path. */
export const locate = (steps: readonly PathStep[], value: JsonValue, base = '$'): readonly Located[] => {
  let found: readonly Located[] = [{ path: base, value }]
  for (const step of steps) {
    found = found.flatMap((node) =>
      below(node.value, step).map(([key, next]) => ({ path: node.path + stepText(key), value: next })),
    )
  }
  return found
}

const same = (left: PathStep, right: PathStep): boolean => left === right

/** The steps that lead from `base` to `path`; null when `path` is not below it. */
export const stepsBelow = (path: readonly PathStep[], base: readonly PathStep[]): readonly PathStep[] | null => {
  if (path.length < base.length) return null
  return base.every((step, index) => same(step, path[index] ?? '')) ? path.slice(base.length) : null
}
