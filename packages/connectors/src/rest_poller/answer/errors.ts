import type { ErrorCode } from '@halcyon/domain'

/** The pages are to be read again from the first. */
export class ResetPagination extends Error {
  override readonly name = 'ResetPagination'
}

/** It was too much at once: a window is halved, anything else is for a person, as `code` and `action` say. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch'
  readonly code: ErrorCode
  readonly action: string
  constructor(code: ErrorCode, message: string, action: string) {
    super(message)
    this.code = code
    this.action = action
  }
}

/** An answer that says it is a page, and is none. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}
