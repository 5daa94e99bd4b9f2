import { isIP } from 'node:net'
import type { CodedFinding, ErrorCode } from '@halcyon/domain'
import { microsecondsOf } from '../instant.ts'
import { isProblem, parseStatement } from '../statement.ts'
import type { SqlConfig } from './config.ts'
import { offsetColumns, settingsOf } from './settings.ts'

/** What the schema cannot say. Empty = the configuration can work. */
export function validateConfig(config: SqlConfig): CodedFinding[] {
  const { server, read, offset, key } = settingsOf(config)
  const findings: CodedFinding[] = []
  const find = (path: string, code: ErrorCode, message: string, suggestion: string): void => {
    findings.push({ path, code, message, suggestion })
  }
  if (/[/@\s]/.test(server.host))
    find(
      'server.host',
      'config_invalid',
      'The host is no name and no address.',
      'For example db.example.com, without a port.',
    )
  if (server.dialect === 'mysql' && server.tls !== null && isIP(server.tls.serverName) !== 0)
    find(
      'server.tls.serverName',
      'config_invalid',
      'The certificate of a MySQL server is compared with a name, not with an address.',
      'Enter the host by its name, or the name in its certificate.',
    )
  if (server.tls?.ca?.includes('-----BEGIN CERTIFICATE-----') === false)
    find('server.tls.ca', 'config_invalid', 'This is no certificate in PEM.', 'Paste it with its BEGIN and END lines.')
  if (read.kind === 'statement') {
    const statement = parseStatement(read.sql, server.dialect)
    if (isProblem(statement)) find('read.sql', statement.code, statement.message, statement.suggestion)
    else if (statement.uses.size > 0 && offset.start === '')
      find(
        'offset.start',
        'config_invalid',
        'The statement uses parameters, and the first page has no value for them.',
        'Say after which value it begins, for example 2026-01-01T00:00:00Z or 0.',
      )
  } else if (read.columns.length > 0) {
    for (const name of new Set([...offsetColumns(offset), ...key]))
      if (!read.columns.includes(name))
        find(
          'read.columns',
          'offset_invalid',
          `"${name}" is not among the columns.`,
          'Add it, or leave the list empty.',
        )
  }
  if (offset.kind === 'timestamp' && offset.start !== '' && microsecondsOf(offset.start) === null)
    find('offset.start', 'config_invalid', `"${offset.start}" is no time in UTC.`, 'For example 2026-01-01T00:00:00Z.')
  return findings
}
