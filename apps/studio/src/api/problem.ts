/** One thing that is wrong with what was sent. */
export interface ProblemFinding {
  readonly path: string
  readonly code: string
  readonly message: string
  readonly suggestion?: string
}

/** A refusal or failure as the server tells it (RFC 9457), whatever way it came. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly code: string
  readonly status: number
  readonly detail: string
  readonly errors: readonly ProblemFinding[]
  /** Names the request in the server's log. */
  readonly correlationId: string | null

  constructor(problem: {
    readonly code?: unknown
    readonly status?: unknown
    readonly title?: unknown
    readonly detail?: unknown
    readonly errors?: unknown
    readonly correlationId?: unknown
  }) {
    const detail = String(problem.detail ?? problem.title ?? 'The request failed.')
    super(detail)
    this.code = String(problem.code ?? 'unknown')
    this.status = Number(problem.status ?? 0)
    this.detail = detail
    this.errors = Array.isArray(problem.errors) ? (problem.errors as ProblemFinding[]) : []
    this.correlationId = typeof problem.correlationId === 'string' ? problem.correlationId : null
  }
}

/** The server does not answer. */
export const serverAway = (): ApiProblem =>
  new ApiProblem({
    code: 'server_away',
    status: 0,
    detail: 'The server does not answer. What you typed is kept; it is tried again when the server is back.',
  })
