import { makeFeed } from '../../support/feed.ts'
import { apiClient, removeDataDir, type Server, startServer, until } from '../../support/server.ts'
import { startLoad } from './load.ts'
import { embeddedQuery } from './on-database.ts'
import { freePort } from './ports.ts'
import { expectNothingLost } from './verdict.ts'

/** Kills a whole server, its database with it, so many times under load; each time once `between` more events were acknowledged. */
export async function killRounds(options: { kills: number; between: () => number; senders: number }): Promise<void> {
  const at = { httpPort: await freePort(), ingestPort: await freePort() }
  let server: Server = await startServer({ ...at, embedded: true })
  const { dataDir } = server
  try {
    const api = apiClient(server.gateway)
    const load = startLoad([await makeFeed(api), await makeFeed(api)], { senders: options.senders })
    for (let kill = 0; kill < options.kills; kill++) {
      const from = load.acknowledged()
      const more = options.between()
      await until(
        async () => load.acknowledged() - from,
        (acknowledged) => acknowledged >= more,
        60_000,
      )
      await server.kill()
      server = await startServer({ ...at, dataDir })
    }
    await load.stop()
    const { query, close } = await embeddedQuery(dataDir)
    await expectNothingLost(query, load).finally(close)
  } finally {
    await server.kill()
    await removeDataDir(dataDir)
  }
}
