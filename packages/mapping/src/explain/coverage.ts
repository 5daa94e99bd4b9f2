/** Payload leaves no row read. */
import type { JsonValue } from '@halcyon/domain'
import { Budget, LIMITS } from '../limits.ts'
import { compilePath } from '../path/compile.ts'
import { isContainer, Reads, untrack } from '../value/tracked.ts'
import type { Read } from './tracer.ts'

/** RFC 9535 section 2.7: single quotes, with its escapes. */
const SHORT: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}
const normalizedName = (name: string): string => {
  const escaped = name.replaceAll(/[\\'\p{Cc}]/gu, (char) => {
    if (char >= '\u007f') return char
    return SHORT[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return `['${escaped}']`
}

const stepOf = (container: JsonValue, key: string): string =>
  Array.isArray(container) ? `[${key}]` : normalizedName(key)

const MAX_LISTED = 10_000

const walk = (value: JsonValue, path: string, reads: readonly Reads[], out: string[], depth: number): void => {
  if (!isContainer(value) || depth > LIMITS.depth || reads.some((each) => each.hasWhole(value))) return
  for (const [key, member] of Object.entries(value)) {
    if (out.length >= MAX_LISTED) return
    const here = path + stepOf(value, key)
    const empty = isContainer(member) && Object.keys(member).length === 0
    if (isContainer(member) && !empty) walk(member, here, reads, out, depth + 1)
    else if (!empty && !reads.some((each) => each.has(value, key))) out.push(here)
  }
}

/** Where containers stand in the item. */
const places = (item: JsonValue, wanted: ReadonlySet<JsonValue>): ReadonlyMap<JsonValue, string> => {
  const found = new Map<JsonValue, string>()
  const visit = (value: JsonValue, path: string, depth: number): void => {
    if (!isContainer(value) || depth > LIMITS.depth || found.size === wanted.size) return
    if (wanted.has(value)) found.set(value, path)
    for (const [key, member] of Object.entries(value)) {
      if (isContainer(member)) visit(member, path + stepOf(value, key), depth + 1)
    }
  }
  visit(item, '$', 0)
  return found
}

/** Each row's reads as normalized paths, without repetition. */
export const readPaths = (item: JsonValue, rows: readonly (readonly Read[])[]): readonly (readonly string[])[] => {
  const at = places(item, new Set(rows.flatMap((reads) => reads.map(({ container }) => container))))
  return rows.map((reads) => {
    const paths = new Set<string>()
    for (const { container, key } of reads) {
      const path = at.get(container)
      if (path !== undefined) paths.add(key === null ? path : path + stepOf(container, key))
    }
    return [...paths]
  })
}

/** What the `ignore` paths name counts as read. */
const ignored = (item: JsonValue, paths: readonly string[]): Reads => {
  const reads = new Reads()
  const tracked = reads.track(item)
  for (const source of paths) {
    const compiled = compilePath(source)
    if (!compiled.ok) continue
    const { path } = compiled
    const nodes = path.kind === 'one' ? [path.read(tracked)] : path.nodes(tracked, new Budget())
    for (const node of nodes) if (node !== undefined) untrack(node)
  }
  return reads
}

/** Normalized paths of the leaves that neither the run nor `ignore` touched. */
export const uncovered = (item: JsonValue, reads: Reads, ignore: readonly string[]): readonly string[] => {
  const out: string[] = []
  walk(item, '$', [reads, ignored(item, ignore)], out, 0)
  return out
}
