import { join } from 'node:path'
import { checkServer, type Database, migrate, openDatabase } from '@halcyon/store'
import { startEmbeddedPostgres } from '@halcyon/store/embedded'
import type { Logger } from 'pino'
import type { Configuration } from './configuration.ts'

export interface OpenedDatabase {
  readonly db: Database
  /** The owner's connection string; connections of the product set the application's role on it. */
  readonly url: string
  close(): Promise<void>
}

/** The database a server runs on: the embedded one, or the one it is given; checked, migrated, and opened under the application's role. */
export async function openServerDatabase(configuration: Configuration, log: Logger): Promise<OpenedDatabase> {
  const embedded =
    configuration.databaseUrl === null
      ? await startEmbeddedPostgres({
          dataDir: join(configuration.dataDir, 'postgres'),
          restartOnExit: true,
          onExit: (exit) => log.error({ ...exit }, 'the embedded PostgreSQL ended by itself'),
        })
      : null
  const url = configuration.databaseUrl ?? embedded?.url ?? ''
  try {
    await checkServer(url, { allowUnsafe: configuration.allowUnsafeDurability, warn: (message) => log.warn(message) })
    await migrate(url, { log: (line) => log.info(line) })
  } catch (error) {
    await embedded?.stop()
    throw error
  }
  const db = openDatabase(url, { max: 20, onError: (error) => log.warn({ err: error }, 'a database connection broke') })
  return {
    db,
    url,
    async close() {
      await db.destroy()
      await embedded?.stop()
    },
  }
}
