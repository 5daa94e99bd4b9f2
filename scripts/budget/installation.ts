/** A server of its own with a database of its own, for measuring. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@halcyon/store/embedded'
import { expectStatus } from '../../tests/support/feed.ts'
import { type Api, apiClient, endServer, startServer } from '../../tests/support/server.ts'
import type { DatasourceView } from '../../tests/support/views.ts'

export interface Installation {
  readonly url: string
  readonly databaseUrl: string
  readonly api: Api
  end(): Promise<void>
}

export async function openInstallation(): Promise<Installation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'halcyon-budget-'))
  const postgres = await startEmbeddedPostgres({ dataDir })
  const endDatabase = async (): Promise<void> => {
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
  const env = { DATABASE_URL: postgres.url, HALCYON_MASTER_KEY: randomBytes(32).toString('base64') }
  const server = await startServer({ env }).catch(async (error: unknown) => {
    await endDatabase()
    throw error
  })
  return {
    url: server.gateway,
    databaseUrl: postgres.url,
    api: apiClient(server.gateway),
    async end() {
      await endServer(server)
      await endDatabase()
    },
  }
}

/** Makes feeds that are not published, eight at a time. */
export async function makeFeeds(api: Api, count: number): Promise<void> {
  let next = 0
  const maker = async (): Promise<void> => {
    for (let n = next++; n < count; n = next++) {
      const body = { name: `Feed ${String(n).padStart(4, '0')}`, type: 'http_webhook', tags: [`team-${n % 7}`] }
      expectStatus(await api<DatasourceView>('POST', '/datasources', body), 201)
    }
  }
  await Promise.all(Array.from({ length: 8 }, maker))
}
