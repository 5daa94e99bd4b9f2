import { isIP } from 'node:net'
import { isAbsolute } from 'node:path'
import type { CodedFinding, ErrorCode } from '@halcyon/domain'
import { microsecondsOf } from '../instant.ts'
import { isProblem, parseStatement } from '../statement.ts'
import type { SqlConfig } from './config.ts'
import { type NetworkServer, offsetColumns, settingsOf } from './settings.ts'

/** Seconds. */
const LONGEST_LOOKBACK = 7 * 86_400

type Find = (path: string, code: ErrorCode, message: string, suggestion: string) => void

/** What the schema cannot say. Empty = the configuration can work. */
export function validateConfig(config: SqlConfig): CodedFinding[] {
  const { server, read, offset, key } = settingsOf(config)
  const findings: CodedFinding[] = []
  const find: Find = (path, code, message, suggestion) => {
    findings.push({ path, code, message, suggestion })
  }
  if (server.dialect === 'sqlite') fileFindings(config, find)
  else serverFindings(server, find)
  const { table = '', columns = [] } = config
  if (read.kind === 'statement') {
    if (table !== '') find('query', 'config_invalid', 'Both a table and a query are given.', 'Leave one of them empty.')
    if (columns.length > 0)
      find(
        'columns',
        'config_invalid',
        'The columns are those of the query.',
        'Name them in it, and leave the list empty.',
      )
    const statement = parseStatement(read.sql, server.dialect)
    if (isProblem(statement)) find('query', statement.code, statement.message, statement.suggestion)
    else if (statement.uses.size > 0 && offset.start === '')
      find(
        'offset.start',
        'config_invalid',
        'The query uses parameters, and the first page has no value for them.',
        'Say after which value it begins, for example 2026-01-01T00:00:00Z or 0.',
      )
  } else if (table === '') {
    find('table', 'config_invalid', 'Nothing says what is read.', 'Enter a table, such as public.alerts, or a query.')
  } else {
    if (!/^[^.]+(\.[^.]+)?$/.test(table))
      find(
        'table',
        'config_invalid',
        `"${table}" is neither a table nor schema.table.`,
        'A name with a dot in it, or of another database, can be read by a query.',
      )
    for (const name of new Set([...offsetColumns(offset), ...key]))
      if (columns.length > 0 && !columns.includes(name))
        find('columns', 'offset_invalid', `"${name}" is not among the columns.`, 'Add it, or leave the list empty.')
  }
  if (offset.kind === 'timestamp' && offset.start !== '' && microsecondsOf(offset.start) === null)
    find('offset.start', 'config_invalid', `"${offset.start}" is no time in UTC.`, 'For example 2026-01-01T00:00:00Z.')
  if (offset.kind === 'timestamp' && offset.lookbackSeconds > LONGEST_LOOKBACK)
    find('offset.lookback', 'config_invalid', 'Look back is longer than seven days.', 'At most P7D.')
  return findings
}

function serverFindings(server: NetworkServer, find: Find): void {
  if (server.host === '' || /[/@\s]/.test(server.host))
    find('host', 'config_invalid', 'The host is no name and no address.', 'For example db.example.com, without a port.')
  if (server.user === '')
    find('user', 'config_invalid', 'Nothing says who signs in.', 'Enter the account that may only read.')
  if (server.database.length > 128)
    find('database', 'config_invalid', 'The name of the database is longer than 128 characters.', 'Enter its name.')
  if (server.dialect === 'mysql' && server.tls !== null && isIP(server.tls.serverName) !== 0)
    find(
      'tls.serverName',
      'config_invalid',
      'The certificate of a MySQL server is compared with a name, not with an address.',
      'Enter the host by its name, or the name in its certificate.',
    )
  if (server.tls?.ca?.includes('-----BEGIN CERTIFICATE-----') === false)
    find('tls.ca', 'config_invalid', 'This is no certificate in PEM.', 'Paste it with its BEGIN and END lines.')
}

function fileFindings({ database, host = '', port, user = '', tls = {} }: SqlConfig, find: Find): void {
  if (!isAbsolute(database))
    find(
      'database',
      'config_invalid',
      'The path of the file is not absolute.',
      'For example /var/lib/scanner/findings.db.',
    )
  const set = { host: host !== '', port: port !== undefined, user: user !== '', tls: Object.keys(tls).length > 0 }
  for (const [path, isSet] of Object.entries(set))
    if (isSet) find(path, 'config_invalid', `A file has no ${path}.`, 'Leave it empty.')
}
