import type { Finding } from '../outcome.ts'
import { ERROR_CODES, type ErrorCode } from './table.ts'

/** `application/problem+json`, RFC 9457. */
export interface ProblemBody {
  /** A URI reference, stable for a code; relative, so that it resolves to the server's own reference pages. */
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: ErrorCode
  readonly detail: string
  readonly errors?: readonly Finding[]
}

/** A refusal with a code of the table. Commands and queries throw it; the HTTP and GraphQL skins print it. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ErrorCode
  readonly status: number
  readonly detail: string
  readonly errors: readonly Finding[]

  constructor(code: ErrorCode, detail?: string, errors: readonly Finding[] = []) {
    const { status, title, action } = ERROR_CODES[code]
    super(detail ?? title)
    this.code = code
    this.status = status
    this.detail = detail ?? `${title}. ${action}`
    this.errors = errors
  }

  toBody(): ProblemBody {
    return problemBody(this.code, this)
  }
}

/**
 * A code's problem document. `detail` says what happened here; without one it is the table's title and action.
 * @param status where it is another than the table's: a connector and a feed's configuration may choose
 */
export function problemBody(
  code: ErrorCode,
  { status, detail, errors = [] }: { status?: number; detail?: string; errors?: readonly Finding[] } = {},
): ProblemBody {
  const known = ERROR_CODES[code]
  const body = {
    type: `/errors/${code}`,
    title: known.title,
    status: status ?? known.status,
    code,
    detail: detail ?? `${known.title}. ${known.action}`,
  }
  return errors.length === 0 ? body : { ...body, errors }
}
