/** What several feeds share is one transaction: each of them gets its own answer all the same. */
import type { DatasourceId, FeedRef, TenantId } from '@halcyon/domain'
import { rejectRequest } from '@halcyon/pipeline'
import { BatchWriter } from '@halcyon/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeFeed } from '../support/feed.ts'
import { apiClient } from '../support/server.ts'
import { openSharedDatabase, type SharedDatabase } from './support/on-database.ts'

let shared: SharedDatabase
let feeds: FeedRef[]
beforeAll(async () => {
  shared = await openSharedDatabase()
  const server = await shared.start({ args: ['--role', 'gateway', 'ingest'] })
  const api = apiClient(server.gateway)
  const made = [await makeFeed(api), await makeFeed(api)]
  await server.stop()
  feeds = await Promise.all(made.map(({ id }, i) => refOf(id, i + 1)))
})
afterAll(() => shared.close())

async function refOf(id: string, slot: number): Promise<FeedRef> {
  const [row] = await shared.query<{ tenant_id: TenantId; generation: number; published_version: number }>(
    'select tenant_id, generation, published_version from datasource where id = $1',
    [id],
  )
  if (row === undefined) throw new Error('no such feed')
  const { tenant_id: tenantId, generation, published_version: version } = row
  return { slot, tenantId, datasourceId: id as DatasourceId, generation: Number(generation), version, dedupeHours: 1 }
}

const batchOf = (feed: FeedRef, text: string) =>
  rejectRequest(
    feed,
    {
      method: 'POST',
      path: '',
      query: '',
      headers: {},
      body: Buffer.from(text),
      remoteAddress: '127.0.0.1',
      receivedAt: Date.now(),
      correlationId: crypto.randomUUID(),
    },
    [{ path: '$', code: 'test', message: text }],
  )

const lettersOf = async (feed: FeedRef): Promise<string[]> =>
  (
    await shared.query<{ text: string }>(
      `select convert_from(raw, 'UTF8') as text from dead_letter where datasource_id = $1 order by 1`,
      [feed.datasourceId],
    )
  ).map(({ text }) => text)

test('row 24: a feed whose version has moved on takes no other feed’s rows with it', async () => {
  const [current, moved] = feeds as [FeedRef, FeedRef]
  const older = { ...moved, generation: moved.generation - 1 }
  const writer = new BatchWriter({ url: shared.url, nodeId: crypto.randomUUID() })
  try {
    // The first keeps the writer busy, so that the others share the next flush.
    const outcomes = await Promise.all([
      writer.write(current, batchOf(current, 'one')),
      writer.write(current, batchOf(current, 'two')),
      writer.write(older, batchOf(older, 'old')),
      writer.write({ ...moved, slot: 3 }, batchOf(moved, 'new')),
    ])
    expect(outcomes.map(({ kind }) => kind)).toEqual(['committed', 'committed', 'stale', 'committed'])
    expect(await lettersOf(current)).toEqual(['one', 'two'])
    expect(await lettersOf(moved)).toEqual(['new'])
  } finally {
    await writer.close()
  }
})
