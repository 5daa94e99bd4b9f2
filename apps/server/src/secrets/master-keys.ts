import { loadMasterKey, type MasterKey, masterKeyFrom, Sealer } from '@halcyon/secrets'
import type { Configuration } from '../configuration.ts'

/**
 * The installation's master key, and the sealer that works with it; what the previous one sealed is opened too.
 * @throws MasterKeyError
 */
export async function openSealer({
  dataDir,
  masterKey: given,
  previousMasterKey,
}: Configuration): Promise<{ masterKey: MasterKey; sealer: Sealer }> {
  const masterKey = await loadMasterKey({ dataDir, ...(given === null ? {} : { base64: given }) })
  const previous = previousMasterKey === null ? [] : [masterKeyFrom(previousMasterKey, 'HALCYON_PREVIOUS_MASTER_KEY')]
  return { masterKey, sealer: new Sealer(masterKey, previous) }
}
