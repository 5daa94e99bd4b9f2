import { expect, test } from 'vitest'
import { makeFeed } from '../support/feed.ts'
import { apiClient, removeDataDir, startServer, until } from '../support/server.ts'
import { startLoad } from './support/load.ts'
import { embeddedQuery, postmasterOf } from './support/on-database.ts'
import { expectNothingLost } from './support/verdict.ts'

const HEALS_MS = 30_000

test('row 3: kill -9 of PostgreSQL: 503 while it is away, heals by itself, nothing acknowledged is lost', async () => {
  const server = await startServer({ embedded: true })
  try {
    const api = apiClient(server.gateway)
    const feeds = [await makeFeed(api), await makeFeed(api)]
    const load = startLoad(feeds, { senders: 3 })
    const more = async (events: number): Promise<void> => {
      const from = load.acknowledged()
      await until(
        async () => load.acknowledged() - from,
        (acknowledged) => acknowledged >= events,
        HEALS_MS,
      )
    }
    for (let round = 0; round < 2; round++) {
      await more(100)
      const postmaster = await postmasterOf(server.dataDir)
      process.kill(postmaster, 'SIGKILL')
      const killed = Date.now()
      await until(
        async () => load.failures().filter(({ at }) => at >= killed).length,
        (failures) => failures > 0,
      )
      await more(50)
      expect(Date.now() - killed).toBeLessThan(HEALS_MS)
      expect(await postmasterOf(server.dataDir)).not.toBe(postmaster)
    }
    // The other ways into the database heal as well: the gateway's, and the listener's for changes.
    await until(
      async () => (await api('GET', '/datasources')).status,
      (status) => status === 200,
      HEALS_MS,
    )
    expect((await fetch(`${server.gateway}/readyz`)).status).toBe(200)
    await until(
      async () => (await fetch(`${server.ingest}/readyz`)).status,
      (status) => status === 200,
    )
    await load.stop()
    expect(new Set(load.failures().map(({ status }) => status))).toEqual(new Set([503]))
    const { query, close } = await embeddedQuery(server.dataDir)
    await expectNothingLost(query, load).finally(close)
    const [state] = (await api<{ workers: { state: string }[] }>('GET', `/datasources/${feeds[0]!.id}/status`)).body
      .workers
    expect(state?.state).toBe('healthy')
    expect(await server.stop()).toBe(0)
  } finally {
    await server.kill()
    await removeDataDir(server.dataDir)
  }
})
