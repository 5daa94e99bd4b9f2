/** What a statement may name: filled in for each page. */
const PARAMETERS = ['cursor', 'window_start', 'window_end'] as const
export type Parameter = (typeof PARAMETERS)[number]

export type Dialect = 'postgresql' | 'mysql' | 'sqlite'

/** A statement as a person wrote it, taken apart at its parameters. */
export interface Statement {
  readonly parts: readonly (string | { readonly parameter: Parameter })[]
  readonly uses: ReadonlySet<Parameter>
}

export interface StatementProblem {
  readonly code: 'query_invalid' | 'query_not_read_only' | 'variable_unknown'
  readonly message: string
  readonly suggestion: string
}

const union = (...patterns: readonly RegExp[]): RegExp =>
  new RegExp(patterns.map(({ source }) => `(?:${source})`).join('|'), 'gi')

const LINE_COMMENT = /--[^\n]*/
const COMMENT = /\/\*[\s\S]*?\*\//
const PARAMETER = /:[a-z_]\w*/
/** Quoted things and comments, in which nothing is looked for; then what is looked for. */
const TOKENS: Readonly<Record<Dialect, RegExp>> = {
  postgresql: union(
    /\$([a-z_]\w*)?\$[\s\S]*?\$\1\$/,
    /\be'(?:[^'\\]|''|\\[\s\S])*'/,
    /'(?:[^']|'')*'/,
    /"(?:[^"]|"")*"/,
    LINE_COMMENT,
    COMMENT,
    /::/,
    PARAMETER,
    /\$\d+/,
    /[();]/,
    /\w+/,
  ),
  mysql: union(
    /'(?:[^'\\]|''|\\[\s\S])*'/,
    /"(?:[^"\\]|""|\\[\s\S])*"/,
    /`(?:[^`]|``)*`/,
    /#[^\n]*/,
    LINE_COMMENT,
    COMMENT,
    /:=/,
    PARAMETER,
    /[();?]/,
    /\w+/,
  ),
  sqlite: union(
    /'(?:[^']|'')*'/,
    /"(?:[^"]|"")*"/,
    /`(?:[^`]|``)*`/,
    /\[[^\]]*\]/,
    LINE_COMMENT,
    COMMENT,
    PARAMETER,
    /[();?]|[@$]\w+/,
    /\w+/,
  ),
}
/** Between the tokens, these were never closed. */
const OPEN: Readonly<Record<Dialect, RegExp>> = { postgresql: /['"]|\/\*/, mysql: /['"`]|\/\*/, sqlite: /['"`[]|\/\*/ }
const READS = new Set(['select', 'with', 'values', 'table'])

/**
 * The statement by its parameters, or why nothing can be read with it. What it does is for the server to judge: it stands in the
 * place of a table, in a read-only transaction. Here is told early what can be told.
 */
export function parseStatement(sql: string, dialect: Dialect): Statement | StatementProblem {
  const text = sql.trim().replace(/(\s*;)+$/, '')
  const parts: Statement['parts'][number][] = []
  let [taken, passed, depth, verb] = [0, 0, 0, '']
  for (const { 0: token, index } of text.matchAll(TOKENS[dialect])) {
    if (OPEN[dialect].test(text.slice(passed, index))) return PROBLEMS.open
    passed = index + token.length
    const problem = problemOf(token)
    if (problem !== null) return problem
    depth += token === '(' ? 1 : token === ')' ? -1 : 0
    if (depth < 0) return PROBLEMS.parentheses
    if (verb === '' && /^\w/.test(token)) verb = token.toLowerCase()
    if (!/^:\w/.test(token)) continue
    const parameter = PARAMETERS.find((one) => `:${one}` === token.toLowerCase())
    if (parameter === undefined) return unknownParameter(token)
    parts.push(text.slice(taken, index), { parameter })
    taken = passed
  }
  if (OPEN[dialect].test(text.slice(passed))) return PROBLEMS.open
  if (depth !== 0) return PROBLEMS.parentheses
  if (!READS.has(verb)) return notReading(verb)
  parts.push(text.slice(taken))
  return { parts, uses: new Set(parts.flatMap((part) => (typeof part === 'string' ? [] : [part.parameter]))) }
}

export const isProblem = (parsed: Statement | StatementProblem): parsed is StatementProblem => 'code' in parsed

const PROBLEMS = {
  several: {
    code: 'query_invalid',
    message: 'There is more than one statement.',
    suggestion: 'Leave one, without a semicolon.',
  },
  open: { code: 'query_invalid', message: 'A quote or a comment is not closed.', suggestion: 'Close it.' },
  parentheses: { code: 'query_invalid', message: 'The parentheses do not match.', suggestion: 'Count them.' },
  placeholder: {
    code: 'variable_unknown',
    message: 'Parameters have names here.',
    suggestion: 'Use :cursor, :window_start or :window_end.',
  },
  versionComment: {
    code: 'query_invalid',
    message: 'A comment that is executed (/*! … */) is not taken.',
    suggestion: 'Write what is in it without the comment.',
  },
} as const satisfies Readonly<Record<string, StatementProblem>>

function problemOf(token: string): StatementProblem | null {
  if (token === ';') return PROBLEMS.several
  if (/^(\?|[$@]\w+)$/.test(token)) return PROBLEMS.placeholder
  return /^\/\*M?!/.test(token) ? PROBLEMS.versionComment : null
}

const unknownParameter = (token: string): StatementProblem => ({
  code: 'variable_unknown',
  message: `${token} is no parameter.`,
  suggestion: 'Use :cursor, :window_start or :window_end.',
})

const notReading = (verb: string): StatementProblem => ({
  code: 'query_not_read_only',
  message: verb === '' ? 'There is no statement.' : `The statement begins with ${verb.toUpperCase()}.`,
  suggestion: 'Read with one SELECT; WITH may stand before it.',
})
