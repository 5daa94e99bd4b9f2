import { RE2JS } from 're2js'

/** Which paths are wanted. */
export interface PathPatterns {
  matches(path: string): boolean
  /** What does not compile: its place in its list. */
  readonly problem: { readonly list: 'include' | 'exclude'; readonly index: number; readonly message: string } | null
}

/** Globs of whole paths: `*` within a folder, `**` over folders, `?`, `{a,b}`. None to include: all. Linear in the length of the path. */
export function pathPatterns(include: readonly string[], exclude: readonly string[]): PathPatterns {
  let problem: PathPatterns['problem'] = null
  const compile = (globs: readonly string[], list: 'include' | 'exclude') =>
    globs.map((glob, index) => {
      try {
        return RE2JS.compile(globSource(glob))
      } catch (error) {
        problem ??= { list, index, message: error instanceof Error ? error.message : 'Not a pattern' }
        return null
      }
    })
  const [wanted, unwanted] = [compile(include, 'include'), compile(exclude, 'exclude')]
  return {
    problem,
    matches: (path) =>
      (wanted.length === 0 || wanted.some((one) => one?.matches(path) === true)) &&
      !unwanted.some((one) => one?.matches(path) === true),
  }
}

/** As the source of a regular expression of the whole path. */
function globSource(glob: string): string {
  let depth = 0
  const source = glob.replace(/\*\*\/?|[*?{},]|[^*?{},]+/g, (token) => {
    if (token === '**/') return '(?:.*/)?'
    if (token === '**') return '.*'
    if (token === '*') return '[^/]*'
    if (token === '?') return '[^/]'
    if (token === '{') {
      depth++
      return '(?:'
    }
    if (token === '}' && depth > 0) {
      depth--
      return ')'
    }
    if (token === ',' && depth > 0) return '|'
    return RE2JS.quote(token)
  })
  return `(?s)${source}`
}
