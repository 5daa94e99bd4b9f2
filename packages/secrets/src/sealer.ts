import { randomBytes } from 'node:crypto'
import type { TenantId } from '@halcyon/domain'
import type { MasterKey } from './master-key.ts'
import { KEY_BYTES, seal, UnsealError, unseal } from './seal.ts'

/** A tenant's data key, as stored: sealed by the master key it names. */
export interface SealedDataKey {
  readonly sealed: Buffer
  readonly masterKeyId: string
}

/** Where data keys are kept. `put` keeps the first one, and answers the one that is kept. */
export interface DataKeys {
  get(tenantId: TenantId): Promise<SealedDataKey | null>
  put(tenantId: TenantId, key: SealedDataKey): Promise<SealedDataKey>
}

/** Which secret, and which version of it: part of what is authenticated. */
export interface SecretPlace {
  readonly tenantId: TenantId
  readonly secretId: string
  readonly n: number
}

/**
 * Seals values under their tenant's data key, and data keys under the master key, so that a new master key needs no more than
 * the data keys sealed again. Keys live in this object only; `previous` master keys open what they sealed.
 */
export class Sealer {
  private readonly current: MasterKey
  private readonly masters: ReadonlyMap<string, MasterKey>

  constructor(current: MasterKey, previous: readonly MasterKey[] = []) {
    this.current = current
    this.masters = new Map([...previous, current].map((key) => [key.id, key]))
  }

  async seal(keys: DataKeys, place: SecretPlace, value: string): Promise<Buffer> {
    return seal(await this.dataKey(keys, place.tenantId), Buffer.from(value), placeText(place))
  }

  /** @throws UnsealError when the key, the place or the bytes are not those of the sealing */
  async open(keys: DataKeys, place: SecretPlace, sealed: Buffer): Promise<string> {
    return unseal(await this.dataKey(keys, place.tenantId), sealed, placeText(place)).toString('utf8')
  }

  /** The tenant's data key under the current master key; null when it is already. */
  reseal(tenantId: TenantId, stored: SealedDataKey): SealedDataKey | null {
    if (stored.masterKeyId === this.current.id) return null
    return this.sealDataKey(tenantId, this.openDataKey(tenantId, stored))
  }

  private async dataKey(keys: DataKeys, tenantId: TenantId): Promise<Buffer> {
    const stored = await keys.get(tenantId)
    if (stored !== null) return this.openDataKey(tenantId, stored)
    return this.openDataKey(tenantId, await keys.put(tenantId, this.sealDataKey(tenantId, randomBytes(KEY_BYTES))))
  }

  private sealDataKey(tenantId: string, key: Buffer): SealedDataKey {
    return { sealed: seal(this.current.bytes, key, `tenant ${tenantId}`), masterKeyId: this.current.id }
  }

  private openDataKey(tenantId: string, { sealed, masterKeyId }: SealedDataKey): Buffer {
    const master = this.masters.get(masterKeyId)
    if (master === undefined)
      throw new UnsealError(`Sealed by master key ${masterKeyId}, which this server does not have`)
    return unseal(master.bytes, sealed, `tenant ${tenantId}`)
  }
}

const placeText = ({ tenantId, secretId, n }: SecretPlace): string => `secret ${tenantId} ${secretId} ${n}`
