/** The demo of a running instance: filled over REST and by `halcyon demo`, watched, stopped, and taken away again. */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createTestDatabase, type TestDatabase } from '@halcyon/store/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectStatus } from '../support/feed.ts'
import { makePerson } from '../support/people.ts'
import { runProgram, startProgram } from '../support/program.ts'
import { ADMIN_TOKEN, type Api, apiClient, endServer, type Server, startServer, until } from '../support/server.ts'
import type { AlertView, DatasourceView, DraftView, Page } from '../support/views.ts'

interface Demo {
  readonly state: 'absent' | 'stopped' | 'running'
  readonly feeds: readonly { readonly id: string; readonly name: string }[]
  readonly eventsSent: number
  readonly endsAt: string | null
}
interface Listed {
  readonly id: string
}

let server: Server
let api: Api

beforeAll(async () => {
  server = await startServer()
  api = apiClient(server.gateway)
})
afterAll(() => endServer(server))

const look = async (as: Api = api) => expectStatus(await as<Demo>('GET', '/demo'), 200)
const untilDemo = (holds: (demo: Demo) => boolean) => until(look, holds, 60_000)
const ids = async (path: string) => expectStatus(await api<Page<Listed>>('GET', path), 200).items.map(({ id }) => id)
const active = () => ids('/datasources?tag=demo&status=active')

test('is filled, sends events, is stopped, goes on, and takes away what it made and no more', async () => {
  expect(await look()).toMatchObject({ state: 'absent', feeds: [], eventsSent: 0 })
  const own = expectStatus(
    await api<DatasourceView>('POST', '/datasources', { name: 'My own', type: 'http_webhook', tags: ['demo'] }),
    201,
  )
  const secret = expectStatus(await api<Listed>('POST', '/secrets', { name: 'My own', value: 'x' }), 201)

  const [first, second] = await Promise.all([api<Demo>('POST', '/demo', {}), api<Demo>('POST', '/demo', {})])
  const made = expectStatus(first, 200)
  expect(made.state).toBe('running')
  expect(made.feeds).toHaveLength(3)
  expect(made.endsAt).not.toBeNull()
  // Two who press at once have one demo.
  expect(expectStatus(second, 200).feeds).toEqual(made.feeds)
  expect(await ids('/secrets')).toHaveLength(4)

  await untilDemo(({ eventsSent }) => eventsSent > 10)
  await until(
    async () => expectStatus(await api<Page<AlertView>>('GET', '/alerts?limit=100'), 200).items.length,
    (count) => count > 5,
  )
  expect(expectStatus(await api<Demo>('POST', '/demo/stop'), 200).state).toBe('stopped')
  const { eventsSent } = await look()
  expect(expectStatus(await api<Demo>('POST', '/demo', {}), 200)).toMatchObject({ state: 'running', feeds: made.feeds })
  await untilDemo((demo) => demo.eventsSent > eventsSent)

  expect(expectStatus(await api('DELETE', '/demo'), 200)).toEqual({ feeds: 3, secrets: 3, kept: [] })
  expect(await look()).toMatchObject({ state: 'absent', feeds: [], eventsSent: 0 })
  expect(await active()).toEqual([own.id])
  expect(await ids('/secrets')).toEqual([secret.id])
  expect(expectStatus(await api('DELETE', '/demo'), 200)).toEqual({ feeds: 0, secrets: 0, kept: [] })
  expectStatus(await api('DELETE', `/datasources/${own.id}`, undefined, { 'if-match': '*' }), 200)
})

test('names who did it in the audit log, and leaves no token', async () => {
  const { items } = expectStatus(
    await api<Page<{ action: string; actor: { name: string } }>>('GET', '/audit?limit=200'),
    200,
  )
  const actions = new Set(items.map(({ action }) => action))
  for (const action of [
    'demo.start',
    'demo.stop',
    'demo.remove',
    'datasource.publish',
    'datasource.archive',
    'secret.delete',
  ])
    expect(actions).toContain(action)
  expect(await ids('/api-tokens')).toHaveLength(1)
})

test('is an administrator’s; who may see the catalog sees whether it runs', async () => {
  const [organization] = await ids('/organizations')
  const scope = { kind: 'organization', id: organization ?? '' } as const
  const editor = await makePerson(server.gateway, api, 'eve', 'editor', scope)
  expect((await editor.api('POST', '/demo', {})).status).toBe(403)
  expect((await editor.api('POST', '/demo/stop')).status).toBe(403)
  expect((await editor.api('DELETE', '/demo')).status).toBe(403)
  expect(await look(editor.api)).toMatchObject({ state: 'absent' })
})

test('after the server was killed it is stopped; it can be started again, and removed', async () => {
  const { feeds } = expectStatus(await api<Demo>('POST', '/demo', {}), 200)
  await untilDemo(({ eventsSent }) => eventsSent > 0)
  await server.kill()
  server = await startServer({ dataDir: server.dataDir })
  api = apiClient(server.gateway)
  const { eventsSent } = await untilDemo(({ state }) => state === 'stopped')
  expect(expectStatus(await api<Demo>('POST', '/demo', {}), 200)).toMatchObject({ state: 'running', feeds })
  await untilDemo((demo) => demo.eventsSent > eventsSent)

  await server.stop()
  server = await startServer({ dataDir: server.dataDir })
  api = apiClient(server.gateway)
  // One that was ended in good order says so at once.
  expect(await look()).toMatchObject({ state: 'stopped', feeds })
  expect(expectStatus(await api('DELETE', '/demo'), 200)).toMatchObject({ feeds: 3, secrets: 3 })
  expect(await active()).toEqual([])
})

test('halcyon demo: runs until Ctrl+C, and --remove', async () => {
  const demo = ['demo', '--url', server.gateway, '--token', ADMIN_TOKEN]
  const running = await startProgram(demo, { stdio: 'ignore' })
  const ended = once(running, 'exit')
  await untilDemo(({ eventsSent }) => eventsSent > 5)
  running.kill('SIGTERM')
  expect((await ended)[0]).toBe(0)
  expect(await look()).toMatchObject({ state: 'stopped' })
  expect((await runProgram([...demo, '--remove'])).code).toBe(0)
  expect(await look()).toMatchObject({ state: 'absent' })
  expect(await active()).toEqual([])
})

describe('two gateways on one database', () => {
  let database: TestDatabase
  let gateways: readonly Server[] = []

  beforeAll(async () => {
    database = await createTestDatabase()
    const env = {
      DATABASE_URL: database.ownerUrl,
      HALCYON_MASTER_KEY: randomBytes(32).toString('base64'),
      // The tests' server does not wait for the disk.
      HALCYON_ALLOW_UNSAFE_DURABILITY: '1',
    }
    const one = await startServer({ env })
    gateways = [
      one,
      await startServer({ args: ['--role', 'gateway'], env: { ...env, HALCYON_INGEST_PUBLIC_URL: one.ingest } }),
    ]
  })
  afterAll(async () => {
    await Promise.all(gateways.map(endServer))
    await database?.drop()
  })

  test('have one sender; either stops it, and a secret that another feed uses stays', async () => {
    const [here, there] = gateways.map(({ gateway }) => apiClient(gateway)) as [Api, Api]
    // The second one has no ingest of its own.
    const { feeds } = expectStatus(await there<Demo>('POST', '/demo', {}), 200)
    await until(
      () => look(here),
      ({ state, eventsSent }) => state === 'running' && eventsSent > 5,
      60_000,
    )
    expect(expectStatus(await here<Demo>('POST', '/demo', {}), 200)).toMatchObject({ state: 'running', feeds })
    const starts = '/audit?action=demo.start'
    expect(expectStatus(await here<Page<Listed>>('GET', starts), 200).items).toHaveLength(1)

    const draft = expectStatus(await here<DraftView>('GET', `/datasources/${feeds[0]?.id}/draft`), 200)
    const other = expectStatus(
      await here<DatasourceView>('POST', '/datasources', { name: 'Takes it over', type: 'http_webhook' }),
      201,
    )
    const { config, secrets } = draft
    expectStatus(
      await here('PUT', `/datasources/${other.id}/draft`, { config, secrets }, { 'if-match': other.draft.etag }),
      200,
    )
    expect(expectStatus(await here<Demo>('POST', '/demo/stop'), 200).state).toBe('stopped')
    expect(expectStatus(await here('DELETE', '/demo'), 200)).toMatchObject({
      feeds: 3,
      secrets: 2,
      kept: [{ id: secrets.signing }],
    })
    expect(await look(there)).toMatchObject({ state: 'absent' })
  })
})
