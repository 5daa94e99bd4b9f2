/** The draft that others send as it stands. */
import { createOutbound } from '@halcyon/connector-kit'
import { createTestHost } from '@halcyon/connector-kit/suite'
import { Value } from 'typebox/value'
import { expect, it } from 'vitest'
import { describeWith } from '../../../../tests/services/service.ts'
import type { SqlConfig } from './config/config.ts'
import { sqlPoller } from './index.ts'
import { idsIn, postgresDatabase, Reader, rowsIn } from './testing.ts'

const { spec, open } = sqlPoller
const DRAFT = {
  config: {
    dialect: 'postgresql',
    host: 'db',
    port: 5432,
    database: 'app',
    user: 'reader',
    table: 'public.alerts',
    columns: ['id', 'updated_at', 'body'],
    offset: { kind: 'timestamp', column: 'updated_at', tieBreaker: 'id', lookback: 'PT1M' },
    schedule: { kind: 'interval', every: 'PT30S' },
  },
  secrets: { password: '0198b2f0-0000-7000-8000-000000000001' },
} as const satisfies { config: SqlConfig; secrets: Record<string, string> }

it('sql_poller: the draft is valid, and opens', async () => {
  expect([...Value.Errors(spec.config, DRAFT.config)]).toEqual([])
  expect([...Value.Errors(spec.secrets, DRAFT.secrets)]).toEqual([])
  expect(spec.validate?.(DRAFT.config)).toEqual([])
  const http = createOutbound({ allowNetworks: [] })
  expect(open(createTestHost({ ...DRAFT, http })).pull).toBeTypeOf('function')
  await http.close()
})

it.each([
  ['server', { server: { kind: 'postgresql' } }],
  ['read', { read: { kind: 'table', table: 'alerts' } }],
  ['dialect', { dialect: 'mariadb' }],
  ['lookback', { offset: { ...DRAFT.config.offset, lookback: '60' } }],
])('sql_poller: no other spelling of %s', (_name, part) => {
  expect(Value.Check(spec.config, { ...DRAFT.config, ...part })).toBe(false)
})

await describeWith('postgresql', ({ TEST_POSTGRESQL_URL: url, TEST_POSTGRESQL_CA: ca }) => {
  const onDatabase = async (work: (database: Awaited<ReturnType<typeof postgresDatabase>>) => Promise<void>) => {
    const database = await postgresDatabase({ url, ca })
    try {
      await work(database)
    } finally {
      await database.drop()
    }
  }

  it('sql_poller: the draft reads its table, rows at the same time on the edge of a page included', () =>
    onDatabase(async ({ server, run }) => {
      await run(`create table alerts (id bigint primary key, updated_at timestamptz not null, body jsonb, unread text);
        insert into alerts select i, timestamptz '2026-01-01' + (i / 10) * interval '1 second', '{"n": 1}', 'x' from generate_series(1, 40) i`)
      const one = new Reader({ ...DRAFT.config, ...server, limits: { pageRows: 7 } })
      const first = await one.run({ maxItems: 5 })
      expect(idsIn(first)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
      expect(rowsIn(first)[0]).toEqual({ id: 1, updated_at: '2026-01-01T00:00:00Z', body: { n: 1 } })
      // The key of a record, where none is named, is the columns of the offset.
      expect(first[0]).toMatchObject({ deliveryId: '["2026-01-01T00:00:00Z",1]' })
      await run(
        `insert into alerts values (41, '2026-01-01 00:00:04', null); update alerts set updated_at = '2026-01-02' where id = 7`,
      )
      expect(idsIn(await one.run())).toEqual([41, 7])
      expect(await one.run()).toEqual([])
    }))

  it('sql_poller: each part of a table’s name is quoted', () =>
    onDatabase(async ({ server, run }) => {
      await run(`create schema "Odd ""schema"; grant usage on schema "Odd ""schema" to ${server.user};
        create table "Odd ""schema"."Select; --" (id int, updated_at timestamptz, body text);
        insert into "Odd ""schema"."Select; --" values (1, '2026-01-01', 'a')`)
      expect(idsIn(await new Reader({ ...DRAFT.config, ...server, table: 'Odd "schema.Select; --' }).run())).toEqual([
        1,
      ])
    }))
})
