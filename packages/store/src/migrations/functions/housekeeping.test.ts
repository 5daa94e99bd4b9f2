import { expect, test } from 'vitest'
import { seedFeed } from '../../testing/feeds.ts'
import { nodeId, useDatabase } from '../../testing/use-database.ts'

const { ask } = useDatabase()
type Feed = Awaited<ReturnType<typeof seedFeed>>
const NODE = nodeId(1)
const workFor = (feed: Feed) => ask("select set_config('halcyon.tenants', $1, false)", [feed.tenantId])

test('rolls ten seconds up to minutes and hours: sums are equal, and again nothing changes', async () => {
  const feed = await seedFeed(ask)
  await workFor(feed)
  await ask(
    `insert into metric (tenant_id, datasource_id, version, node_id, at, step, received, mapped, rejected, bytes)
     select $1, $2, 1 + i % 2, $3, date_bin('10 seconds', now() - i * interval '10 seconds', '2000-01-01'), 10, i, i - 1, 1, 100
     from generate_series(1, 400) i`,
    [feed.tenantId, feed.datasourceId, NODE],
  )
  await ask(
    `insert into latency (tenant_id, datasource_id, node_id, at, step, buckets)
     select $1, $2, $3, date_bin('10 seconds', now() - i * interval '10 seconds', '2000-01-01'), 10, array[i, 1, 0]
     from generate_series(1, 100) i`,
    [feed.tenantId, feed.datasourceId, NODE],
  )
  const rollUp = () =>
    ask(
      "select halcyon.roll_up(10, 60, now() - interval '2 hours'), halcyon.roll_up(60, 3600, now() - interval '3 hours')",
    )
  const sums = () =>
    ask(
      `select step, sum(received)::int as received, sum(mapped)::int as mapped, sum(rejected)::int as rejected, sum(bytes)::int as bytes
       from metric where datasource_id = $1 group by step order by step`,
      [feed.datasourceId],
    )
  await rollUp()
  const all = { received: 80_200, mapped: 79_800, rejected: 400, bytes: 40_000 }
  const expected = [10, 60, 3600].map((step) => ({ step, ...all }))
  expect(await sums()).toEqual(expected)
  await rollUp()
  expect(await sums()).toEqual(expected)
  const buckets = await ask(
    'select step, halcyon.sum_counts(buckets) as buckets from latency where datasource_id = $1 group by step order by step',
    [feed.datasourceId],
  )
  expect(buckets).toEqual([10, 60, 3600].map((step) => ({ step, buckets: [5050, 100, 0] })))
})

async function keepRaw(feed: Feed, capture: object, rows: readonly { days: number; bytes: number }[]) {
  await ask(
    `insert into version (tenant_id, datasource_id, number, content, content_hash, state) values ($1, $2, 1, $3, '', 'published')`,
    [feed.tenantId, feed.datasourceId, JSON.stringify({ runtime: { capture } })],
  )
  for (const { days, bytes } of rows) {
    await ask(
      `insert into raw_capture values ($1, $2, gen_random_uuid(), now() - make_interval(days => $3), 1, $4::int, decode(repeat('00', $4::int), 'hex'))`,
      [feed.tenantId, feed.datasourceId, days, bytes],
    )
  }
}
const kept = async (feed: Feed) =>
  (
    await ask<{ bytes: number }>(
      'select length(data) as bytes from raw_capture where datasource_id = $1 order by received_at desc',
      [feed.datasourceId],
    )
  ).map(({ bytes }) => bytes)

test('expires what is past its time, captures by each feed’s own age and size', async () => {
  const byAge = await seedFeed(ask)
  const bySize = await seedFeed(ask, { tenantId: byAge.tenantId })
  const elsewhere = await seedFeed(ask)
  await keepRaw(byAge, { retentionDays: 2 }, [
    { days: 1, bytes: 1 },
    { days: 3, bytes: 2 },
  ])
  await keepRaw(bySize, { retentionDays: 20, maxGigabytes: 0.000001 }, [
    { days: 1, bytes: 600 },
    { days: 2, bytes: 300 },
    { days: 3, bytes: 200 },
    { days: 4, bytes: 1 },
  ])
  await keepRaw(elsewhere, { retentionDays: 2 }, [{ days: 3, bytes: 7 }])
  for (const [digest, expires] of [
    ['old', '-1 minute'],
    ['new', '1 minute'],
  ]) {
    await ask(`insert into delivery values ($1, $2, $3::bytea, gen_random_uuid(), now() + $4::interval, false)`, [
      byAge.tenantId,
      byAge.datasourceId,
      digest,
      expires,
    ])
  }
  for (const [step, age] of [
    [10, 1],
    [10, 3],
    [60, 29],
    [60, 31],
    [3600, 399],
    [3600, 401],
  ]) {
    await ask(
      'insert into metric (tenant_id, datasource_id, version, node_id, at, step) values ($1, $2, 1, $3, now() - make_interval(days => $4), $5)',
      [byAge.tenantId, byAge.datasourceId, NODE, age, step],
    )
  }
  await ask("insert into sign_in_failure values ('old', 1, now() - interval '25 hours'), ('new', 1, now())")
  await workFor(byAge)
  expect(await ask('select halcyon.expire() as days')).toEqual([{ days: 20 }])
  expect(await ask('select key from sign_in_failure')).toEqual([{ key: 'new' }])
  expect(await kept(byAge)).toEqual([1])
  expect(await kept(bySize)).toEqual([600, 300])
  expect(await kept(elsewhere)).toEqual([7])
  expect(await ask('select digest from delivery where datasource_id = $1', [byAge.datasourceId])).toEqual([
    { digest: Buffer.from('new') },
  ])
  const steps = await ask('select step from metric where datasource_id = $1 order by step', [byAge.datasourceId])
  expect(steps).toEqual([{ step: 10 }, { step: 60 }, { step: 3600 }])
})

test('warns once in the log of a feed whose raw payloads fill four fifths of their limit', async () => {
  const below = await seedFeed(ask)
  const full = await seedFeed(ask, { tenantId: below.tenantId })
  const elsewhere = await seedFeed(ask)
  const limit = { retentionDays: 20, maxGigabytes: 0.000001 }
  await keepRaw(below, limit, [{ days: 1, bytes: 799 }])
  await keepRaw(full, limit, [
    { days: 1, bytes: 600 },
    { days: 2, bytes: 200 },
  ])
  await keepRaw(elsewhere, limit, [{ days: 1, bytes: 900 }])
  const warnings = () =>
    ask(
      'select datasource_id, level, component, message, fields from log where datasource_id = any ($1) order by id desc',
      [[below, full, elsewhere].map(({ datasourceId }) => datasourceId)],
    )
  const warning = {
    datasource_id: full.datasourceId,
    level: 'warn',
    component: 'capture',
    message:
      'Raw payloads fill 80 % of the 0.000001 GB they may take; past it the oldest go first. Raise the capture limit, or keep less.',
    fields: { bytes: 800, limit: 1000 },
  }
  await workFor(below)
  await ask('select halcyon.expire()')
  expect(await warnings()).toEqual([warning])
  await ask('select halcyon.expire()')
  expect(await warnings()).toEqual([warning])
  // The log keeps a line for its time; what still holds after that is said again.
  await ask('delete from log where datasource_id = $1', [full.datasourceId])
  await ask('select halcyon.expire()')
  expect(await warnings()).toEqual([warning])
})

test('an id of a time sorts as the log’s own do', async () => {
  const at = '2026-01-02T03:04:05.678Z'
  const [row] = await ask<{ id: string }>('select halcyon.time_id($1) as id', [at])
  expect(row?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt((row?.id ?? '').replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse(at))
})
