import { afterAll, expect, test } from 'vitest'
import { openOwner } from '../testing/feeds.ts'
import { createEmptyDatabase, type TestDatabase } from '../testing/index.ts'
import { everything, fillAs, RELEASES } from '../testing/upgrade.ts'
import { migrate } from './migrate.ts'

const made: TestDatabase[] = []
afterAll(() => Promise.all(made.map((database) => database.drop())))

test.each(Object.keys(RELEASES) as (keyof typeof RELEASES)[])(
  'a database of release %s is taken over with all its rows',
  async (release) => {
    const database = await createEmptyDatabase()
    made.push(database)
    await fillAs(release, database.ownerUrl)
    const owner = await openOwner(database.ownerUrl)
    const before = await everything(owner.ask)
    await migrate(database.ownerUrl)
    const after = await everything(owner.ask)
    for (const [table, rows] of before) expect([table, after.get(table)]).toMatchObject([table, rows])
    expect([...before].filter(([, rows]) => rows.length > 0).length).toBeGreaterThan(25)
    const places = await owner.ask<{ place: string }>('select distinct tableoid::regclass::text as place from ledger')
    expect(places.map(({ place }) => place)).not.toContain('ledger')
    const types = await owner.ask<{ type: string }>(`select distinct data_type as type from information_schema.columns
      where table_name in ('draft', 'version') and column_name = 'content'`)
    expect(types).toEqual([{ type: 'json' }])
    await migrate(database.ownerUrl)
    await owner.close()
  },
)
