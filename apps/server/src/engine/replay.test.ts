import { randomUUID } from 'node:crypto'
import { type Database, openDatabase } from '@halcyon/store'
import { createTestDatabase, type TestDatabase } from '@halcyon/store/testing'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { replayRunner } from './replay.ts'

let database: TestDatabase
let db: Database
let owner: pg.Client
let tenant: string
let feed: string

const MAPPING = {
  recordId: { path: '$.id' },
  outputs: [
    {
      name: 'alert',
      kind: 'alert',
      fields: { title: { path: '$.title', required: true }, severity: { const: 'high' } },
    },
  ],
}

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase(database.ownerUrl)
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await Promise.all([db.destroy(), owner.end()])
  await database.drop()
})
beforeEach(async () => {
  ;[tenant, feed] = [randomUUID(), randomUUID()]
  await owner.query("insert into organization (tenant_id, name) values ($1, 'Acme')", [tenant])
  await owner.query("insert into project (tenant_id, id, name) values ($1, $1, 'Default')", [tenant])
  await owner.query(
    `insert into datasource (tenant_id, id, project_id, name, type, published_version) values ($1, $2, $1, 'Feed', 'http_webhook', 2)`,
    [tenant, feed],
  )
  await owner.query(
    `insert into version (tenant_id, datasource_id, number, content, content_hash, state) values ($1, $2, 2, $3, '', 'published')`,
    [tenant, feed, JSON.stringify({ mapping: MAPPING })],
  )
})

async function letter(payload: unknown): Promise<void> {
  const [event, raw] = [randomUUID(), Buffer.from(JSON.stringify(payload))]
  await owner.query(
    `with at as (select date_trunc('milliseconds', now()) as at),
     kept as (insert into dead_letter (tenant_id, datasource_id, event_id, received_at, version, correlation_id, digest, errors, raw, raw_kind)
       select $1, $2, $3, at, 1, $3, repeat('0', 64), '[]', $4, 'payload' from at)
     insert into ledger (tenant_id, datasource_id, event_id, received_at, outcome, version, correlation_id)
       select $1, $2, $3, at, 'rejected', 1, $3 from at`,
    [tenant, feed, event, raw],
  )
}

async function replayed(parameters: object = {}) {
  const id = randomUUID()
  await owner.query(
    `insert into run (tenant_id, datasource_id, id, kind, parameters) values ($1, $2, $3, 'replay', $4)`,
    [tenant, feed, id, JSON.stringify(parameters)],
  )
  const runner = replayRunner({ db, nodeId: () => tenant, onError: (error) => expect.unreachable(String(error)) })
  runner.wake()
  const run = await vi.waitFor(
    async () => {
      const { rows } = await owner.query<{ state: string; done: number }>(
        'select state, done::int from run where id = $1',
        [id],
      )
      expect(['succeeded', 'failed', 'cancelled']).toContain(rows[0]?.state)
      return rows[0]
    },
    { timeout: 20_000 },
  )
  await runner.stop()
  return run
}

const states = async () =>
  (
    await owner.query(
      `select convert_from(raw, 'UTF8')::json ->> 'id' as id, state, errors #>> '{0,code}' as code from dead_letter
       where datasource_id = $1 order by 1`,
      [feed],
    )
  ).rows

test('maps what is open by the version in force, and says what stays', async () => {
  await letter({ id: 'a', title: 'A' })
  await letter({ id: 'b' })
  expect(await replayed()).toEqual({ state: 'succeeded', done: 2 })
  expect(await states()).toEqual([
    { id: 'a', state: 'replayed', code: null },
    { id: 'b', state: 'open', code: expect.any(String) },
  ])
  const alerts = await owner.query('select source_event_id, mapping_version from alert where tenant_id = $1', [tenant])
  expect(alerts.rows).toEqual([{ source_event_id: 'a', mapping_version: 2 }])
})

test('a letter that cannot be written costs itself only', async () => {
  await owner.query(`create or replace function refuse() returns trigger language plpgsql as $$
    begin raise exception 'not this one' using errcode = '22000'; end $$`)
  await owner.query(
    "create or replace trigger refuse before insert on alert for each row when (new.title = 'bad') execute function refuse()",
  )
  for (const id of ['a', 'b', 'c']) await letter({ id, title: id === 'b' ? 'bad' : 'good' })
  expect(await replayed()).toEqual({ state: 'succeeded', done: 3 })
  expect(await states()).toEqual([
    { id: 'a', state: 'replayed', code: null },
    { id: 'b', state: 'open', code: 'not_storable' },
    { id: 'c', state: 'replayed', code: null },
  ])
})
