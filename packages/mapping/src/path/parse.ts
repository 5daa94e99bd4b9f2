/** RFC 9535 text → json-p3's syntax tree, with the place of a fault. */
import { JSONPathEnvironment, JSONPathError, type JSONPathQuery } from 'json-p3'
import { LIMITS } from '../limits.ts'

/** Made at the first path that needs it: most feeds have plain paths only. */
const grammar = (() => {
  let made: { environment: JSONPathEnvironment; descendant: unknown } | null = null
  return () => {
    if (made === null) {
      const environment = new JSONPathEnvironment()
      // json-p3 does not export its segment classes; this path has one.
      made = { environment, descendant: environment.compile('$..*').segments[0]?.constructor }
    }
    return made
  }
})()

/** True for a segment written with `..`. */
export const isDescendant = (segment: JSONPathQuery['segments'][number]): boolean =>
  segment.constructor === grammar().descendant

export type ParsedPath =
  | { readonly ok: true; readonly query: JSONPathQuery }
  | { readonly ok: false; readonly message: string }

/** Parses a path that starts with `$`; the message of a fault names its position, counted from 1. */
export const parsePath = (source: string): ParsedPath => {
  if (source.length > LIMITS.source) return { ok: false, message: `a path is at most ${LIMITS.source} characters` }
  if (!source.startsWith('$')) return { ok: false, message: `a path starts with '$' (position 1)` }
  try {
    return { ok: true, query: grammar().environment.compile(source) }
  } catch (error) {
    if (error instanceof JSONPathError) {
      const reason = error.message.replace(/ \('.*':-?\d+\)$/s, '')
      return { ok: false, message: `${reason} (position ${error.token.index + 1})` }
    }
    return { ok: false, message: error instanceof Error ? error.message : 'not a JSONPath' }
  }
}
