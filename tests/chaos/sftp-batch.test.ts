/** Files of a real server as a feed, with the real product killed in the middle. */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileSource, lines } from '../../packages/connectors/src/sftp_batch/testing.ts'
import { describeWith } from '../services/service.ts'
import { FIRST_MAPPING, makeDatasource, makeSecret, publish, putDraft } from '../support/feed.ts'
import { type Api, apiClient, type Server, until } from '../support/server.ts'
import { openSharedDatabase, type SharedDatabase } from './support/on-database.ts'

let shared: SharedDatabase
let server: Server
let api: Api

const start = async (): Promise<void> => {
  server = await shared.start({ env: { HALCYON_ALLOW_NETWORKS: '127.0.0.0/8' } })
  api = apiClient(server.gateway)
}
beforeAll(async () => {
  shared = await openSharedDatabase()
  await start()
})
afterAll(() => shared?.close())

const MAPPING = {
  ...FIRST_MAPPING,
  outputs: [
    {
      ...FIRST_MAPPING.outputs[0],
      fields: { title: { path: '$.title' }, severity: { const: 'low' }, occurredAt: { const: '2026-01-01T00:00:00Z' } },
    },
  ],
}

await describeWith(
  'sshd',
  ({ TEST_SFTP_URL: url, TEST_SFTP_KEY: key, TEST_SFTP_PASSWORD: password, TEST_SFTP_HOST_KEY: hostKey }) => {
    test('row 1: kill -9 in the middle of a file: each record once; each file is moved, and none before its records are written', async () => {
      const files = fileSource({ url, key, password, hostKey })
      const done = `${files.folder}-done`
      try {
        const ids = Array.from({ length: 2000 }, (_, i) => String(i + 1))
        files.put('a.ndjson', lines(ids.slice(0, 1200)), 60)
        files.put('b.ndjson', lines(ids.slice(1200, 1900)), 50)
        const { id } = await makeDatasource(api, 'files', 'sftp_batch')
        await putDraft(api, id, {
          config: { ...files.config, after: { kind: 'move', folder: done } },
          secrets: { privateKey: await makeSecret(api, 'key of files', files.secrets.privateKey ?? '') },
          mapping: MAPPING,
          // Slow enough to be killed in the middle.
          runtime: { batch: { maxItems: 60 }, rateLimit: { eventsPerSecond: 600, burst: 60 } },
        })
        await publish(api, id, 'first')
        const alerts = async (): Promise<number> =>
          Number(
            (await shared.query<{ n: string }>('select count(*) as n from alert where datasource_id = $1', [id]))[0]?.n,
          )
        await until(alerts, (n) => n >= 300, 60_000)
        await server.kill()
        expect(existsSync(done)).toBe(false)
        await start()
        await until(alerts, (n) => n === 1900, 90_000)
        files.put('c.ndjson', lines(ids.slice(1900)), 40)
        await until(alerts, (n) => n === 2000, 60_000)
        await expect.poll(() => readdirSync(files.folder)).toEqual([])
        expect(readdirSync(done).sort()).toEqual(['a.ndjson', 'b.ndjson', 'c.ndjson'])
        expect(
          await shared.query('select outcome, count(*)::int as n from ledger where datasource_id = $1 group by 1', [
            id,
          ]),
        ).toEqual([{ outcome: 'mapped', n: 2000 }])
      } finally {
        files.remove()
        rmSync(done, { recursive: true, force: true })
      }
    }, 200_000)
  },
)
