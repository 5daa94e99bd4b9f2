/** Several processes on one database: what one is told holds for all. */
import { randomBytes } from 'node:crypto'
import { createTestDatabase, type TestDatabase } from '@halcyon/store/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  expectStatus,
  FIRST_MAPPING,
  type MadeFeed,
  makeFeed,
  postSigned,
  publish,
  putMapping,
} from '../support/feed.ts'
import { alertsOf, countsOf, eventsOf, ledgerCounts } from '../support/records.ts'
import { startSender } from '../support/sender.ts'
import { type Api, apiClient, removeDataDir, type Server, startServer, until } from '../support/server.ts'
import type { StatusView } from '../support/views.ts'

const payload = (id: string) => ({ id, title: `Finding ${id}`, severity: 'low', host: 'ws-1.corp.example.com' })

describe('a gateway and two ingest nodes on one database', () => {
  let database: TestDatabase
  let gateway: Server
  let nodes: readonly Server[] = []
  let api: Api
  let feed: MadeFeed
  const postTo = (node: number) => (value: unknown) =>
    postSigned(`${nodes[node]?.ingest}/in/${feed.id}`, feed.secret, value)

  beforeAll(async () => {
    database = await createTestDatabase()
    const env = {
      DATABASE_URL: database.ownerUrl,
      HALCYON_MASTER_KEY: randomBytes(32).toString('base64'),
      // The tests' server does not wait for the disk.
      HALCYON_ALLOW_UNSAFE_DURABILITY: '1',
    }
    gateway = await startServer({ args: ['--role', 'gateway', '--role', 'engine'], env })
    nodes = await Promise.all([0, 1].map(() => startServer({ args: ['--role', 'ingest'], env })))
    api = apiClient(gateway.gateway)
    feed = await makeFeed(api)
  })
  afterAll(async () => {
    for (const one of [gateway, ...nodes]) {
      expect(await one?.stop()).toBe(0)
      if (one !== undefined) await removeDataDir(one.dataDir)
    }
    await database?.drop()
  })

  test('each node takes the feed’s events; what one has seen is a duplicate at the other', async () => {
    expect((await postTo(0)(payload('a'))).body.accepted).toBe(1)
    expect((await postTo(1)(payload('b'))).body.accepted).toBe(1)
    expect((await postTo(1)(payload('a'))).body.duplicates).toBe(1)
    expect(await alertsOf(api, feed.id)).toHaveLength(2)
  })

  test('a publish is in force on both at its answer, with both under load', async () => {
    const senders = [0, 1].map((node) => startSender({ post: postTo(node) }, (id) => payload(`${node}-${id}`), 20))
    const sent = () => senders.flatMap((sender) => sender.sent)
    await until(
      async () => sent().length,
      (count) => count >= 20,
    )
    const [alert, ...others] = FIRST_MAPPING.outputs
    const fields = { ...alert?.fields, title: { template: 'Two: {{$.title}}' } }
    await putMapping(api, feed.id, { ...FIRST_MAPPING, outputs: [{ ...alert, fields }, ...others] })
    const { version } = await publish(api, feed.id, 'while both work')
    const answeredAt = Date.now()
    await until(
      async () => sent().filter(({ sentAt }) => sentAt > answeredAt).length,
      (count) => count >= 20,
    )
    await Promise.all(senders.map((sender) => sender.stop()))
    for (const one of sent()) expect(one).toMatchObject({ status: 202, body: { accepted: 1 } })
    const late = (await eventsOf(api, feed.id)).filter(({ receivedAt }) => Date.parse(receivedAt) > answeredAt)
    expect(late.length).toBeGreaterThanOrEqual(20)
    for (const event of late) expect(event.version).toBe(version)
  })

  test('disable and enable are in force on both at their answers', async () => {
    for (let round = 0; round < 5; round++) {
      expectStatus(await api('POST', `/datasources/${feed.id}/disable`, {}), 200)
      for (const node of [0, 1]) expect((await postTo(node)(payload(`off-${round}-${node}`))).status).toBe(409)
      expectStatus(await api('POST', `/datasources/${feed.id}/enable`, {}), 200)
      for (const node of [0, 1]) expect((await postTo(node)(payload(`on-${round}-${node}`))).status).toBe(202)
    }
    const ids = (await eventsOf(api, feed.id)).map(({ sourceEventId }) => sourceEventId ?? '')
    expect(ids.filter((id) => id.startsWith('off-'))).toEqual([])
    expect(ids.filter((id) => id.startsWith('on-'))).toHaveLength(10)
  })

  test('their counts are one feed’s', async () => {
    const ledger = await ledgerCounts(api, feed.id)
    const counts = await until(
      () => countsOf(api, feed.id),
      ({ received }) => received >= ledger.received,
    )
    expect(counts).toEqual(ledger)
    await until(
      async () => expectStatus(await api<StatusView>('GET', `/datasources/${feed.id}/status`), 200),
      ({ health, workers }) => health === 'healthy' && workers.length === 2,
    )
  })
})
