import { pathPatterns } from '@halcyon/connector-kit'
import { RE2JS } from 're2js'

export interface KeyPatterns {
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  readonly pattern: string
}

export interface Keys {
  matches(key: string): boolean
  /** What does not compile. */
  readonly problem: { readonly path: string; readonly message: string } | null
}

/** Which keys are wanted. Regular expressions are RE2: linear in the length of the key. */
export function compileKeys({ include, exclude, pattern }: KeyPatterns): Keys {
  const globs = pathPatterns(include, exclude)
  const { regex, message } = compiled(pattern)
  const problem =
    globs.problem === null ? null : { ...globs.problem, path: `find.${globs.problem.list}[${globs.problem.index}]` }
  return {
    problem: problem ?? (message === null ? null : { path: 'find.pattern', message }),
    // Consoles make empty objects whose keys end like this to show a folder.
    matches: (key) => !key.endsWith('/') && globs.matches(key) && (regex === null || regex.matcher(key).find()),
  }
}

function compiled(pattern: string): { readonly regex: RE2JS | null; readonly message: string | null } {
  try {
    return { regex: pattern === '' ? null : RE2JS.compile(pattern), message: null }
  } catch (error) {
    return { regex: null, message: error instanceof Error ? error.message : 'Not a regular expression' }
  }
}
