import { readFile } from 'node:fs/promises'
import { migrate } from '../migrations/migrate.ts'
import { type Ask, openOwner } from './feeds.ts'

/** Releases whose databases this program must take over, and the last migration each came with. */
export const RELEASES = { '0.1': '0007-list-indexes.sql' } as const

/** Makes an empty database one of an earlier release, with rows in its tables. */
export async function fillAs(release: keyof typeof RELEASES, ownerUrl: string): Promise<void> {
  await migrate(ownerUrl, { upTo: RELEASES[release] })
  const sql = await readFile(new URL(`./upgrade-${release}.sql`, import.meta.url), 'utf8')
  const owner = await openOwner(ownerUrl)
  try {
    await owner.client.query(sql)
  } finally {
    await owner.close()
  }
}

/** Every row of every table, partitions read through their parents. */
export async function everything(ask: Ask): Promise<Map<string, unknown[]>> {
  const tables = await ask<{ name: string }>(
    `select oid::regclass::text as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition and relname <> 'halcyon_migration'
     order by 1`,
  )
  const found = new Map<string, unknown[]>()
  for (const { name } of tables) {
    const rows = await ask<{ row: unknown }>(`select to_jsonb(t) as row from ${name} t order by to_jsonb(t)::text`)
    found.set(
      name,
      rows.map(({ row }) => row),
    )
  }
  return found
}
