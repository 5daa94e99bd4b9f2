import { ERROR_CODES, type ErrorCode, type Failure, type FailureClass, Problem } from '@halcyon/domain'

/** @param now epoch ms */
export const failureAt = (
  now: number,
  kind: FailureClass,
  code: ErrorCode,
  cause: string,
  action: string,
): Failure => ({ code, cause, action, class: kind, at: new Date(now).toISOString() })

/** Why secrets could not be opened: something a person must change, or a store that is away. */
export function secretsFailure(now: number, error: unknown): Failure {
  const cause = error instanceof Error ? error.message : String(error)
  return error instanceof Problem
    ? failureAt(now, 'configuration', error.code, cause, ERROR_CODES[error.code].action)
    : failureAt(now, 'transient', 'secret_unavailable', cause, 'Nothing: it is tried again.')
}
