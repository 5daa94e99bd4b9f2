/** The one door to regular expressions: RE2, linear time. */
import { RE2JS } from 're2js'
import { LIMITS } from './limits.ts'

export type Pattern = { readonly ok: true; readonly regex: RE2JS } | { readonly ok: false; readonly message: string }

/** Compiles a pattern; look-around and back-references are refused, as RE2 has neither. */
export const compilePattern = (source: string): Pattern => {
  if (source.length > LIMITS.source) return { ok: false, message: `a pattern is at most ${LIMITS.source} characters` }
  try {
    return { ok: true, regex: RE2JS.compile(source) }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : 'not a regular expression' }
  }
}

/** First match: its first group when the pattern has one, else the whole match; undefined without a match. */
export const extract = (regex: RE2JS, text: string, group: number): string | undefined => {
  const matcher = regex.matcher(text)
  if (!matcher.find()) return undefined
  return matcher.group(group) ?? undefined
}
