/** `halcyon doctor` against a running instance, and the bundle it makes for support. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeFeed, makeSecret } from '../support/feed.ts'
import { makePerson } from '../support/people.ts'
import { runProgram } from '../support/program.ts'
import { ADMIN_TOKEN, type Api, apiClient, endServer, type Server, startServer, until } from '../support/server.ts'

const SECRET = 'never-in-a-bundle-4711'

let server: Server
let api: Api
let folder = ''

beforeAll(async () => {
  server = await startServer({ embedded: true })
  api = apiClient(server.gateway)
  folder = await mkdtemp(join(tmpdir(), 'halcyon-doctor-'))
})
afterAll(async () => {
  await endServer(server)
  await rm(folder, { recursive: true, force: true })
})

const doctor = (...more: string[]) => runProgram(['doctor', '--url', server.gateway, '--token', ADMIN_TOKEN, ...more])

test('finds a new instance well, and says so of each part', async () => {
  const { code, output } = await doctor()
  for (const name of ['Database', 'Clock', 'Partitions', 'Processes', 'Feeds', 'Secrets', 'Dead letters'])
    expect(output).toContain(`✓ ${name}: `)
  // The port the system chose, not the 0 that asked for one.
  expect(output).toContain(`people open ${server.gateway}\n`)
  expect(code).toBe(0)
})

test('names what is not well, with what to do, and fails on what cannot wait', async () => {
  const feed = await makeFeed(api, { secret: SECRET })
  await feed.post({ no: 'title' })
  const secretId = await makeSecret(api, 'old', 'x')
  await api('POST', `/secrets/${secretId}/versions`, {
    value: 'y',
    expiresAt: new Date(Date.now() + 1500).toISOString(),
  })
  const { code, output } = await until(doctor, (found) => found.output.includes('1 expired'))
  expect(output).toContain('! Dead letters: 1 open, 1 of the last hour\n    Open the feed’s dead letters')
  expect(output).toMatch(/✗ Secrets: 1 expired.*old\n {4}Give them new values/)
  expect(code).toBe(1)
})

test('a bundle for support holds the findings, and neither secrets nor payloads', async () => {
  const file = join(folder, 'bundle.json')
  await doctor('--bundle', file)
  const text = await readFile(file, 'utf8')
  const bundle = JSON.parse(text) as { examination: { checks: unknown[] }; migrations: string[]; feeds: unknown[] }
  expect(bundle.examination.checks.length).toBeGreaterThan(8)
  expect(bundle.migrations).toContain('0001-base.sql')
  expect(bundle.feeds).toHaveLength(1)
  for (const hidden of [SECRET, ADMIN_TOKEN, '"no":"title"']) expect(text).not.toContain(hidden)
})

test('is for administrators', async () => {
  const organization = (await api<{ items: { id: string }[] }>('GET', '/organizations')).body.items[0]
  const scope = { kind: 'organization', id: organization?.id ?? '' } as const
  const viewer = await makePerson(server.gateway, api, 'viewer', 'viewer', scope)
  expect((await viewer.api('GET', '/doctor')).status).toBe(403)
})
