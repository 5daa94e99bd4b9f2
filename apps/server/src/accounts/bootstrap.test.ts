import { type Database, migrate, openDatabase } from '@halcyon/store'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '@halcyon/store/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyChains } from '../cli/audit-verify.ts'
import { createAuth } from './auth.ts'
import { Authenticator } from './authenticator.ts'
import { bootstrap } from './bootstrap.ts'
import { signIn } from './sign-in.ts'

let database: TestDatabase
let db: Database
beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase(database.url)
})
afterAll(async () => {
  await db.destroy()
  await database.drop()
})

test('two servers that start at once make one administrator, who signs in by password and by token', async () => {
  const options = { adminEmail: 'Admin@localhost', adminPassword: null, adminToken: 'automation-token' }
  const results = await Promise.all([bootstrap(db, options), bootstrap(db, options), bootstrap(db, options)])
  const [done] = results.filter((result) => result !== null)
  expect(results.filter((result) => result !== null)).toHaveLength(1)
  expect(await bootstrap(db, { ...options, adminToken: 'another' })).toBeNull()

  const auth = createAuth({ db, secret: Buffer.alloc(32, 1), publicUrl: 'http://127.0.0.1:7700' })
  const authenticator = new Authenticator(db, auth)
  const token = await authenticator.authenticate({ authorization: 'Bearer automation-token', remoteAddress: null })
  expect(token.organizations.map(({ name }) => name)).toEqual(['Default'])
  expect(token.roles.map(({ role, scope }) => `${role} ${scope.kind}`).sort()).toEqual([
    'admin global',
    'admin organization',
  ])
  await expect(authenticator.authenticate({ authorization: 'Bearer another', remoteAddress: null })).rejects.toThrow(
    'Not signed in',
  )

  const input = { email: 'admin@localhost', password: done!.generatedPassword!, address: '192.0.2.1', userAgent: null }
  const { setCookie } = await signIn(db, auth, input)
  expect(setCookie).toMatch(/; HttpOnly; SameSite=Lax$/)
  const session = await authenticator.authenticate({ cookie: setCookie.split(';')[0], remoteAddress: null })
  expect([session.by, session.person.id]).toEqual(['session', token.person.id])
})

test('attempts made at once are no more than attempts made in turn', async () => {
  const auth = createAuth({ db, secret: Buffer.alloc(32, 1), publicUrl: 'http://127.0.0.1:7700' })
  const input = { email: 'admin@localhost', password: 'wrong', address: '192.0.2.7', userAgent: null }
  const codes = await Promise.all(
    Array.from({ length: 20 }, () => signIn(db, auth, input).catch((error: Error & { code?: string }) => error.code)),
  )
  expect(codes.filter((code) => code === 'invalid_credentials')).toHaveLength(5)
  expect(codes.filter((code) => code === 'too_many_attempts')).toHaveLength(15)
})

test('five wrong passwords make the account wait, from that address alone', async () => {
  const auth = createAuth({ db, secret: Buffer.alloc(32, 1), publicUrl: 'http://127.0.0.1:7700' })
  const attempt = (address: string, email = 'admin@localhost') =>
    signIn(db, auth, { email, password: 'wrong', address, userAgent: null }).catch(
      (error: Error & { code?: string }) => error.code,
    )
  for (let i = 0; i < 5; i++) expect(await attempt('192.0.2.9')).toBe('invalid_credentials')
  expect(await attempt('192.0.2.9')).toBe('too_many_attempts')
  expect(await attempt('192.0.2.10')).toBe('invalid_credentials')
  expect(await attempt('192.0.2.9', 'nobody@localhost')).toBe('invalid_credentials')
})

test('an owner that is no superuser is enough', async () => {
  const empty = await createEmptyDatabase()
  const superuser = new pg.Client({ connectionString: empty.ownerUrl })
  await superuser.connect()
  const plain = `plain_${empty.name}`
  // As the maker of halcyon_app has it on PostgreSQL 16 and later: may grant it, may not become it.
  await superuser.query(`create role ${plain} login createrole password 'plain'; alter database ${empty.name} owner to ${plain};
    grant all on schema public to ${plain}; grant halcyon_app to ${plain} with admin true, set false, inherit false`)
  const url = new URL(empty.ownerUrl)
  url.username = plain
  url.password = 'plain'
  try {
    await migrate(url.href)
    const own = openDatabase(url.href)
    const done = await bootstrap(own, { adminEmail: null, adminPassword: null, adminToken: 'token' })
    expect(done?.email).toBe('admin@example.com')
    const auth = createAuth({ db: own, secret: Buffer.alloc(32, 1), publicUrl: 'http://127.0.0.1:7700' })
    const { organizations } = await new Authenticator(own, auth).authenticate({
      authorization: 'Bearer token',
      remoteAddress: null,
    })
    expect(organizations).toHaveLength(1)
    const lines: boolean[] = []
    for await (const { ok, checked } of verifyChains(own, new Map())) lines.push(ok && checked === 1)
    expect(lines).toEqual([true, true])
    await own.destroy()
  } finally {
    await superuser.end()
    await empty.drop()
    const other = new pg.Client({ connectionString: database.ownerUrl })
    await other.connect()
    await other.query(`revoke halcyon_app from ${plain} cascade; drop role ${plain}`)
    await other.end()
  }
})
