import type { DatasourceId } from '@halcyon/domain'
import { masterKeyFrom, Sealer } from '@halcyon/secrets'
import { inTenant } from '@halcyon/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestGateway } from '../accounts/testing.ts'
import { openSecret } from './open-secret.ts'
import { replaceSecret } from './replace-secret.ts'

const sealer = new Sealer(masterKeyFrom(Buffer.alloc(32, 1).toString('base64')))
const datasourceId = '0198b2f0-0000-7000-8000-000000000001' as DatasourceId
let gateway: TestGateway
beforeAll(async () => {
  gateway = await TestGateway.open(sealer)
})
afterAll(() => gateway.close())

test('what a source gives in the place of a value becomes the current version: sealed, audited, the old one revoked', async () => {
  const { id: tenantId } = await gateway.organization()
  const { id } = await gateway.done('POST', '/secrets', { body: { name: 'refresh', value: 'token-0' } })
  const replace = (from: string, to: string) =>
    inTenant(gateway.db, tenantId, (tx) =>
      replaceSecret(tx, sealer, { tenantId, datasourceId, secretId: id, from, to }),
    )
  const opened = () => inTenant(gateway.db, tenantId, (tx) => openSecret(tx, sealer, tenantId, id))

  expect(await replace('token-0', 'token-1')).toBe(true)
  expect(await opened()).toMatchObject([{ version: 2, value: 'token-1' }])
  // Somebody else was there first, or there is nothing to keep.
  expect(await replace('token-0', 'token-x')).toBe(false)
  expect(await replace('token-1', '')).toBe(false)
  expect(await opened()).toMatchObject([{ version: 2, value: 'token-1' }])

  const { items } = await gateway.done('GET', '/audit?action=secret.replace')
  expect(items).toMatchObject([
    {
      actor: { kind: 'system' },
      resource: { kind: 'secret', id },
      before: { version: 1 },
      after: { version: 2, name: 'refresh' },
    },
  ])
  expect(JSON.stringify(items)).not.toContain('token-')

  const both = await Promise.all([replace('token-1', 'token-2'), replace('token-1', 'token-3')])
  expect(both.toSorted()).toEqual([false, true])
  for (let n = 4; n < 30; n++) {
    const [{ value } = { value: '' }] = await opened()
    expect(await replace(value, `token-${n}`)).toBe(true)
  }
  const { versions } = await gateway.done('GET', `/secrets/${id}`)
  expect(versions.length).toBeLessThan(25)
  // What a person made stays.
  expect(versions.some(({ n }: { n: number }) => n === 1)).toBe(true)
})
