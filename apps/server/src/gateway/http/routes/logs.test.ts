import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { insertInto, seedLog } from './datasource-seeding.ts'
import { openWorld, type World } from './datasource-world.ts'

let world: World
let address: string
let feed: string
beforeAll(async () => {
  world = await openWorld()
  await world.app.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`
  feed = (await world.call('POST', '/datasources', { body: { name: 'Talks', type: 'http_webhook' } })).body.id
})
afterAll(() => world.close())

const logs = async (query: string) =>
  (await world.call('GET', `/datasources/${feed}/logs?${query}`)).body.items.map(
    ({ message }: { message: string }) => message,
  )

test('lists by level and above, component, correlation id and text', async () => {
  const correlationId = randomUUID()
  const at = (ms: number): Date => new Date(Date.now() - 60_000 + ms)
  await seedLog(world, world.home, feed, 'chatter', { level: 'debug', at: at(0) })
  await seedLog(world, world.home, feed, 'started', { at: at(1), component: 'supervisor' })
  await seedLog(world, world.home, feed, '100% odd', { level: 'warn', at: at(2), correlationId })
  await seedLog(world, world.home, feed, 'broken', { level: 'error', at: at(3) })
  expect(await logs('')).toEqual(['broken', '100% odd', 'started', 'chatter'])
  expect(await logs('level=warn')).toEqual(['broken', '100% odd'])
  expect(await logs('component=supervisor')).toEqual(['started'])
  expect(await logs(`correlationId=${correlationId}`)).toEqual(['100% odd'])
  expect(await logs('search=0%25')).toEqual(['100% odd'])
  expect((await world.call('GET', `/datasources/${feed}/logs?level=loud`)).status).toBe(400)
  expect((await world.call('GET', `/datasources/${feed}/logs?follow=true&level=loud`)).status).toBe(400)
  expect((await world.call('GET', `/datasources/${randomUUID()}/logs?follow=true`)).status).toBe(404)
  expect((await world.call('GET', `/datasources/${feed}/logs?follow=true`, { as: null })).status).toBe(401)
})

test('a stream brings what comes, resumes where a watcher left, and ends with the role (row 59)', async () => {
  const watcher = await world.token('viewer')
  const first = await follow('', watcher.token)
  await seedLog(world, world.home, feed, 'quiet', { level: 'info' })
  await seedLog(world, world.home, feed, 'one', { level: 'error' })
  const one = await first.until((event) => event.message === 'one')
  first.stop()
  await seedLog(world, world.home, feed, 'two', { level: 'error' })
  const second = await follow(one.id, watcher.token)
  expect((await second.until((event) => event.message === 'two')).message).toBe('two')
  expect(second.seen.map(({ message }) => message)).toEqual(['two'])
  await insertInto(world, world.home, (tx) =>
    tx.deleteFrom('role_binding').where('subject_id', '=', watcher.userId).execute(),
  )
  const revoked = Date.now()
  await second.ended
  expect(Date.now() - revoked).toBeLessThan(1300)
  expect(second.names.at(-1)).toBe('problem')
})

test('one person follows fifty at a time, and then hears so', async () => {
  const watcher = await world.token('viewer')
  const open = await Promise.all(Array.from({ length: 50 }, () => follow('', watcher.token)))
  const path = `/datasources/${feed}/logs?follow=true`
  expect(await world.call('GET', path, { as: watcher.token })).toMatchObject({ body: { code: 'limit_exceeded' } })
  // Others are not concerned; and who closes one may open another.
  const other = await follow('', (await world.token('viewer')).token)
  open[0]?.stop()
  await vi.waitFor(async () => {
    const again = await follow('', watcher.token).catch(() => null)
    expect(again).not.toBeNull()
    open.push(...(again === null ? [] : [again]))
  })
  for (const one of [...open, other]) one.stop()
})

test('who was shown an empty log is brought what came since', async () => {
  const watcher = await world.token('viewer')
  const { id } = (await world.call('POST', '/datasources', { body: { name: 'Silent', type: 'http_webhook' } })).body
  await seedLog(world, world.home, id, 'between', { level: 'error', at: new Date(Date.now() - 60_000) })
  const stream = await follow('00000000-0000-0000-0000-000000000000', watcher.token, id)
  expect((await stream.until(() => true)).message).toBe('between')
  stream.stop()
})

test('streams end with the server', async () => {
  const admin = await world.token('admin')
  const stream = await follow('', admin.token)
  await world.app.close()
  await stream.ended
})

interface Followed {
  readonly seen: readonly { id: string; message: string }[]
  readonly names: readonly string[]
  readonly ended: Promise<void>
  until(done: (event: { id: string; message: string }) => boolean): Promise<{ id: string; message: string }>
  stop(): void
}

/** A watcher of errors, as a browser would be one. */
async function follow(lastId: string, token: string, id = feed): Promise<Followed> {
  const stop = new AbortController()
  const response = await fetch(`${address}/api/v1/datasources/${id}/logs?follow=true&level=error`, {
    headers: { authorization: `Bearer ${token}`, ...(lastId === '' ? {} : { 'last-event-id': lastId }) },
    signal: stop.signal,
  })
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const seen: { id: string; message: string }[] = []
  const names: string[] = []
  const waiting = new Set<() => void>()
  const ended = (async () => {
    let text = ''
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk
      const events = text.split('\n\n')
      text = events.pop() ?? ''
      for (const event of events) {
        const name = /^event: (.*)$/m.exec(event)?.[1]
        if (name === undefined) continue
        names.push(name)
        if (name === 'log') seen.push(JSON.parse(/^data: (.*)$/m.exec(event)![1]!))
      }
      for (const wake of waiting) wake()
    }
  })().catch(() => {})
  return {
    seen,
    names,
    ended,
    stop: () => stop.abort(),
    until: async (done) => {
      for (;;) {
        const found = seen.find(done)
        if (found !== undefined) return found
        await new Promise<void>((resolve) => waiting.add(resolve))
      }
    },
  }
}
