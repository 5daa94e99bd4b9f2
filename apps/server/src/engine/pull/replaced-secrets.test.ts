import type { DatasourceId, TenantId } from '@halcyon/domain'
import { expect, it } from 'vitest'
import type { FeedDefinition } from '../../runtime/registry.ts'
import { ReplacedSecrets } from './replaced-secrets.ts'

const definition = { tenantId: '' as TenantId, datasourceId: '' as DatasourceId } as FeedDefinition
const replaced = (from: string, to: string) => ({ kind: 'secret_replaced', field: 'token', from, to }) as const

it('each value is kept in the place of the one before, in their order', async () => {
  const kept: string[] = []
  const secrets = new ReplacedSecrets(async (_definition, { from, to }) => void kept.push(`${from} ${to}`))
  secrets.add(definition, replaced('a', 'b'))
  const first = secrets.keep()
  secrets.add(definition, replaced('b', 'c'))
  await Promise.all([first, secrets.keep()])
  expect(kept.at(-1)).toMatch(/^[ab] c$/)
  expect(secrets.isKept).toBe(true)
})

it('one that comes while another is written stands in the place of that one', async () => {
  const kept: string[] = []
  const secrets: ReplacedSecrets = new ReplacedSecrets(async (_definition, { from, to }) => {
    if (kept.push(`${from} ${to}`) === 1) secrets.add(definition, replaced('b', 'c'))
  })
  secrets.add(definition, replaced('a', 'b'))
  await secrets.keep()
  expect(kept).toEqual(['a b', 'b c'])
})

it('what could not be kept is said, and kept by the next call: the stored value is replaced by the last', async () => {
  const kept: string[] = []
  let away = true
  const secrets = new ReplacedSecrets(async (_definition, { from, to }) => {
    if (away) throw new Error('no database')
    kept.push(`${from} ${to}`)
  })
  secrets.add(definition, replaced('a', 'b'))
  await expect(secrets.keep()).rejects.toThrow('no database')
  expect(secrets.isKept).toBe(false)
  away = false
  secrets.add(definition, replaced('b', 'c'))
  await secrets.keep()
  expect(kept).toEqual(['a c'])
})
