import { randomUUID } from 'node:crypto'
import type { TenantId } from '@halcyon/domain'
import { type Database, inTenant, openDatabase } from '@halcyon/store'
import { createTestDatabase, type TestDatabase } from '@halcyon/store/testing'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { appendAudit } from './append.ts'
import { verifyChain } from './verify.ts'

let database: TestDatabase
let db: Database
let owner: pg.Client
let tenant: TenantId
beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase(database.url)
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await db.destroy()
  await database.drop()
})

const append = (i: number) =>
  inTenant(db, tenant, (tx) =>
    appendAudit(tx, {
      tenantId: tenant,
      actor: { kind: 'user', id: 'u1', name: 'Zoë' },
      action: 'thing.change',
      resourceKind: 'thing',
      resourceId: String(i),
      reason: i % 2 === 0 ? 'why not' : null,
      before: { n: i, nested: [{ at: new Date(0), x: 0.1 }], big: 1e21 },
      after: { password: 'hunter2', list: [null, true] },
      remoteAddress: '192.0.2.1',
      correlationId: randomUUID(),
    }),
  )

beforeEach(async () => {
  tenant = randomUUID() as TenantId
  for (let i = 1; i <= 5; i++) await append(i)
})

/** What a person with the database's owner rights could do. */
const tamper = (sql: string) => owner.query(sql.replaceAll('$t', `'${tenant}'`))

describe('verifyChain', () => {
  test('an untouched chain holds, and every tenant has its own', async () => {
    expect(await verifyChain(db, tenant)).toMatchObject({ ok: true, checked: 5, head: { seq: 5 } })
    expect(await verifyChain(db, randomUUID() as TenantId)).toMatchObject({ ok: true, checked: 0 })
  })

  test('concurrent writers make one chain without gaps', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, i) => append(i)))
    expect(await verifyChain(db, tenant)).toMatchObject({ ok: true, checked: 25 })
  })

  test.each([
    ['action', `update audit set action = 'thing.read' where tenant_id = $t and seq = 3`, 3],
    ['actor', `update audit set actor = actor || '{"x":1}' where tenant_id = $t and seq = 2`, 2],
    ['before', `update audit set before = jsonb_set(before, '{n}', '9') where tenant_id = $t and seq = 4`, 4],
    ['time', `update audit set at = at + interval '1 ms' where tenant_id = $t and seq = 1`, 1],
    ['address', `update audit set remote_address = null where tenant_id = $t and seq = 5`, 5],
  ])('row 60: an edited %s is detected', async (_, sql, seq) => {
    await tamper(sql)
    expect(await verifyChain(db, tenant)).toMatchObject({ ok: false, brokenAt: { seq, reason: 'edited' } })
  })

  test('row 60: a deleted row is detected', async () => {
    await tamper('delete from audit where tenant_id = $t and seq = 3')
    expect(await verifyChain(db, tenant)).toMatchObject({
      ok: false,
      checked: 2,
      brokenAt: { seq: 3, reason: 'missing' },
    })
  })

  test('row 60: two rows that changed places are detected', async () => {
    await tamper('update audit set seq = seq + 100 where tenant_id = $t and seq in (2, 3)')
    await tamper(
      'update audit set seq = case seq when 102 then 3 else 2 end where tenant_id = $t and seq in (102, 103)',
    )
    expect(await verifyChain(db, tenant)).toMatchObject({ ok: false, brokenAt: { seq: 2, reason: 'chain' } })
  })

  test('row 60: a tail that was cut is detected by the head', async () => {
    await tamper('delete from audit where tenant_id = $t and seq > 3')
    expect(await verifyChain(db, tenant)).toMatchObject({ ok: false, brokenAt: { seq: 4, reason: 'head' } })
  })

  test('row 60: a tail that was cut together with the head is detected by a checkpoint kept elsewhere', async () => {
    const { head } = await verifyChain(db, tenant)
    await tamper('delete from audit where tenant_id = $t and seq > 3')
    await tamper(
      `update audit_head set (seq, hash) = (select seq, hash from audit where tenant_id = $t and seq = 3) where tenant_id = $t`,
    )
    expect(await verifyChain(db, tenant)).toMatchObject({ ok: true })
    expect(await verifyChain(db, tenant, head)).toMatchObject({ ok: false, brokenAt: { seq: 4, reason: 'checkpoint' } })
    await append(9)
    await append(10)
    expect(await verifyChain(db, tenant, head)).toMatchObject({ ok: false, brokenAt: { seq: 5, reason: 'checkpoint' } })
  })

  test('values that look secret are not in the rows', async () => {
    const { rows } = await owner.query('select after from audit where tenant_id = $1', [tenant])
    expect(rows[0].after).toEqual({ password: '[redacted]', list: [null, true] })
  })

  test('the application may neither edit nor delete', async () => {
    const edit = inTenant(db, tenant, (tx) =>
      tx.updateTable('audit').set({ action: 'x' }).where('tenant_id', '=', tenant).execute(),
    )
    await expect(edit).rejects.toThrow('permission denied')
    const remove = inTenant(db, tenant, (tx) => tx.deleteFrom('audit').where('tenant_id', '=', tenant).execute())
    await expect(remove).rejects.toThrow('permission denied')
  })
})
