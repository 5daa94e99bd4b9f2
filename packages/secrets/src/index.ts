/**
 * Owns: sealing: master key, data keys per tenant, AES-256-GCM.
 * Refuses: SQL, policy (who may use a secret), HTTP. A value leaves through `Sealer.open` alone.
 * Neighbours: the server's commands seal, its runtime opens; `DataKeys` is fitted by the server on PostgreSQL.
 */
export { deriveKey, loadMasterKey, type MasterKey, MasterKeyError, masterKeyFrom } from './master-key.ts'
export { UnsealError } from './seal.ts'
export { type DataKeys, type SealedDataKey, Sealer, type SecretPlace } from './sealer.ts'
