import { chmod, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadMasterKey, MasterKeyError, masterKeyFrom } from './master-key.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'halcyon-key-'))
})
afterEach(() => rm(dataDir, { recursive: true }))

describe('loadMasterKey', () => {
  it('makes one key, readable by its owner alone, however many ask at once', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadMasterKey({ dataDir })))
    expect(new Set(keys.map((key) => key.id)).size).toBe(1)
    expect((await stat(join(dataDir, 'master.key'))).mode & 0o777).toBe(0o600)
    expect((await loadMasterKey({ dataDir })).id).toBe(keys[0]!.id)
  })

  it('refuses a key file that others can read', async () => {
    await loadMasterKey({ dataDir })
    await chmod(join(dataDir, 'master.key'), 0o644)
    await expect(loadMasterKey({ dataDir })).rejects.toThrow(MasterKeyError)
  })

  it('refuses a key of the wrong length, and does not repeat it', () => {
    expect(() => masterKeyFrom('c2hvcnQ=')).toThrow(MasterKeyError)
    expect(() => masterKeyFrom('c2hvcnQ=')).not.toThrow(/c2hvcnQ/)
  })
})
