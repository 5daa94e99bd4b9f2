import { randomBytes } from 'node:crypto'
import type { TenantId } from '@halcyon/domain'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { masterKeyFrom } from './master-key.ts'
import { UnsealError } from './seal.ts'
import { type DataKeys, type SealedDataKey, Sealer } from './sealer.ts'

const newMaster = () => masterKeyFrom(randomBytes(32).toString('base64'))

function memoryKeys(): DataKeys & { readonly stored: Map<string, SealedDataKey> } {
  const stored = new Map<string, SealedDataKey>()
  return {
    stored,
    get: async (tenantId) => stored.get(tenantId) ?? null,
    put: async (tenantId, key) => {
      if (!stored.has(tenantId)) stored.set(tenantId, key)
      return stored.get(tenantId)!
    },
  }
}

const tenantId = 't1' as TenantId
const place = { tenantId, secretId: 's1', n: 1 }

describe('Sealer', () => {
  it('opens what it sealed, whatever the text', async () => {
    const sealer = new Sealer(newMaster())
    const keys = memoryKeys()
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (value) => {
        expect(await sealer.open(keys, place, await sealer.seal(keys, place, value))).toBe(value)
      }),
      { numRuns: 50 },
    )
  })

  it('does not open at another place, with altered bytes, or under another master key', async () => {
    const master = newMaster()
    const sealer = new Sealer(master)
    const keys = memoryKeys()
    const sealed = await sealer.seal(keys, place, 'hunter2')
    await expect(sealer.open(keys, { ...place, secretId: 's2' }, sealed)).rejects.toThrow(UnsealError)
    await expect(sealer.open(keys, { ...place, n: 2 }, sealed)).rejects.toThrow(UnsealError)
    for (let at = 0; at < sealed.length; at++) {
      const altered = Buffer.from(sealed)
      altered[at] = (altered[at] ?? 0) ^ 1
      await expect(sealer.open(keys, place, altered)).rejects.toThrow(UnsealError)
    }
    await expect(new Sealer(newMaster()).open(keys, place, sealed)).rejects.toThrow(UnsealError)
  })

  it('moves to a new master key by sealing data keys again', async () => {
    const [old, next] = [newMaster(), newMaster()]
    const keys = memoryKeys()
    const sealed = await new Sealer(old).seal(keys, place, 'hunter2')
    const moved = new Sealer(next, [old]).reseal(tenantId, keys.stored.get('t1')!)!
    keys.stored.set('t1', moved)
    expect(await new Sealer(next).open(keys, place, sealed)).toBe('hunter2')
    expect(new Sealer(next).reseal(tenantId, moved)).toBeNull()
  })
})
