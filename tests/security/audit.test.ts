import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { expectStatus, makeFeed, publish } from '../support/feed.ts'
import { openTarget, type Target } from './support/target.ts'

interface Verified {
  readonly ok: boolean
  readonly checked: number
  readonly head: { readonly seq: number; readonly hash: string }
  readonly brokenAt?: { readonly seq: number; readonly reason: string }
}

let target: Target
beforeAll(async () => {
  target = await openTarget()
  for (let i = 0; i < 2; i++) await makeFeed(target.api)
})
afterAll(() => target.shared.close())

const verify = async (query = ''): Promise<Verified> =>
  expectStatus(await target.api<Verified>('GET', `/audit/verify${query}`), 200)

const tenantId = async (): Promise<string> =>
  (await target.shared.query<{ id: string }>('select tenant_id as id from datasource limit 1'))[0]!.id

/** What somebody with the database in their hands does; undone by the copy below. */
const change = async (statement: string): Promise<void> => {
  await target.shared.query(statement, [await tenantId()])
}

beforeEach(async () => {
  await target.shared.query('create table if not exists audit_copy as table audit')
  await target.shared.query('truncate audit')
  await target.shared.query('insert into audit select * from audit_copy')
})

test.each([
  ['its action edited', `update audit set action = 'nothing.happened' where tenant_id = $1 and seq = 3`],
  ['its actor edited', `update audit set actor = actor || '{"name": "nobody"}' where tenant_id = $1 and seq = 3`],
  ['its time edited', `update audit set at = at + interval '1 ms' where tenant_id = $1 and seq = 3`],
  [
    'what it did edited',
    `update audit set after = coalesce(after, '{}') || '{"x": 1}' where tenant_id = $1 and seq = 3`,
  ],
  ['deleted', 'delete from audit where tenant_id = $1 and seq = 3'],
  ['moved', 'update audit set seq = case seq when 3 then -4 when 4 then -3 end where tenant_id = $1 and seq in (3, 4)'],
])('row 60: a row with %s is found', async (_, statement) => {
  expect(await verify()).toMatchObject({ ok: true })
  await change(statement)
  if (statement.includes('-4')) await change('update audit set seq = -seq where tenant_id = $1 and seq < 0')
  const { ok, brokenAt } = await verify()
  expect({ ok, found: [3, 4].includes(brokenAt?.seq ?? 0) }).toEqual({ ok: false, found: true })
})

test('row 60: a tail cut with its head is found by a checkpoint kept elsewhere', async () => {
  const { head } = await verify()
  await change('delete from audit where tenant_id = $1 and seq > 3')
  await change(
    `update audit_head set seq = 3, hash = (select hash from audit where tenant_id = $1 and seq = 3) where tenant_id = $1`,
  )
  expect(await verify()).toMatchObject({ ok: true })
  expect(await verify(`?seq=${head.seq}&hash=${head.hash}`)).toMatchObject({ ok: false })
  await target.shared.query(`update audit_head set seq = $2, hash = decode($3, 'hex') where tenant_id = $1`, [
    await tenantId(),
    head.seq,
    head.hash,
  ])
})

test('row 60: where the audit row cannot be written, the change is not made', async () => {
  const feed = await makeFeed(target.api)
  const before = await target.shared.query(
    'select name, desired, generation, published_version from datasource order by id',
  )
  await target.shared.query('alter table audit add constraint full_disk check (false) not valid')
  try {
    const answers = [
      await target.api('POST', '/projects', { name: 'Unheard of' }),
      await target.api('POST', `/datasources/${feed.id}/disable`, {}),
      await target.api('POST', '/secrets', { name: 'unheard of', value: 'x' }),
      await target.api('POST', '/datasources', { name: 'Unheard of', type: 'http_webhook' }),
    ]
    for (const { status } of answers) expect(status).toBeGreaterThanOrEqual(500)
    await expect(publish(target.api, feed.id, 'unheard of')).rejects.toThrow()
  } finally {
    await target.shared.query('alter table audit drop constraint full_disk')
  }
  const after = await target.shared.query(
    'select name, desired, generation, published_version from datasource order by id',
  )
  expect(after).toEqual(before)
  for (const table of ['project', 'secret', 'datasource'])
    expect(await target.shared.query(`select from ${table} where lower(name) = 'unheard of'`)).toEqual([])
  expect((await target.api('POST', '/projects', { name: 'Heard of' })).status).toBe(201)
  expect(await verify()).toMatchObject({ ok: true })
})
