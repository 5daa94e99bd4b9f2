import { randomUUID } from 'node:crypto'
import { Problem, type Role, type TenantId, type UserId } from '@halcyon/domain'
import { type Database, inTenant, openDatabase } from '@halcyon/store'
import { createTestDatabase, type TestDatabase } from '@halcyon/store/testing'
import pg from 'pg'
import { Type } from 'typebox'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Refusals } from '../audit/refusals.ts'
import { verifyChain } from '../audit/verify.ts'
import type { Command, Context } from './command.ts'
import { JsonBody } from './input/json-body.ts'
import { runCommand } from './run-command.ts'

let database: TestDatabase
let db: Database
let owner: pg.Client
let tenantId: TenantId
let refusals: Refusals
beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase(database.url)
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  refusals = new Refusals(db)
})
afterAll(async () => {
  await refusals.close()
  await owner.end()
  await db.destroy()
  await database.drop()
})
beforeEach(async () => {
  tenantId = randomUUID() as TenantId
  await inTenant(db, tenantId, (tx) =>
    tx.insertInto('organization').values({ tenant_id: tenantId, name: 'before' }).execute(),
  )
})

const Input = Type.Object({
  name: Type.String({ minLength: 1 }),
  kind: Type.Optional(Type.Union([Type.Literal('small'), Type.Literal('large')])),
  nested: Type.Optional(Type.Object({ list: Type.Array(Type.Integer()) })),
  open: Type.Optional(Type.Unknown()),
})

const rename: Command<{ id: string }, typeof Input, { name: string }, { name: string }> = {
  name: 'organization.rename',
  action: 'organizations.manage',
  input: Input,
  find: async (tx, _context, { id }) => {
    const found = await tx
      .selectFrom('organization')
      .select('name')
      .where('tenant_id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    return found === undefined ? null : { target: { kind: 'organization', id }, found }
  },
  run: async (tx, _context, found, { name }, { id }) => {
    await tx.updateTable('organization').set({ name }).where('tenant_id', '=', id).execute()
    return { result: { name }, audit: { before: found, after: { name } } }
  },
}

function context(role: Role | null, more: Partial<Context> = {}): Context {
  const userId = 'u1' as UserId
  const bindings =
    role === null ? [] : [{ subjectId: userId, role, scope: { kind: 'organization' as const, id: tenantId } }]
  const caller = {
    kind: 'user' as const,
    id: userId,
    userId,
    name: 'Zoë',
    bindings,
    scopes: null,
    remoteAddress: '192.0.2.1',
  }
  return { db, caller, tenantId, correlationId: randomUUID(), refusals, ...more }
}

const nameNow = async (): Promise<string> => {
  const { rows } = await owner.query('select name from organization where tenant_id = $1', [tenantId])
  return rows[0].name
}
const auditRows = async () =>
  (await owner.query('select * from audit where tenant_id = $1 order by seq', [tenantId])).rows
const codeOf = async (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => null,
    (error: unknown) => (error instanceof Problem ? error.code : error),
  )
const body = (text: string) => new JsonBody(Buffer.from(text))

describe('runCommand', () => {
  test('does, and records it in the same transaction', async () => {
    expect(
      await runCommand(rename, context('admin', { reason: 'a merger' }), { id: tenantId }, { name: 'after' }),
    ).toEqual({ name: 'after' })
    expect(await nameNow()).toBe('after')
    expect(await auditRows()).toMatchObject([
      {
        action: 'organization.rename',
        actor: { kind: 'user', id: 'u1', name: 'Zoë' },
        resource_kind: 'organization',
        resource_id: tenantId,
        reason: 'a merger',
        before: { name: 'before' },
        after: { name: 'after' },
        remote_address: '192.0.2.1',
      },
    ])
    expect(await verifyChain(db, tenantId)).toMatchObject({ ok: true, checked: 1 })
  })

  test('row 60: when the audit row cannot be written, nothing was done', async () => {
    await owner.query(`create function refuse_audit() returns trigger language plpgsql as $$ begin raise 'no space'; end $$;
      create trigger refuse_audit before insert on audit for each row execute function refuse_audit()`)
    try {
      await expect(runCommand(rename, context('admin'), { id: tenantId }, { name: 'after' })).rejects.toThrow(
        'no space',
      )
      expect(await nameNow()).toBe('before')
    } finally {
      await owner.query('drop trigger refuse_audit on audit; drop function refuse_audit')
    }
  })

  test('refuses in order: 404, 403, then 400', async () => {
    const broken = body('{"name": ')
    expect(await codeOf(runCommand(rename, context('admin'), { id: randomUUID() }, broken))).toBe('not_found')
    expect(await codeOf(runCommand(rename, context(null), { id: tenantId }, broken))).toBe('not_found')
    expect(await codeOf(runCommand(rename, context('viewer'), { id: tenantId }, broken))).toBe('forbidden')
    expect(await codeOf(runCommand(rename, context('admin'), { id: tenantId }, broken))).toBe('json_invalid')
    expect(await nameNow()).toBe('before')
  })

  test('a token does no more than its scopes', async () => {
    const { caller } = context('admin')
    const narrowed = context('admin', { caller: { ...caller, kind: 'token', scopes: ['catalog.read'] } })
    expect(await codeOf(runCommand(rename, narrowed, { id: tenantId }, { name: 'after' }))).toBe('forbidden')
  })

  test('names every error of a body and where it is', async () => {
    const bad = { nmae: 'x', kind: 'lage', nested: { list: [1, 'two', 2.5], extra: true } }
    const error = await runCommand(rename, context('admin'), { id: tenantId }, bad).catch((problem: unknown) => problem)
    expect(error).toMatchObject({ code: 'invalid_body', status: 400 })
    const byPath = Object.fromEntries((error as Problem).errors.map((finding) => [finding.path, finding]))
    expect(byPath).toEqual({
      name: { path: 'name', code: 'required_missing', message: `'name' is required` },
      nmae: {
        path: 'nmae',
        code: 'unknown_field',
        message: `Unknown field 'nmae'`,
        suggestion: `did you mean 'name'?`,
      },
      kind: {
        path: 'kind',
        code: 'enum_unknown',
        message: 'Must be one of: small, large',
        suggestion: `did you mean 'large'?`,
      },
      'nested.list[1]': { path: 'nested.list[1]', code: 'type_mismatch', message: 'Must be integer' },
      'nested.list[2]': { path: 'nested.list[2]', code: 'type_mismatch', message: 'Must be integer' },
      'nested.extra': { path: 'nested.extra', code: 'unknown_field', message: `Unknown field 'extra'` },
    })
  })

  test('refusals are on record: the first at once, those like it as one row', async () => {
    for (let i = 0; i < 4; i++) await codeOf(runCommand(rename, context('viewer'), { id: tenantId }, {}))
    expect(await auditRows()).toMatchObject([
      { action: 'organization.rename', after: { outcome: 'refused', code: 'forbidden', count: 1 } },
    ])
    await refusals.flush()
    expect((await auditRows()).map((row) => row.after.count)).toEqual([1, 3])
    expect(await verifyChain(db, tenantId)).toMatchObject({ ok: true, checked: 2 })
  })

  test('asks for the state the caller saw, where the command declares it', async () => {
    const guarded = { ...rename, etag: (found: { name: string }) => found.name }
    const run = (ifMatch?: string) =>
      runCommand(
        guarded,
        context('admin', ifMatch === undefined ? {} : { ifMatch }),
        { id: tenantId },
        { name: 'after' },
      )
    expect(await codeOf(run())).toBe('etag_required')
    expect(await codeOf(run('stale'))).toBe('etag_mismatch')
    expect(await codeOf(run('before'))).toBeNull()
    expect(await codeOf(run('*'))).toBeNull()
  })

  test('does a call with an idempotency key once, also when both come at the same time', async () => {
    const key = { idempotency: { key: 'k1', requestHash: 'h1' } }
    const run = (name: string) => runCommand(rename, context('admin', key), { id: tenantId }, { name })
    expect(await Promise.all([run('after'), run('after'), run('after')])).toEqual([
      { name: 'after' },
      { name: 'after' },
      { name: 'after' },
    ])
    expect(await auditRows()).toHaveLength(1)
    const other = context('admin', { idempotency: { key: 'k1', requestHash: 'h2' } })
    expect(await codeOf(runCommand(rename, other, { id: tenantId }, { name: 'x' }))).toBe('idempotency_conflict')
  })

  test('a refused call does not use its idempotency key up', async () => {
    const key = { idempotency: { key: 'k2', requestHash: 'h1' } }
    expect(await codeOf(runCommand(rename, context('viewer', key), { id: tenantId }, { name: 'after' }))).toBe(
      'forbidden',
    )
    expect(await runCommand(rename, context('admin', key), { id: tenantId }, { name: 'after' })).toEqual({
      name: 'after',
    })
  })
})
