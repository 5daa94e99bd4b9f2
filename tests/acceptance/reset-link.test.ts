/** `halcyon reset-link`: the only administrator has forgotten the password, and whoever runs the server lets them in again. */
import { randomBytes } from 'node:crypto'
import { createTestDatabase, type TestDatabase } from '@halcyon/store/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectStatus } from '../support/feed.ts'
import { runProgram } from '../support/program.ts'
import { type Api, apiClient, endServer, type Server, startServer } from '../support/server.ts'
import type { Page } from '../support/views.ts'

let database: TestDatabase
let server: Server
let api: Api
let env: Record<string, string>

beforeAll(async () => {
  database = await createTestDatabase()
  env = {
    DATABASE_URL: database.ownerUrl,
    HALCYON_MASTER_KEY: randomBytes(32).toString('base64'),
    // The tests' server does not wait for the disk.
    HALCYON_ALLOW_UNSAFE_DURABILITY: '1',
  }
  server = await startServer({ env })
  api = apiClient(server.gateway)
})
afterAll(async () => {
  await endServer(server)
  await database?.drop()
})

const resetLink = (email: string) => runProgram(['reset-link', email, '--url', server.gateway], env)

const signIn = async (password: string) =>
  (await api('POST', '/session', { email: 'admin@example.com', password })).status

test('prints one link, which sets a new password once; the system has made it', async () => {
  const { code, output } = await resetLink(' Admin@Example.com')
  expect(code).toBe(0)
  expect(output).toMatch(new RegExp(`^${server.gateway}/reset/[\\w-]{43}\\n$`))
  expect(await signIn('acceptance-password-1')).toBe(200)

  const token = output.trim().split('/').at(-1)
  const use = () => api('POST', '/links/password', { token, password: 'a new password 2' })
  expectStatus(await use(), 200)
  expect(await signIn('acceptance-password-1')).toBe(401)
  expect(await signIn('a new password 2')).toBe(200)
  expect((await use()).body).toMatchObject({ code: 'link_invalid' })

  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  const { rows } = await owner.query(`select tenant_id, actor, "after" from audit where action = 'user.reset_link'`)
  await owner.end()
  expect(rows).toMatchObject([
    {
      tenant_id: '00000000-0000-0000-0000-000000000000',
      actor: { kind: 'system', name: 'command line' },
      after: { email: 'admin@example.com' },
    },
  ])
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('makes none for who is not there, or is disabled, and says so', async () => {
  const nobody = await resetLink('nobody@example.com')
  expect(nobody).toMatchObject({ code: 1, output: '' })
  expect(nobody.errors).toMatch(/^halcyon: Nobody signs in as nobody@example.com\.\n$/m)
  expect(nobody.errors).not.toContain(' at ')

  const person = { email: 'dora@example.com', name: 'Dora', password: 'password-of-dora' }
  const { id } = expectStatus(await api<{ id: string }>('POST', '/users', person), 201)
  expectStatus(await api('PATCH', `/users/${id}`, { disabled: true }), 200)
  const disabled = await resetLink(person.email)
  expect(disabled).toMatchObject({ code: 1, output: '' })
  expect(disabled.errors).toContain('disabled')
  const { items } = expectStatus(await api<Page<{ id: string }>>('GET', '/users'), 200)
  expect(items).toHaveLength(2)
})
