import type { ErrorCode } from '@halcyon/domain'
import type { PushAnswer } from './contract.ts'

/**
 * The three errors a connector may throw; anything else is a bug and counts against the worker. They are told by their names, not by
 * their class: a connector from outside brings its own copy of this module.
 */
const named = (error: unknown, name: string): boolean => error instanceof Error && error.name === name

/** The other side, or we, cannot just now; tried again after `afterMs` (default: the runtime's back-off). */
export class RetryLater extends Error {
  static override [Symbol.hasInstance](error: unknown): error is RetryLater {
    return named(error, 'RetryLater')
  }
  readonly afterMs: number | undefined
  constructor(message: string, afterMs?: number) {
    super(message)
    this.name = 'RetryLater'
    this.afterMs = afterMs
  }
}

/** Push only: the request is answered with `status` and the code's problem document, or with `answer`, and nothing of it is stored. */
export class RefuseRequest extends Error {
  static override [Symbol.hasInstance](error: unknown): error is RefuseRequest {
    return named(error, 'RefuseRequest')
  }
  readonly status: number
  readonly code: ErrorCode
  /** In the sender's own form, for one that reads no problem document. */
  readonly answer: PushAnswer | undefined
  constructor(status: number, code: ErrorCode, message: string, answer?: PushAnswer) {
    super(message)
    this.name = 'RefuseRequest'
    this.status = status
    this.code = code
    this.answer = answer
  }
}

/** No retry helps: a person must do `action`. */
export class NeedsHuman extends Error {
  static override [Symbol.hasInstance](error: unknown): error is NeedsHuman {
    return named(error, 'NeedsHuman')
  }
  readonly code: ErrorCode
  readonly action: string
  constructor(code: ErrorCode, message: string, action: string) {
    super(message)
    this.name = 'NeedsHuman'
    this.code = code
    this.action = action
  }
}
