import { NeedsHuman, OutboundError, RetryLater } from '@halcyon/connector-kit'
import type { ErrorCode } from '@halcyon/domain'

/** What a person must do about a refusal of the database. */
export type Refusal = readonly [code: ErrorCode, action: string]

export const REFUSALS = {
  signIn: ['authentication_failed', 'Compare the user and the password; rotate the secret if it was changed.'],
  database: ['source_not_found', 'Check the name of the database, and that the account may use it.'],
  permission: ['permission_denied', 'Give the account the right to SELECT from what the query names.'],
  table: ['source_not_found', 'Check the names of schema and table, and that the account may see them.'],
  query: ['query_invalid', 'Repair the query as the message says; try it in a client of the database.'],
  readOnly: [
    'query_not_read_only',
    'Read from tables, views and functions that change nothing; a feed never writes to its source.',
  ],
  time: [
    'source_timeout',
    'Put an index on the columns of the offset, let the statement use :cursor, or give the query more time.',
  ],
  large: ['response_too_large', 'Leave out the large columns, or ask for fewer rows in a page.'],
  damaged: ['config_invalid', 'Check the path: this must be a database of SQLite 3, whole and not encrypted.'],
  tls: ['tls_failed', 'Check the certificate: its name, its expiry, and that "Authority" has whoever signed it.'],
  noTls: ['tls_failed', 'Switch TLS on at the server; without it an administrator must list the network.'],
} as const satisfies Readonly<Record<string, Refusal>>

export const refused = ([code, action]: Refusal, message: string): NeedsHuman => new NeedsHuman(code, message, action)

const TLS_CODE = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO|HANDSHAKE_SSL)/

export class AnswerTooLarge extends Error {}

/** What is the same of every database: the connection. Null: the database itself said it. */
export function connectionFailure(error: unknown): unknown {
  if (error instanceof NeedsHuman || error instanceof RetryLater || error instanceof OutboundError) return error
  if (error instanceof AnswerTooLarge) return refused(REFUSALS.large, error.message)
  const { code = '', message } = error as { code?: unknown; message: string }
  if (TLS_CODE.test(String(code))) return refused(REFUSALS.tls, `TLS with the database failed: ${message}`)
  return null
}
