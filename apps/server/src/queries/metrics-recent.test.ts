import { randomUUID } from 'node:crypto'
import { latencyQuantile } from '@halcyon/store'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { told } from '../gateway/graphql/testing.ts'
import { insertInto } from '../gateway/http/routes/datasource-seeding.ts'
import { openWorld, type World } from '../gateway/http/routes/datasource-world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('the last hour by minutes, each counted once, summed up or not', async () => {
  const { id } = (await world.call('POST', '/datasources', { body: { name: 'Rated', type: 'http_webhook' } })).body
  const minute = Math.floor(Date.now() / 60_000) * 60_000
  const count = (minutesAgo: number, step: number, received: number) =>
    insertInto(world, world.home, (tx) =>
      sql`insert into metric (tenant_id, datasource_id, version, node_id, at, step, received) values
        (${world.home.tenantId}, ${id}, 1, ${randomUUID()}, ${new Date(minute - minutesAgo * 60_000)}, ${step}, ${received})`.execute(
        tx,
      ),
    )
  await count(90, 10, 99)
  await count(40, 60, 30)
  await count(40, 10, 30)
  await count(20, 60, 12)
  await count(15, 10, 5)
  await count(0, 10, 2)
  const { datasource } = await told(world, 'query ($id: ID!) { datasource(id: $id) { recentRate } }', { id })
  const rate: number[] = datasource.recentRate
  expect(rate).toHaveLength(60)
  // A minute may have ended meanwhile: ages are those before the newest.
  const newest = rate.findLastIndex((received) => received > 0)
  expect(rate.flatMap((received, index) => (received === 0 ? [] : [[newest - index, received]]))).toEqual([
    [40, 30],
    [20, 12],
    [15, 5],
    [0, 2],
  ])
})

test('the fleet’s last hour: sums of all feeds, and the longest wait of any', async () => {
  const make = async (name: string): Promise<string> =>
    (await world.call('POST', '/datasources', { body: { name, type: 'http_webhook' } })).body.id
  const [one, two] = [await make('Fleet one'), await make('Fleet two')]
  const at = new Date((Math.floor(Date.now() / 60_000) - 30) * 60_000)
  for (const [id, received, rejected, bucket] of [
    [one, 7, 1, 3],
    [two, 5, 2, 9],
  ] as const)
    await insertInto(world, world.home, async (tx) => {
      await sql`insert into metric (tenant_id, datasource_id, version, node_id, at, step, received, rejected) values
        (${world.home.tenantId}, ${id}, 1, ${randomUUID()}, ${at}, 60, ${received}, ${rejected})`.execute(tx)
      // The newest summed up minute: what is older is read from the minutes.
      await sql`insert into latency (tenant_id, datasource_id, node_id, at, step, buckets) values (${world.home.tenantId},
        ${id}, ${randomUUID()}, ${at}, 60, ${Array.from({ length: 12 }, (_, index) => (index === bucket ? 1 : 0))}::int[])`.execute(
        tx,
      )
    })
  const { fleetTrend } = await told(world, '{ fleetTrend { received rejected lagSeconds } }')
  const minute = fleetTrend.rejected.findIndex((rejected: number) => rejected > 0)
  expect(fleetTrend.rejected[minute]).toBe(3)
  expect(fleetTrend.received[minute]).toBe(12)
  const waits = fleetTrend.lagSeconds.filter((wait: number | null) => wait !== null)
  expect(waits).toEqual([latencyQuantile([...Array.from({ length: 9 }, () => 0), 1], 1)! / 1000])
})
