import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../http/routes/datasource-world.ts'
import { LiveHub } from './hub.ts'
import { Notifications } from './notifications.ts'
import type { Wants } from './snapshot.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const NONE: ReadonlySet<string> = new Set()
const watching = (parts: Partial<Wants>): Wants => ({
  allActive: false,
  fleet: NONE,
  status: NONE,
  metrics: NONE,
  logs: NONE,
  events: NONE,
  drafts: NONE,
  runs: NONE,
  ...parts,
})

test('a saved draft is seen at once, not at the next look', async () => {
  const { id } = (await world.call('POST', '/datasources', { body: { name: 'Edited', type: 'http_webhook' } })).body
  const hub = new LiveHub({ db: world.db, lookEveryMs: 600_000, notifications: new Notifications(world.database.url) })
  const seat = hub.join(world.home.tenantId, 'someone', watching({ drafts: new Set([id]) }))
  const save = async (): Promise<string> =>
    (await world.call('PUT', `/datasources/${id}/draft`, { body: {}, headers: { 'if-match': '*' } })).body.etag
  const seen = async (): Promise<string | undefined> => {
    await seat.wait(1000)
    return seat.take().at(-1)?.datasources.get(id)?.datasource.draftEtag
  }
  expect(await seen()).toBe('draft-1')
  // Saved again until the listener is connected.
  let etag = await save()
  while ((await seen()) !== etag) etag = await save()
  seat.leave()
  hub.close()
})

test('a person has so many streams at a time, and no more', async () => {
  const hub = new LiveHub({ db: world.db })
  const join = () => hub.join(world.home.tenantId, 'someone', watching({}))
  const seats = Array.from({ length: 50 }, join)
  expect(join).toThrow(expect.objectContaining({ code: 'limit_exceeded' }))
  seats[0]!.leave()
  seats.push(join())
  for (const seat of seats.slice(1)) seat.leave()
})

test('a watcher who is too slow is told that something was missed', async () => {
  const hub = new LiveHub({ db: world.db, lookEveryMs: 1 })
  const seat = hub.join(world.home.tenantId, 'someone', watching({ allActive: true }))
  expect(seat.tookMissed()).toBe(true)
  expect(seat.tookMissed()).toBe(false)
  await seat.wait(2000)
  const [snapshot] = seat.take()
  for (let n = 0; n < 25 && snapshot !== undefined; n++) seat.give(snapshot)
  expect(seat.tookMissed()).toBe(true)
  expect(seat.take().length).toBeLessThan(20)
  seat.leave()
})
