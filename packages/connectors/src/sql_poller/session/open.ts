import type { Session, SessionHost, SessionSettings } from './session.ts'

/** The client library is loaded when a feed first needs it. */
export async function openSession(host: SessionHost, settings: SessionSettings, signal: AbortSignal): Promise<Session> {
  if (settings.server.dialect === 'postgresql') {
    const { openPostgres } = await import('./postgresql.ts')
    return openPostgres(host, settings, signal)
  }
  const { openMysql } = await import('./mysql.ts')
  return openMysql(host, settings, signal)
}
