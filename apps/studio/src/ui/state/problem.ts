/** One thing that is wrong with what was sent. */
export interface ProblemPart {
  readonly path: string
  readonly message: string
  readonly suggestion?: string | undefined
}

/** What a failure says to a person. */
export interface ProblemView {
  readonly code: string | null
  /** The cause, in one sentence. */
  readonly detail: string
  readonly action: string
  /** Names the request in the server's log. */
  readonly requestId: string | null
  readonly parts: readonly ProblemPart[]
}

const ACTIONS: Readonly<Record<string, string>> = {
  server_away: 'Check the connection. The page tries again by itself.',
  database_away: 'The database does not answer. Try again in a moment.',
  unauthenticated: 'Sign in again.',
  forbidden: 'Ask an administrator for the role that allows it.',
  not_found: 'It may have been removed, or belong to another organization.',
  conflict: 'Look at it again and decide anew.',
  etag_mismatch: 'Someone changed it since you read it. Read it again and repeat your change.',
  too_many_attempts: 'Wait a little, then try again.',
  internal_error: 'Try again. If it stays, give the request id to your administrator.',
}

type Fields = Readonly<Record<string, unknown>>
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {})
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

const sentence = (words: string): string => (/[.!?…]$/.test(words) ? words : `${words}.`)

/** Reads any thrown thing by its fields (`code`, `detail`, `action`, `correlationId`, `errors`), whatever class it has. */
export function readProblem(error: unknown): ProblemView {
  const fields = fieldsOf(error)
  const code = text(fields.code)
  return {
    code,
    detail: sentence(text(fields.detail) ?? text(fields.message) ?? text(error) ?? 'Something went wrong'),
    action: text(fields.action) ?? ACTIONS[code ?? ''] ?? 'Try again.',
    requestId: text(fields.correlationId),
    parts: Array.isArray(fields.errors) ? fields.errors.map(partOf).filter((part) => part !== null) : [],
  }
}

function partOf(value: unknown): ProblemPart | null {
  const fields = fieldsOf(value)
  const message = text(fields.message)
  if (message === null) return null
  return { path: text(fields.path) ?? '', message, suggestion: text(fields.suggestion) ?? undefined }
}
