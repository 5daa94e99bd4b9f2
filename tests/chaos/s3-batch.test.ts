/** Objects of a real store as a feed, with the real product killed in the middle. */
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBucket } from '../../packages/connectors/src/s3_batch/testing.ts'
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

const lines = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) => JSON.stringify({ id: `r${from + i}`, title: `Record ${from + i}` })).join(
    '\n',
  )
const alerts = async (id: string): Promise<number> =>
  Number((await shared.query<{ n: string }>('select count(*) as n from alert where datasource_id = $1', [id]))[0]?.n)
const outcomes = (id: string): Promise<{ outcome: string; n: number }[]> =>
  shared.query('select outcome, count(*)::int as n from ledger where datasource_id = $1 group by 1 order by 1', [id])

await describeWith('s3', (address) => {
  test('row 21: kill -9 in the middle of objects: each row once; one that is cut is a dead letter', async () => {
    const bucket = await openBucket(address)
    await bucket.put('in/a.json.gz', gzipSync(lines(0, 1500)))
    const cut = gzipSync(lines(5000, 5040))
    await bucket.put('in/b.json.gz', cut.subarray(0, cut.length - 20))
    await bucket.put('in/c.json', lines(1500, 2400))
    const { id } = await makeDatasource(api, bucket.name, 's3_batch')
    await putDraft(api, id, {
      config: {
        endpoint: address.TEST_S3_ENDPOINT,
        bucket: bucket.name,
        credentials: { kind: 'static', accessKeyId: address.TEST_S3_ACCESS_KEY },
        after: { kind: 'move', prefix: 'done/' },
        prefix: 'in/',
        schedule: { kind: 'interval', every: 'PT1S' },
      },
      secrets: { secretAccessKey: await makeSecret(api, `key of ${bucket.name}`, address.TEST_S3_SECRET_KEY) },
      mapping: FIRST_MAPPING,
      // Slow enough to be killed in the middle.
      runtime: { batch: { maxItems: 60 }, rateLimit: { eventsPerSecond: 600, burst: 60 } },
    })
    await publish(api, id, 'first')
    for (let i = 1; i <= 3; i++) {
      await until(
        () => alerts(id),
        (n) => n >= i * 500,
        60_000,
      )
      await server.kill()
      await start()
    }
    await until(
      () => alerts(id),
      (n) => n >= 2400,
      60_000,
    )
    await until(
      () => bucket.keys(),
      (keys) => keys.every((key) => key === 'in/b.json.gz' || key.startsWith('done/')),
      60_000,
    )
    // What is new is found after all that.
    await bucket.put('in/0-late.json', lines(2400, 2410))
    await until(
      () => alerts(id),
      (n) => n >= 2410,
      60_000,
    )
    const known = (await outcomes(id)).filter(({ outcome }) => outcome !== 'duplicate')
    expect(known).toEqual([
      { outcome: 'mapped', n: 2410 },
      { outcome: 'rejected', n: 1 },
    ])
    expect(await alerts(id)).toBe(2410)
    expect(await bucket.keys()).toContain('in/b.json.gz')
  }, 180_000)
})
