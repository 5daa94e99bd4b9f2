/** All feeds of one process, with real workers, on a real database. */
import { randomUUID } from 'node:crypto'
import type { DatasourceId } from '@halcyon/domain'
import { type Database, openDatabase } from '@halcyon/store'
import { createTestDatabase, type TestDatabase } from '@halcyon/store/testing'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Feed } from './feed.ts'
import { Supervisor } from './supervisor.ts'
import { TEST_MAPPING, TEST_MODULE } from './testing/test-feed.ts'

const TENANT = randomUUID()
const errors: unknown[] = []
const open: Supervisor[] = []
let database: TestDatabase
let db: Database
let owner: pg.Client

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase(database.url)
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await owner.query("insert into organization (tenant_id, name) values ($1, 'Acme')", [TENANT])
  await owner.query("insert into project (tenant_id, id, name) values ($1, $1, 'Default')", [TENANT])
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((supervisor) => supervisor.drain()))
  expect(errors.splice(0)).toEqual([])
})
afterAll(async () => {
  await Promise.all([db.destroy(), owner.end()])
  await database.drop()
})

async function started(options: { maxWorkers?: number; resyncMs?: number }): Promise<Supervisor> {
  const supervisor = new Supervisor({
    db,
    url: database.url,
    roles: ['ingest'],
    hostName: 'test',
    workerData: { connectorModules: { test_push: TEST_MODULE }, allowNetworks: [] },
    openSecrets: async () => ({
      values: { signing: [{ version: 1, value: 'title', expiresAt: null }] },
      mayGoTo: [],
    }),
    secretUsed: () => undefined,
    replaceSecret: async () => undefined,
    onRun: () => undefined,
    metrics: { settled: () => undefined },
    onError: (error) => errors.push(error),
    ...options,
  })
  open.push(supervisor)
  await supervisor.start()
  return supervisor
}

async function publish(id: string, version: number): Promise<void> {
  const content = { config: {}, secrets: {}, mapping: TEST_MAPPING }
  await owner.query(
    `insert into version (tenant_id, datasource_id, number, content, content_hash, state) values ($1, $2, $3, $4, '', 'published')`,
    [TENANT, id, version, JSON.stringify(content)],
  )
  await owner.query('update datasource set published_version = $2, generation = generation + 1 where id = $1', [
    id,
    version,
  ])
}

async function makeFeed(supervisor: Supervisor): Promise<Feed> {
  const id = randomUUID() as DatasourceId
  await owner.query(
    "insert into datasource (tenant_id, id, project_id, name, type) values ($1, $2, $1, $3, 'test_push')",
    [TENANT, id, `feed ${id}`],
  )
  await publish(id, 1)
  const feed = await supervisor.feed(id)
  if (feed === null) throw new Error('the feed was not found')
  return feed
}

let sent = 0
const post = (feed: Feed) =>
  feed.submit({
    method: 'POST',
    path: '',
    query: '',
    headers: {},
    body: Buffer.from(JSON.stringify({ id: String(++sent) })),
    remoteAddress: '127.0.0.1',
    receivedAt: Date.now(),
    correlationId: randomUUID(),
  })
const ACCEPTED = { kind: 'done', counts: { accepted: 1 } }

test('past the cap of live workers the one idle longest sleeps, and wakes with its next event', async () => {
  const supervisor = await started({ maxWorkers: 2 })
  const feeds = [await makeFeed(supervisor), await makeFeed(supervisor), await makeFeed(supervisor)]
  for (const feed of feeds) expect(await post(feed)).toMatchObject(ACCEPTED)
  await vi.waitFor(() => expect(feeds.map((feed) => feed.awake)).toEqual([false, true, true]))
  const [first] = feeds
  expect(first && (await post(first))).toMatchObject(ACCEPTED)
  await vi.waitFor(() => expect(feeds.map((feed) => feed.awake)).toEqual([true, false, true]))
})

test('many more feeds than the cap, all at once: every event is taken, and then the cap holds', async () => {
  const supervisor = await started({ maxWorkers: 2 })
  const feeds: Feed[] = []
  while (feeds.length < 6) feeds.push(await makeFeed(supervisor))
  const posts = Array.from({ length: 60 }, (_, n) => feeds[n % feeds.length]).map((feed) => feed && post(feed))
  for (const settled of await Promise.all(posts)) expect(settled).toMatchObject(ACCEPTED)
  const { rows } = await owner.query(
    `select count(*)::int as n from ledger where outcome = 'mapped' and datasource_id = any ($1) group by datasource_id`,
    [feeds.map(({ definition }) => definition.datasourceId)],
  )
  expect(rows).toEqual(feeds.map(() => ({ n: 10 })))
  await vi.waitFor(() => expect(feeds.filter((feed) => feed.awake)).toHaveLength(2), { timeout: 10_000 })
})

test('a change that no notification told of is taken over by the next read', async () => {
  const supervisor = await started({ resyncMs: 50 })
  const feed = await makeFeed(supervisor)
  expect(await post(feed)).toMatchObject(ACCEPTED)
  const heard: (string | undefined)[] = []
  const listener = new pg.Client({ connectionString: database.ownerUrl })
  await listener.connect()
  listener.on('notification', ({ payload }) => heard.push(payload))
  await listener.query('listen halcyon_datasource')
  // Triggers, which notify, do not run.
  await owner.query('set session_replication_role = replica')
  await publish(feed.definition.datasourceId, 2)
  await vi.waitFor(() => expect(feed.runningVersion).toBe(2), { timeout: 10_000 })
  await owner.query("update datasource set desired = 'disabled', generation = generation + 1 where id = $1", [
    feed.definition.datasourceId,
  ])
  await vi.waitFor(() => expect(feed.closed()).not.toBeNull(), { timeout: 10_000 })
  await listener.query('select 1')
  await owner.query('set session_replication_role = origin')
  await listener.end()
  expect(heard).toEqual([])
})
