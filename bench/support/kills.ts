/** A bench under kill -9: the server is killed under load every so many seconds and started again; nothing may be lost or doubled. */
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Server } from '../../tests/support/server.ts'

export interface Kills {
  /** Ends the killing once the server is up; that server, and how often one was killed. @throws when one did not start again */
  stop(): Promise<{ readonly server: Server; readonly kills: number }>
}

/** Kills each server so many seconds after it was ready. `start` starts the next one, where the one before stood. */
export function killEvery(seconds: number, first: Server, start: () => Promise<Server>): Kills {
  const over = new AbortController()
  let server = first
  let kills = 0
  const lived = (): Promise<boolean> => sleep(seconds * 1000, true, { signal: over.signal }).catch(() => false)
  const killing = (async () => {
    while (await lived()) {
      await server.kill()
      kills++
      server = await start()
    }
  })()
  // It is told by `stop`.
  killing.catch(() => undefined)
  return {
    async stop() {
      over.abort()
      await killing
      return { server, kills }
    },
  }
}

/**
 * Counts the alerts by what they are of, and says what is missing of `sent` and what is there twice. Sets the exit code when anything is.
 * @param datasourceId those of one feed; absent = all
 */
export async function countLosses(sink: pg.Client, sent: number, datasourceId?: string): Promise<void> {
  const { rows } = await sink.query<{ alerts: number; things: number }>(
    `select count(*)::int as alerts, count(distinct source_event_id)::int as things from alert
      where datasource_id = coalesce($1, datasource_id)`,
    [datasourceId],
  )
  const { alerts = 0, things = 0 } = rows[0] ?? {}
  console.log(`sent ${sent}, alerts ${alerts}: lost ${sent - things}, duplicated ${alerts - things}`)
  if (things !== sent || alerts !== things) process.exitCode = 1
}
