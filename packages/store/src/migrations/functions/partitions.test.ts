import { expect, test } from 'vitest'
import { useDatabase } from '../../testing/use-database.ts'

const { ask } = useDatabase()
const partitions = async (table: string): Promise<string[]> =>
  (
    await ask<{ name: string }>(
      'select inhrelid::regclass::text as name from pg_inherits where inhparent = $1::regclass order by 1',
      [table],
    )
  ).map(({ name }) => name)
const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
const named = (table: string, offset: number): string => `${table}_${day(offset).replaceAll('-', '')}`
const line = (offset: number, id = '00000000-0000-7000-8000-000000000001') =>
  ask(
    `insert into log (tenant_id, datasource_id, id, at, level, component, message)
     values ($1, $1, $1, $2, 'info', 'test', 'hello')`,
    [id, `${day(offset)}T12:00:00Z`],
  )
const places = async (): Promise<string[]> =>
  (await ask<{ place: string }>('select tableoid::regclass::text as place from log order by at')).map(
    ({ place }) => place,
  )

test('every daily table has yesterday, today, three days ahead, and a default', async () => {
  const tables = await ask<{ name: string }>('select name from halcyon.daily_table order by name')
  expect(tables.map(({ name }) => name)).toEqual(['alert_revision', 'ledger', 'log', 'raw_capture'])
  for (const { name } of tables) {
    const days = [-1, 0, 1, 2, 3].map((offset) => named(name, offset))
    expect(await partitions(name)).toEqual([...days, `${name}_default`].sort())
  }
})

test('the default partition takes a day that is not there yet, and hands it over when the day is made', async () => {
  await line(5)
  await line(-30)
  expect(await places()).toEqual(['log_default', 'log_default'])
  await ask('select halcyon.make_partitions(6)')
  expect(await places()).toEqual(['log_default', named('log', 5)])
  await line(5, '00000000-0000-7000-8000-000000000002')
  expect((await places()).slice(1)).toEqual([named('log', 5), named('log', 5)])
  const same = await ask(
    `select (select array_agg(pg_get_indexdef(indexrelid) order by 1) is not null from pg_index where indrelid = $1::regclass) as indexed,
       has_table_privilege('halcyon_app', $1, 'select') as open`,
    [named('log', 5)],
  )
  expect(same).toEqual([{ indexed: true, open: false }])
  await ask('select halcyon.make_partitions(6)')
})

test('days past the retention are dropped, captures after the feed that keeps them longest', async () => {
  for (const [table, offset] of [
    ['log', -20],
    ['log', -10],
    ['raw_capture', -20],
    ['raw_capture', -40],
  ] as const) {
    await ask(
      `create table ${named(table, offset)} partition of ${table} for values from ('${day(offset)}Z') to ('${day(offset + 1)}Z')`,
    )
  }
  expect(await ask('select halcyon.drop_partitions(30) as dropped')).toEqual([{ dropped: 2 }])
  expect(await partitions('log')).not.toContain(named('log', -20))
  expect(await partitions('log')).toContain(named('log', -10))
  expect(await partitions('raw_capture')).toContain(named('raw_capture', -20))
  expect(await partitions('raw_capture')).not.toContain(named('raw_capture', -40))
})

test('what the default partition holds past the retention goes too', async () => {
  await line(-40, '00000000-0000-7000-8000-000000000009')
  await ask('select halcyon.drop_partitions(14)')
  const old = await ask("select from log where at < now() - interval '16 days'")
  expect(old).toEqual([])
})
