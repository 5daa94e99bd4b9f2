/**
 * Owns: PostgreSQL: migrations, connections, the batch writer, repositories.
 * Refuses: policy (who may), mapping, HTTP.
 * Neighbours: `pipeline` declares the `Writer` that `writer/` fits; apps run their commands on `inTenant`.
 */
export * from './database.ts'
export { MigrationError, migrate } from './migrations/migrate.ts'
