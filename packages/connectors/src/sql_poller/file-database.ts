/** A SQLite file of a test's own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { SqlConfig } from './config/config.ts'

export interface FileDatabase {
  readonly folder: string
  readonly server: Pick<SqlConfig, 'dialect' | 'database'>
  /** As the program that owns the file. */
  run(sql: string): void
  /** A connection of its own. */
  session(): DatabaseSync
  drop(): void
}

/** @param journal how the file is written: `wal` has a second file beside it */
export function fileDatabase(journal: 'wal' | 'delete' = 'wal'): FileDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'sqlite-'))
  const path = join(folder, 'source.db')
  const owner = new DatabaseSync(path)
  owner.exec(`pragma journal_mode = ${journal}`)
  return {
    folder,
    server: { dialect: 'sqlite', database: path },
    run: (sql) => owner.exec(sql),
    session: () => new DatabaseSync(path),
    drop() {
      owner.close()
      rmSync(folder, { recursive: true })
    },
  }
}
