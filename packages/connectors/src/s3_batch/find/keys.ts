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
  let problem: Keys['problem'] = null
  const compile = (source: string, path: string): RE2JS | null => {
    try {
      return RE2JS.compile(source)
    } catch (error) {
      problem ??= { path, message: error instanceof Error ? error.message : 'Not a regular expression' }
      return null
    }
  }
  const globs = (list: readonly string[], name: string) =>
    list.map((one, index) => compile(globSource(one), `find.${name}[${index}]`))
  const [wanted, unwanted] = [globs(include, 'include'), globs(exclude, 'exclude')]
  const contained = pattern === '' ? null : compile(pattern, 'find.pattern')
  return {
    problem,
    matches(key) {
      // Consoles make empty objects of this name to show a folder.
      if (key.endsWith('/')) return false
      if (wanted.length > 0 && !wanted.some((one) => one?.matches(key) === true)) return false
      if (unwanted.some((one) => one?.matches(key) === true)) return false
      return contained === null || contained.matcher(key).find()
    },
  }
}

/** `*` within a folder, `**` over folders, `?`, `{a,b}`, as the source of a regular expression of the whole key. */
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
