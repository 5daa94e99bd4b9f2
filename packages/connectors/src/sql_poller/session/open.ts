import type { Settings } from '../config/settings.ts'
import type { Session, SessionHost } from './session.ts'

/** The client library is loaded when a feed first needs it. */
export async function openSession(
  host: SessionHost,
  { server, statementMs }: Settings,
  signal: AbortSignal,
): Promise<Session> {
  if (server.dialect === 'sqlite') {
    const { openSqlite } = await import('./sqlite/sqlite.ts')
    return openSqlite(host, { server, statementMs }, signal)
  }
  if (server.dialect === 'postgresql') {
    const { openPostgres } = await import('./postgresql.ts')
    return openPostgres(host, { server, statementMs }, signal)
  }
  const { openMysql } = await import('./mysql.ts')
  return openMysql(host, { server, statementMs }, signal)
}
