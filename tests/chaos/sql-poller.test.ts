/** Rows of a real database as a feed, with the real product killed in the middle. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  mariaDatabase,
  postgresDatabase,
  READER_PASSWORD,
  type SourceDatabase,
} from '../../packages/connectors/src/sql_poller/testing.ts'
import { describeWith } from '../services/service.ts'
import { FIRST_MAPPING, makeDatasource, makeSecret, publish, putDraft } from '../support/feed.ts'
import { type Api, apiClient, type Server, until } from '../support/server.ts'
import { openSharedDatabase, type SharedDatabase } from './support/on-database.ts'

let shared: SharedDatabase
let server: Server
let api: Api

const start = async (): Promise<void> => {
  server = await shared.start({ env: { HALCYON_ALLOW_NETWORKS: '127.0.0.0/8,::1/128' } })
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
      fields: { title: { path: '$.title' }, severity: { const: 'low' }, occurredAt: { path: '$.at' } },
    },
  ],
}

async function feed(source: SourceDatabase): Promise<string> {
  const { id } = await makeDatasource(api, source.server.database, 'sql_poller')
  await putDraft(api, id, {
    config: {
      ...source.server,
      table: 'alerts',
      offset: { kind: 'timestamp', column: 'at', tieBreaker: 'id' },
      schedule: { kind: 'interval', every: 'PT1S' },
      limits: { pageRows: 400 },
    },
    secrets: { password: await makeSecret(api, `password of ${source.server.database}`, READER_PASSWORD) },
    mapping: MAPPING,
    // Slow enough to be killed in the middle.
    runtime: { batch: { maxItems: 60 }, rateLimit: { eventsPerSecond: 600, burst: 60 } },
  })
  await publish(api, id, 'first')
  return id
}

const alerts = async (id: string): Promise<number> =>
  Number((await shared.query<{ n: string }>('select count(*) as n from alert where datasource_id = $1', [id]))[0]?.n)
const outcomes = (id: string): Promise<{ outcome: string; n: number }[]> =>
  shared.query('select outcome, count(*)::int as n from ledger where datasource_id = $1 group by 1 order by 1', [id])

function killed(times: number, open: () => Promise<SourceDatabase>, table: string, first: string, more: string): void {
  test('row 1: kill -9 in the middle: nothing is lost, nothing is written twice; then what is new', async () => {
    const source = await open()
    try {
      await source.run(table)
      await source.run(first)
      const id = await feed(source)
      for (let i = 1; i <= times; i++) {
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
        (n) => n === 3000,
        90_000,
      )
      await source.run(more)
      await until(
        () => alerts(id),
        (n) => n === 3010,
        60_000,
      )
      expect(await outcomes(id)).toEqual([{ outcome: 'mapped', n: 3010 }])
      const [row] = await shared.query<{ n: number }>(
        'select count(distinct title)::int as n from alert where datasource_id = $1',
        [id],
      )
      expect(row?.n).toBe(3010)
    } finally {
      await source.drop()
    }
  }, 200_000)
}

await describeWith('postgresql', ({ TEST_POSTGRESQL_URL: url, TEST_POSTGRESQL_CA: ca }) => {
  killed(
    2,
    () => postgresDatabase({ url, ca }),
    'create table alerts (id bigserial primary key, at timestamptz not null, title text)',
    `insert into alerts (at, title) select timestamptz '2026-01-01' + (i / 7) * interval '1 second', 'row ' || i from generate_series(1, 3000) i`,
    `insert into alerts (at, title) select now(), 'new ' || i from generate_series(1, 10) i`,
  )
})

await describeWith('mariadb', ({ TEST_MARIADB_URL: url, TEST_MARIADB_CA: ca }) => {
  killed(
    1,
    () => mariaDatabase({ url, ca }),
    'create table alerts (id bigint auto_increment primary key, at datetime(6) not null, title text)',
    `insert into alerts (at, title) select timestamp('2026-01-01') + interval (seq div 7) second, concat('row ', seq) from seq_1_to_3000`,
    `insert into alerts (at, title) select utc_timestamp(6), concat('new ', seq) from seq_1_to_10`,
  )
})
