/** Paths of a block rewritten for another scope, so that they name the same fields as before. */
import { isJsonObject, type JsonObject, type JsonValue } from '@halcyon/domain'
import { objectOf } from '../json/object.ts'
import { ANY_ENTRY, type PathStep, parseSimplePath, pathText } from '../source/path.ts'
import { absolutePath, type RowScope, relativePath } from '../source/relative.ts'

export type Rewrite = (path: string) => string

/** `devices[0].name` is an entry of `devices[*]` too. */
const widened = (path: string, scope: RowScope): string => {
  const base = [scope.split ?? '$', scope.each ?? '$'].flatMap((part) => parseSimplePath(part)?.steps ?? [])
  const steps = parseSimplePath(path)?.steps ?? []
  const wide = steps.map(
    (step, at): PathStep => (base[at] === ANY_ENTRY && typeof step === 'number' ? ANY_ENTRY : step),
  )
  return pathText(wide)
}

/** Rewrites a path from one scope to another; paths that are too involved, or would lead outside, stay as they are. */
export const rebasing = (from: RowScope, to: RowScope): Rewrite => {
  return (path) => {
    const absolute = absolutePath(path, from)
    if (absolute === null) return path
    const exact = relativePath(absolute, to)
    const wide = relativePath(widened(absolute, to), to)
    if (wide !== null && !wide.startsWith('$item') && (exact === null || exact.startsWith('$item'))) return wide
    return exact ?? path
  }
}

const HOLE = /(\{\{\s*)(\$[^|{}]*?)(\s*(?:\||\}\}))/g

/** Every path and template hole of an expression, its alternatives included. JMESPath stays: its scope is written by hand. */
export const rewriteExpression = (expression: JsonValue, rewrite: Rewrite): JsonValue => {
  if (!isJsonObject(expression)) return expression
  const entries = Object.entries(expression).map(([key, value]): readonly [string, JsonValue] => {
    if (key === 'path' && typeof value === 'string') return [key, rewrite(value)]
    if (key === 'first' && Array.isArray(value)) return [key, value.map((each) => rewriteExpression(each, rewrite))]
    if (key !== 'template' || typeof value !== 'string') return [key, value]
    return [key, value.replaceAll(HOLE, (_, open: string, path: string, rest: string) => open + rewrite(path) + rest)]
  })
  return objectOf(entries)
}

/** `when`, `key` and the fields of an output. */
export const rewriteOutput = (output: JsonObject, rewrite: Rewrite): JsonObject =>
  objectOf(
    Object.entries(output).map(([key, value]): readonly [string, JsonValue] => {
      if (key === 'when' || key === 'key') return [key, rewriteExpression(value, rewrite)]
      if (key !== 'fields' || !isJsonObject(value)) return [key, value]
      const fields = Object.entries(value).map(([name, row]) => [name, rewriteExpression(row, rewrite)] as const)
      return [key, objectOf(fields)]
    }),
  )
