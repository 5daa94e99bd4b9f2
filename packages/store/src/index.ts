/**
 * Owns: PostgreSQL: migrations, connections, the batch writer, repositories.
 * Refuses: policy (who may), mapping, HTTP.
 * Neighbours: `pipeline` declares the `Writer` that `writer/` fits; apps run their commands on `inTenant`.
 */
export * from './database.ts'
export { checkServer, UnsafeDurability } from './durability.ts'
export { LATENCY_BOUNDS_MS, latencyBucket, latencyQuantile } from './latency.ts'
export { MigrationError, migrate } from './migrations/migrate.ts'
export { BatchWriter } from './writer/batch-writer.ts'
export { classify, DatabaseAway } from './writer/connection.ts'
export { type ReplayCounts, type ReplayTarget, writeRemap, writeReplay } from './writer/write-replay.ts'
