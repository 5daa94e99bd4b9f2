/** Starting and stopping. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectStatus, makeFeed, postSigned } from '../support/feed.ts'
import { alertsOf } from '../support/records.ts'
import { apiClient, endServer, type Server, startServer } from '../support/server.ts'

const payload = (id: string) => ({ id, title: `Finding ${id}`, severity: 'low', host: 'ws-1.corp.example.com' })

describe('one data directory', () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer({ embedded: true, fromSource: true })
  })
  afterAll(() => endServer(server))

  test('a second start on it is refused, and says why', async () => {
    const second = startServer({ dataDir: server.dataDir, fromSource: true })
    await expect(second).rejects.toThrow(/in use/)
    await expect(second).rejects.not.toThrow(/\bat .*\.ts:\d+/)
    expect((await fetch(`${server.gateway}/readyz`)).status).toBe(200)
  })

  test('after a stop it starts again with all it had, and keeps a feed disabled', async () => {
    const api = apiClient(server.gateway)
    const feed = await makeFeed(api)
    const disabled = await makeFeed(api)
    await feed.post(payload('before'))
    expectStatus(await api('POST', `/datasources/${disabled.id}/disable`, {}), 200)
    expect(await server.stop()).toBe(0)
    server = await startServer({ dataDir: server.dataDir, fromSource: true })
    const again = apiClient(server.gateway)
    const post = (id: string, key: string) => postSigned(`${server.ingest}/in/${id}`, key, payload('after'))
    expect((await post(feed.id, feed.secret)).status).toBe(202)
    expect((await post(disabled.id, disabled.secret)).status).toBe(409)
    expect((await alertsOf(again, feed.id)).map(({ sourceEventId }) => sourceEventId)).toEqual(['after', 'before'])
    expect((await again('GET', '/audit/verify')).body).toMatchObject({ ok: true })
  })
})

test('a setting that cannot be used is refused with what it takes', async () => {
  const url = startServer({ env: { HALCYON_PUBLIC_URL: 'not a url' } })
  const role = startServer({ args: ['--role', 'gatway'] })
  await Promise.all([
    expect(url).rejects.toThrow(/HALCYON_PUBLIC_URL/),
    expect(role).rejects.toThrow(/no role "gatway"/),
  ])
})
