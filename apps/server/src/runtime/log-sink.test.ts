import { randomUUID } from 'node:crypto'
import type { DatasourceId, TenantId } from '@halcyon/domain'
import { type Database, openDatabase } from '@halcyon/store'
import { createTestDatabase, type TestDatabase } from '@halcyon/store/testing'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FeedLine, LogSink } from './log-sink.ts'

let database: TestDatabase
let db: Database
let owner: pg.Client
let line: FeedLine
const NODE = randomUUID()

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
beforeEach(() => {
  line = {
    tenantId: randomUUID() as TenantId,
    datasourceId: randomUUID() as DatasourceId,
    level: 'info',
    component: 'test',
    message: 'hello',
  }
})

const written = async (columns: string) =>
  (await owner.query(`select ${columns} from log where datasource_id = $1 order by id`, [line.datasourceId])).rows

test('writes the lines of several tenants at once, once', async () => {
  const sink = new LogSink(NODE)
  const correlationId = randomUUID()
  sink.add({ ...line, correlationId, fields: { code: 'x' } })
  sink.add({ ...line, tenantId: randomUUID() as TenantId, message: 'other' })
  await sink.flush(db)
  await sink.flush(db)
  expect(await written('tenant_id, message, node_id, correlation_id, fields')).toEqual([
    { tenant_id: line.tenantId, message: 'hello', node_id: NODE, correlation_id: correlationId, fields: { code: 'x' } },
    expect.objectContaining({ message: 'other', correlation_id: null, fields: null }),
  ])
})

test('keeps a feed’s first hundred lines of a second, and says how many more there were', async () => {
  const sink = new LogSink(NODE)
  for (let i = 0; i < 130; i++) sink.add({ ...line, message: `line ${i}` })
  await sink.flush(db)
  const lines = await written('level, message')
  expect(lines).toHaveLength(101)
  expect(lines.at(-1)).toEqual({ level: 'warn', message: '30 more lines in this second were left out.' })
  sink.add(line)
  await sink.flush(db)
  expect(await written('message')).toHaveLength(102)
})

test('whatever a connector logs, the lines of others are written', async () => {
  const sink = new LogSink(NODE)
  const circular: Record<string, unknown> = {}
  circular.self = circular
  sink.add({ ...line, message: 'a\u0000b\uD800', fields: { 'k\u0000': ['v\u0000', { inner: '\uDC00' }] } })
  sink.add({ ...line, message: 'circular', fields: circular })
  sink.add({ ...line, message: 'big', fields: { count: 10n, text: 'x'.repeat(10_000) } })
  sink.add({ ...line, message: 'no id', correlationId: 'not a uuid' })
  sink.add({ ...line, message: 'x'.repeat(5000) })
  await sink.flush(db)
  const lines = await written('message, fields, correlation_id')
  expect(lines.slice(0, 4)).toEqual([
    { message: 'a\uFFFDb\uFFFD', fields: { 'k\uFFFD': ['v\uFFFD', { inner: '\uFFFD' }] }, correlation_id: null },
    { message: 'circular', fields: { left_out: 'not representable' }, correlation_id: null },
    { message: 'big', fields: { left_out: '10024 characters' }, correlation_id: null },
    { message: 'no id', fields: null, correlation_id: null },
  ])
  expect(lines[4].message).toHaveLength(2000)
})

test('keeps its lines while the database is away', async () => {
  const sink = new LogSink(NODE)
  const away = openDatabase('postgres://nobody@127.0.0.1:1/none')
  sink.add(line)
  await expect(sink.flush(away)).rejects.toThrow()
  await away.destroy()
  await sink.flush(db)
  expect(await written('message')).toEqual([{ message: 'hello' }])
})
