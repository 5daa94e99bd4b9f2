/** A server to attack: its feeds, and what of them is in the database. */
import { openSharedDatabase, type SharedDatabase } from '../../chaos/support/on-database.ts'
import { type Api, apiClient, type Server } from '../../support/server.ts'

export interface Target {
  readonly shared: SharedDatabase
  readonly server: Server
  readonly api: Api
  /** Rows of a feed: what was received, what was kept of it. */
  stored(feed: { readonly id: string }): Promise<{ ledger: number; alerts: number; letters: number; captures: number }>
  /** Dead letters of a feed, oldest first. */
  letters(feed: { readonly id: string }): Promise<{ raw: Buffer; code: string }[]>
}

export async function openTarget(): Promise<Target> {
  const shared = await openSharedDatabase()
  const server = await shared.start()
  return {
    shared,
    server,
    api: apiClient(server.gateway),
    async stored({ id }) {
      const count = async (table: string): Promise<number> => {
        const [row] = await shared.query<{ n: number }>(
          `select count(*)::int as n from ${table} where datasource_id = $1`,
          [id],
        )
        return row?.n ?? -1
      }
      return {
        ledger: await count('ledger'),
        alerts: await count('alert'),
        letters: await count('dead_letter'),
        captures: await count('raw_capture'),
      }
    },
    letters: ({ id }) =>
      shared.query(
        `select raw, errors -> 0 ->> 'code' as code from dead_letter where datasource_id = $1 order by event_id`,
        [id],
      ),
  }
}

export const NOTHING = { ledger: 0, alerts: 0, letters: 0, captures: 0 }

export const eventOf = (id: string) => ({
  id,
  title: `Event ${id}`,
  severity: 'high',
  created_at: '2026-01-01T00:00:00.000Z',
  text: 'x',
  host: 'host-1',
})
