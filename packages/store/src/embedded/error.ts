/**
 * - `unsupported_platform`: there is no PostgreSQL build for this machine.
 * - `in_use`: another process runs a server on this data directory.
 * - `no_account`: started as root, but there is no unprivileged account to run the server as.
 * - `not_reachable`: the server's account cannot reach the binaries or the data directory.
 * - `not_writable`: a file or folder belongs to somebody else.
 * - `init_failed`, `start_failed`: PostgreSQL said no; the message ends with its last lines.
 */
export type EmbeddedPostgresErrorCode =
  | 'unsupported_platform'
  | 'in_use'
  | 'no_account'
  | 'not_reachable'
  | 'not_writable'
  | 'init_failed'
  | 'start_failed'

/** Why the embedded PostgreSQL did not start. The message names the cause and what to do. */
export class EmbeddedPostgresError extends Error {
  readonly code: EmbeddedPostgresErrorCode

  constructor(code: EmbeddedPostgresErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'EmbeddedPostgresError'
    this.code = code
  }
}
