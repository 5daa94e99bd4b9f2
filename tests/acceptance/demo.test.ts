/** `halcyon demo` against a running instance: feeds, events, and away again. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ADMIN_TOKEN, type Api, apiClient, endServer, type Server, startServer } from '../support/server.ts'
import type { AlertView, DatasourceView, Page } from '../support/views.ts'

const MAIN = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url))

let server: Server
let api: Api

beforeAll(async () => {
  server = await startServer()
  api = apiClient(server.gateway)
})
afterAll(() => endServer(server))

const demo = (...more: string[]) =>
  spawn(process.execPath, [MAIN, 'demo', '--url', server.gateway, '--token', ADMIN_TOKEN, ...more], { stdio: 'ignore' })
const feeds = async () => (await api<Page<DatasourceView>>('GET', '/datasources?tag=demo')).body.items

test('fills an instance with living feeds, and takes them away again', async () => {
  const running = demo()
  const ended = new Promise((resolve) => running.once('exit', resolve))
  await vi.waitFor(
    async () => {
      const names = new Set((await feeds()).map(({ name }) => name))
      expect(names.size).toBe(3)
      const { body } = await api<Page<AlertView>>('GET', '/alerts?limit=100')
      expect(body.items.length).toBeGreaterThan(5)
    },
    { timeout: 60_000, interval: 500 },
  )
  running.kill('SIGTERM')
  expect(await ended).toBe(0)

  expect(await new Promise((resolve) => demo('--remove').once('exit', resolve))).toBe(0)
  expect(await feeds()).toEqual([])
})
