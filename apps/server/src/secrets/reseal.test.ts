import { masterKeyFrom, Sealer } from '@halcyon/secrets'
import { inTenant } from '@halcyon/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestGateway } from '../accounts/testing.ts'
import { openSecret } from './open-secret.ts'
import { type Resealed, resealDataKeys } from './reseal.ts'

const keyOf = (n: number) => masterKeyFrom(Buffer.alloc(32, n).toString('base64'))
const OLD = keyOf(1)
const NEW = keyOf(2)

let gateway: TestGateway
beforeAll(async () => {
  gateway = await TestGateway.open(new Sealer(OLD))
})
afterAll(() => gateway.close())

async function reseal(sealer: Sealer): Promise<Resealed[]> {
  const all: Resealed[] = []
  for await (const one of resealDataKeys(gateway.db, sealer)) all.push(one)
  return all
}

test('a new master key takes over, organization by organization, and opens what the old one sealed', async () => {
  const home = await gateway.organization()
  const other = await gateway.otherOrganization()
  const { id } = await gateway.done('POST', '/secrets', { body: { name: 'signing', value: 'the value' } })
  await gateway.done('POST', '/secrets', { as: other.admin.token, body: { name: 'signing', value: 'another' } })
  const outcomes = (all: readonly Resealed[]) => all.map(({ outcome }) => outcome)

  expect(outcomes(await reseal(new Sealer(NEW, [keyOf(3)])))).toEqual(['unknown_key', 'unknown_key'])
  const walk = resealDataKeys(gateway.db, new Sealer(NEW, [OLD]))
  expect((await walk.next()).value).toMatchObject({ outcome: 'resealed' })
  await walk.return(undefined)
  expect(outcomes(await reseal(new Sealer(NEW, [OLD]))).sort()).toEqual(['current', 'resealed'])
  expect(outcomes(await reseal(new Sealer(NEW)))).toEqual(['current', 'current'])

  const opened = await inTenant(gateway.db, home.id, (tx) => openSecret(tx, new Sealer(NEW), home.id, id))
  expect(opened).toMatchObject([{ value: 'the value' }])
  await expect(
    inTenant(gateway.db, home.id, (tx) => openSecret(tx, new Sealer(OLD), home.id, id)),
  ).rejects.toMatchObject({ code: 'master_key_wrong' })
  const { items } = await gateway.done('GET', '/audit?action=secrets.reseal')
  expect(items).toMatchObject([{ before: { sealedBy: OLD.id }, after: { sealedBy: NEW.id } }])
})
