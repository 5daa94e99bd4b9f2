import { ERROR_CODES, type FailureClass, Problem } from '@halcyon/domain'

export interface FeedFailure {
  readonly code: string
  readonly cause: string
  readonly action: string
  readonly class: FailureClass
  readonly at: string
}

/** @param now epoch ms */
export const failureAt = (
  now: number,
  kind: FailureClass,
  code: string,
  cause: string,
  action: string,
): FeedFailure => ({ code, cause, action, class: kind, at: new Date(now).toISOString() })

/** Why secrets could not be opened: something a person must change, or a store that is away. */
export function secretsFailure(now: number, error: unknown): FeedFailure {
  const cause = error instanceof Error ? error.message : String(error)
  return error instanceof Problem
    ? failureAt(now, 'configuration', error.code, cause, ERROR_CODES[error.code].action)
    : failureAt(now, 'transient', 'secrets_unavailable', cause, 'Nothing: it is tried again.')
}
