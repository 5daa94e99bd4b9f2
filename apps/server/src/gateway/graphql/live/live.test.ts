import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { inTenant } from '@halcyon/store'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setPassword } from '../../../accounts/people.ts'
import { insertInto, seedEvent, seedHost, seedLog } from '../../http/routes/datasource-seeding.ts'
import { draftWith, openWorld, type World } from '../../http/routes/datasource-world.ts'
import { statementsOf, watch } from '../testing.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await world.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => world.close())

const create = async (): Promise<string> =>
  (await world.call('POST', '/datasources', { body: { name: randomUUID(), type: 'http_webhook' } })).body.id

const messagesIn = (seen: readonly { __typename: string; lines?: { message: string }[] }[]): string[] =>
  seen.flatMap(({ lines }) => lines ?? []).map(({ message }) => message)

test('log lines arrive, and a watcher who comes back is given what came meanwhile', async () => {
  const feed = await create()
  const stream = await watch(world, { logs: [{ datasourceId: feed, level: 'warn' }] })
  await stream.until(({ __typename }) => __typename === 'Heartbeat')
  await seedLog(world, world.home, feed, 'quiet', { level: 'info' })
  await seedLog(world, world.home, feed, 'one', { level: 'error' })
  const { lines } = await stream.until(({ __typename }) => __typename === 'LogLines')
  stream.stop()
  await seedLog(world, world.home, feed, 'two', { level: 'error' })
  const again = await watch(world, { logs: [{ datasourceId: feed, level: 'warn', after: lines.at(-1).id }] })
  await again.until(({ __typename }) => __typename === 'LogLines')
  await seedLog(world, world.home, feed, 'three', { level: 'warn' })
  await again.until((event) => messagesIn([event]).includes('three'))
  // A later look brings what is new, and nothing again.
  await seedLog(world, world.home, feed, 'four', { level: 'warn' })
  await again.until((event) => messagesIn([event]).includes('four'))
  again.stop()
  expect(messagesIn(stream.seen)).toEqual(['one'])
  expect(messagesIn(again.seen)).toEqual(['two', 'three', 'four'])
})

test('a line that another node wrote late is given, though its id is lower than the last one held', async () => {
  const feed = await create()
  const held = await seedLog(world, world.home, feed, 'held', { at: new Date(Date.now() - 1500) })
  const newest = await seedLog(world, world.home, feed, 'newest')
  const stream = await watch(world, { logs: [{ datasourceId: feed, after: newest }] })
  await stream.until(({ __typename }) => __typename === 'Heartbeat')
  const late = await seedLog(world, world.home, feed, 'late', { at: new Date(Date.now() - 1000) })
  expect([held < late, late < newest]).toEqual([true, true])
  await stream.until((event) => messagesIn([event]).includes('late'))
  stream.stop()
  expect(messagesIn(stream.seen).toSorted()).toEqual(['held', 'late'])
})

test('a change of a datasource or draft is told to all who watch it, of one look', async () => {
  const feed = await create()
  const watching = { fleet: {}, status: [feed], drafts: [{ datasourceId: feed }] }
  const [one, two] = [await watch(world, watching), await watch(world, watching)]
  const has = (items: readonly { id: string }[] | undefined) => items?.some(({ id }) => id === feed) ?? false
  await one.until(({ items }) => has(items))
  await two.until(({ status }) => status !== undefined)
  const saved = await world.call('PUT', `/datasources/${feed}/draft`, {
    body: draftWith(await world.secret()),
    headers: { 'if-match': 'draft-1' },
  })
  expect(saved.status).toBe(200)
  const changed = await two.until(({ __typename }) => __typename === 'DraftChanged')
  expect(changed).toMatchObject({ datasourceId: feed, etag: 'draft-2', updatedBy: { name: 'admin' } })
  await world.call('POST', `/datasources/${feed}/publish`, { body: { etag: 'draft-2' } })
  await world.call('POST', `/datasources/${feed}/disable`)
  await one.until(({ items }) => items?.some((item: Item) => item.id === feed && item.desiredState === 'disabled'))
  await one.until(({ status }) => status?.desiredState === 'disabled')
  const looks = (await statementsOf(() => sleep(3000))).filter((text) => text.includes('live.datasources'))
  expect(looks.length).toBeLessThanOrEqual(4)
  one.stop()
  two.stop()
  await sleep(500)
  const after = await statementsOf(() => sleep(1500))
  expect(after.filter((text) => text.includes('live.datasources'))).toEqual([])
})

interface Item {
  readonly id: string
  readonly desiredState: string
}

test('events and counts arrive, with what came since the last ones held', async () => {
  const feed = await create()
  const host = await seedHost(world, world.home, feed, 'h', new Date())
  const seed = (at = new Date()) => seedEvent(world, world.home, { datasourceId: feed, at, host })
  const first = await seed(new Date(Date.now() - 1000))
  const missed = await seed()
  await insertInto(world, world.home, (tx) =>
    sql`insert into metric (tenant_id, datasource_id, version, node_id, at, step, received, mapped)
      values (${world.home.tenantId}, ${feed}, 1, ${randomUUID()}, date_bin('10 seconds', now(), '1970-01-01Z'), 10, 7, 7)`.execute(
      tx,
    ),
  )
  const stream = await watch(world, {
    events: [{ datasourceId: feed, after: first.id }],
    metrics: [{ datasourceId: feed }],
  })
  const recorded = await stream.until(({ __typename }) => __typename === 'EventsRecorded')
  expect(recorded).toMatchObject({ more: false, events: [{ id: missed.id, outcome: 'mapped' }] })
  const tick = await stream.until(({ __typename }) => __typename === 'MetricTick')
  expect(tick.buckets.some(({ received }: { received: number }) => received === 7)).toBe(true)
  const next = await seed()
  await stream.until(({ events }) => events?.some(({ id }: { id: string }) => id === next.id))
  stream.stop()
  expect(stream.seen.flatMap(({ events = [] }) => events).map(({ id }) => id)).toEqual([missed.id, next.id])
})

test('what is not the watcher’s ends alone; the rest goes on', async () => {
  const [mine, hidden] = [await create(), await create()]
  const operator = await world.token('operator', world.home, { kind: 'datasource', id: mine })
  const stream = await watch(
    world,
    { fleet: {}, status: [mine, hidden], logs: [{ datasourceId: hidden }, { datasourceId: mine }] },
    { authorization: `Bearer ${operator.token}` },
  )
  const ended = await stream.until(({ __typename, part }) => __typename === 'WatchEnded' && part === 'status')
  expect(ended).toMatchObject({ datasourceId: hidden, code: 'not_found' })
  await stream.until(({ part }) => part === 'logs')
  const fleet = await stream.until(({ __typename }) => __typename === 'FleetChanged')
  expect(fleet.items.map(({ id }: { id: string }) => id)).toEqual([mine])
  await seedLog(world, world.home, hidden, 'secret', { level: 'error' })
  await seedLog(world, world.home, mine, 'open', { level: 'error' })
  await stream.until((event) => messagesIn([event]).includes('open'))
  stream.stop()
  expect(messagesIn(stream.seen)).toEqual(['open'])
})

test('a watch of what is no id, or of too much, is refused', async () => {
  const codesOf = async (input: unknown): Promise<string[]> => {
    const stream = await watch(world, input)
    await stream.ended
    return stream.errors.map(({ extensions }) => extensions.code)
  }
  expect(await codesOf({ status: ['x'] })).toEqual(['not_found'])
  expect(await codesOf({ status: Array.from({ length: 51 }, () => randomUUID()) })).toEqual(['limit_exceeded'])
  const stranger = await fetch(`${address()}/graphql`, { method: 'POST' })
  expect(stranger.status).toBe(401)
})

test('a stream ends within a second of the sign-out', async () => {
  const { userId } = await world.token('viewer')
  await inTenant(world.db, world.home.tenantId, (tx) => setPassword(tx, userId as never, 'correct horse battery'))
  const { headers } = await world.call('POST', '/session', {
    as: null,
    body: { email: `${userId}@example.test`, password: 'correct horse battery' },
  })
  const cookie = String(headers['set-cookie']).split(';')[0] ?? ''
  const stream = await watch(world, { fleet: {} }, { cookie })
  await stream.until(({ __typename }) => __typename === 'FleetChanged')
  await inTenant(world.db, world.home.tenantId, (tx) =>
    tx.deleteFrom('account_session').where('user_id', '=', userId).execute(),
  )
  const begun = Date.now()
  await stream.ended
  expect(Date.now() - begun).toBeLessThan(1500)
  expect(stream.errors[0].extensions).toMatchObject({ code: 'unauthenticated', status: 401 })
})

test('another site’s page cannot use the cookie', async () => {
  const { userId } = await world.token('viewer')
  await inTenant(world.db, world.home.tenantId, (tx) => setPassword(tx, userId as never, 'correct horse battery'))
  const { headers } = await world.call('POST', '/session', {
    as: null,
    body: { email: `${userId}@example.test`, password: 'correct horse battery' },
  })
  const answer = await fetch(`${address()}/graphql`, {
    method: 'POST',
    headers: {
      cookie: String(headers['set-cookie']).split(';')[0] ?? '',
      'content-type': 'application/json',
      'sec-fetch-site': 'cross-site',
    },
    body: '{"query":"{ me { by } }"}',
  })
  expect(answer.status).toBe(403)
  expect((await answer.json()).errors[0].extensions.code).toBe('csrf_refused')
})

test('streams end with the server', async () => {
  const stream = await watch(world, { fleet: {} })
  await stream.until(({ __typename }) => __typename === 'Heartbeat')
  await world.app.close()
  await stream.ended
})

function address(): string {
  const at = world.app.server.address()
  return typeof at === 'object' && at !== null ? `http://127.0.0.1:${at.port}` : ''
}
