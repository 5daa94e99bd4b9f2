import { type ErrorCode, Problem } from '@halcyon/domain'

/** A refusal that says when to come back (`Retry-After`). */
export class RetryLaterProblem extends Problem {
  readonly retryAfterSeconds: number

  constructor(code: ErrorCode, seconds: number) {
    super(code, `Try again in ${seconds} s`)
    this.retryAfterSeconds = seconds
  }
}
