import { randomUUID } from 'node:crypto'
import { latencyBucket } from '@halcyon/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertInto, seedCounts, seedNode } from './datasource-seeding.ts'
import { draftWith, openWorld, type World } from './datasource-world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const create = async (): Promise<string> =>
  (await world.call('POST', '/datasources', { body: { name: randomUUID(), type: 'http_webhook' } })).body.id
/** Yesterday, so that every tier is still kept and settled. */
const DAY = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
const at = (text: string): Date => new Date(`${DAY}T${text}Z`)
const metrics = (id: string, query: string) => world.call('GET', `/datasources/${id}/metrics?${query}`)
const RANGE = `from=${DAY}T10:00:00Z&to=${DAY}T10:01:00Z`
type Points = readonly (readonly [string, number])[]
const sum = (points: Points): number => points.reduce((total, [, value]) => total + value, 0)

test('gives a point a step, in which what was received is accounted for', async () => {
  const id = await create()
  await seedCounts(world, world.home, id, at('10:00:10'), {
    received: 10,
    mapped: 6,
    filtered: 1,
    duplicate: 1,
    rejected: 1,
    bytes: 99,
  })
  await seedCounts(world, world.home, id, at('10:00:15'), { received: 5, mapped: 5 })
  await seedCounts(world, world.home, id, at('09:59:59'), { received: 1000 })
  const { status, body } = await metrics(id, `${RANGE}&step=10`)
  expect(status).toBe(200)
  expect(body.step).toBe(10)
  expect(body.series.received).toHaveLength(6)
  expect(body.series.received[1]).toEqual([`${DAY}T10:00:10.000Z`, 15])
  expect(body.series.received[2]).toEqual([`${DAY}T10:00:20.000Z`, 0])
  expect(sum(body.series.pending)).toBe(1)
  const { received, mapped, filtered, duplicate, rejected, pending } = body.series
  expect(sum(received)).toBe([mapped, filtered, duplicate, rejected, pending].map(sum).reduce((a, b) => a + b))
})

test('reads the coarser rows for longer steps, and the finer ones that are not rolled up yet', async () => {
  const id = await create()
  await seedCounts(world, world.home, id, at('08:00:00'), { received: 3600, mapped: 3600 }, 3600)
  await seedCounts(world, world.home, id, at('09:00:00'), { received: 60, mapped: 60 }, 60)
  await seedCounts(world, world.home, id, at('09:01:00'), { received: 7, mapped: 7 })
  // Rolled up, and not dropped yet: not to be counted twice.
  await seedCounts(world, world.home, id, at('08:30:00'), { received: 60, mapped: 60 }, 60)
  await seedCounts(world, world.home, id, at('09:00:30'), { received: 60, mapped: 60 })
  const hours = await metrics(id, `from=${DAY}T08:00:00Z&to=${DAY}T10:00:00Z&step=3600`)
  expect(hours.body.series.received).toEqual([
    [`${DAY}T08:00:00.000Z`, 3600],
    [`${DAY}T09:00:00.000Z`, 67],
  ])
  const minutes = await metrics(id, `from=${DAY}T09:00:00Z&to=${DAY}T09:02:00Z&step=60`)
  expect(minutes.body.series.received.map(([, value]: [string, number]) => value)).toEqual([60, 7])
})

test('gives latency as percentiles', async () => {
  const id = await create()
  const buckets = Array.from({ length: 25 }, () => 0)
  buckets[latencyBucket(5)] = 95
  buckets[latencyBucket(900)] = 5
  const row = { tenant_id: world.home.tenantId, datasource_id: id, at: at('10:00:20'), step: 10, buckets }
  await insertInto(world, world.home, (tx) =>
    tx
      .insertInto('latency')
      .values([
        { ...row, node_id: randomUUID() },
        { ...row, node_id: randomUUID() },
      ])
      .execute(),
  )
  const { latencyMs, lagSeconds } = (await metrics(id, `${RANGE}&step=60`)).body.series
  expect(latencyMs.p50[0][1]).toBeLessThan(10)
  expect(latencyMs.p99[0][1]).toBeGreaterThan(500)
  expect(lagSeconds).toEqual([[`${DAY}T10:00:00.000Z`, expect.closeTo(1, 0)]])
})

test('refuses what is no range', async () => {
  const id = await create()
  for (const query of [
    'step=7',
    'step=0',
    'from=tomorrow',
    'from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z',
    'from=2020-01-01T00:00:00Z&step=3600',
  ]) {
    expect((await metrics(id, query)).status).toBe(400)
  }
  const old = await metrics(id, 'from=2026-01-01T00:00:00Z&to=2026-01-01T05:00:00Z&step=60')
  expect(old.body.step).toBe(3600)
  expect((await metrics(id, '')).body.series.received.length).toBeGreaterThanOrEqual(360)
})

test('status says whether a feed does what it should, and what to do when not', async () => {
  const id = await create()
  const status = async () => (await world.call('GET', `/datasources/${id}/status`)).body
  expect(await status()).toMatchObject({
    desiredState: 'enabled',
    health: 'unpublished',
    failure: { code: 'not_published', class: 'configuration' },
    workers: [],
    circuit: 'closed',
    checkpoint: null,
    lagSeconds: null,
    lastEventAt: null,
  })
  const put = await world.call('PUT', `/datasources/${id}/draft`, {
    body: draftWith(await world.secret()),
    headers: { 'if-match': '*' },
  })
  await world.call('POST', `/datasources/${id}/publish`, { body: { etag: put.body.etag, comment: '' } })
  expect((await status()).failure.code).toBe('no_node')
  const node = await seedNode(world, ['ingest'])
  const dead = await seedNode(world, ['ingest'], new Date(Date.now() - 120_000))
  expect((await status()).health).toBe('healthy')
  const observed = {
    tenant_id: world.home.tenantId,
    datasource_id: id,
    version: 1,
    restarts: 2,
    memory_bytes: 9_000_000,
  }
  const failure = {
    code: 'unreachable',
    cause: 'No route.',
    action: 'Check.',
    class: 'upstream',
    at: new Date().toISOString(),
  }
  await insertInto(world, world.home, async (tx) => {
    await tx
      .insertInto('observed')
      .values([
        { ...observed, node_id: node, state: 'failing', circuit: 'open', failure: JSON.stringify(failure) },
        { ...observed, node_id: dead, state: 'healthy' },
      ])
      .execute()
    await tx
      .insertInto('checkpoint')
      .values({
        tenant_id: world.home.tenantId,
        datasource_id: id,
        lane: 'live',
        partition: '0',
        seq: 4,
        value: '{"offset":12}',
      })
      .execute()
  })
  await seedCounts(world, world.home, id, new Date(Date.now() - 60_000), { received: 2, mapped: 1 })
  const failing = await status()
  expect(failing).toMatchObject({
    health: 'failing',
    failure,
    circuit: 'open',
    workers: [{ state: 'failing', version: 1, restarts: 2, memoryBytes: 9_000_000 }],
    checkpoint: [{ partition: '0', seq: 4, value: { offset: 12 } }],
  })
  expect(failing.lagSeconds).toBeGreaterThanOrEqual(50)
  await insertInto(world, world.home, (tx) =>
    tx
      .insertInto('quarantine')
      .values({
        tenant_id: world.home.tenantId,
        datasource_id: id,
        version: 1,
        reason: JSON.stringify({ cause: 'It ran out of memory.' }),
      })
      .execute(),
  )
  expect(await status()).toMatchObject({
    health: 'quarantined',
    failure: { cause: expect.stringContaining('out of memory') },
  })
  await world.call('POST', `/datasources/${id}/restart`)
  expect((await status()).health).toBe('failing')
  await world.call('POST', `/datasources/${id}/disable`)
  expect(await status()).toMatchObject({ desiredState: 'disabled', health: 'stopped' })
})
