import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeFeed } from '../support/feed.ts'
import { apiClient, type Server, until } from '../support/server.ts'
import { type Load, startLoad } from './support/load.ts'
import { openSharedDatabase, type SharedDatabase } from './support/on-database.ts'
import { freePort } from './support/ports.ts'
import { expectNothingLost } from './support/verdict.ts'

let shared: SharedDatabase
let gateway: Server
beforeAll(async () => {
  shared = await openSharedDatabase()
  gateway = await shared.start({ args: ['--role', 'gateway'] })
})
afterAll(() => shared.close())

const more = async (load: Load, events: number): Promise<void> => {
  const from = load.acknowledged()
  await until(
    async () => load.acknowledged() - from,
    (acknowledged) => acknowledged >= events,
  )
}

const startIngest = (ingestPort: number): Promise<Server> =>
  shared.start({ ingestPort, args: ['--role', 'ingest', 'engine'] })

test('row 25: SIGTERM under load answers what was sent, and ends with 0', async () => {
  const port = await freePort()
  let node = await startIngest(port)
  const feed = await makeFeed(apiClient(gateway.gateway))
  const load = startLoad([feed], { senders: 12, urlOf: ({ id }) => `http://127.0.0.1:${port}/in/${id}` })
  for (let round = 0; round < 3; round++) {
    await more(load, 200)
    expect(await node.stop()).toBe(0)
    node = await startIngest(port)
  }
  await more(load, 100)
  await load.stop()
  // Nobody listens between two starts; a request that was sent is answered.
  expect(new Set(load.failures().map(({ reason }) => reason))).toEqual(new Set(['ECONNREFUSED']))
  expect(await node.stop()).toBe(0)
  await expectNothingLost(shared.query, load)
})

test('row 25: a rolling restart of two nodes: taken out of rotation, then ended: no request fails', async () => {
  const ports = [await freePort(), await freePort()]
  const nodes = await Promise.all(ports.map(startIngest))
  const inRotation = new Set([0, 1])
  const feed = await makeFeed(apiClient(gateway.gateway))
  let turn = 0
  const load = startLoad([feed], {
    senders: 8,
    urlOf: ({ id }) => {
      const [...now] = inRotation
      return `http://127.0.0.1:${ports[now[turn++ % now.length] ?? 0]}/in/${id}`
    },
  })
  for (const i of [0, 1]) {
    await more(load, 100)
    inRotation.delete(i)
    expect(await nodes[i]!.stop()).toBe(0)
    nodes[i] = await startIngest(ports[i]!)
    inRotation.add(i)
  }
  await more(load, 100)
  await load.stop()
  expect(load.failures()).toEqual([])
  await expectNothingLost(shared.query, load)
})
