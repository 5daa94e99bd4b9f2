import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTestHost } from '@halcyon/connector-kit/suite'
import { stringifyJson } from '@halcyon/domain'
import { afterEach, describe, expect, it } from 'vitest'
import type { SqlConfig } from './config/config.ts'
import { type FileDatabase, fileDatabase } from './file-database.ts'
import { sqlPoller } from './index.ts'
import { hostOf, idsIn, Reader, rowsIn } from './testing.ts'

const BY_TIME = { kind: 'timestamp', column: 'at', tieBreaker: 'id', lookback: 'PT5M' } as const
const BY_NUMBER = { kind: 'increasing', column: 'id', lookbackValues: 100 } as const
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1)
/** A select of `id, at, title` for 1 … n. */
const many = (n: number): string =>
  `with recursive m (id) as (select 1 union all select id + 1 from m where id < ${n})
   select id, strftime('%Y-%m-%d %H:%M:%f', 1767225600 + id, 'unixepoch') as at, 'n ' || id as title from m`

const opened: FileDatabase[] = []
afterEach(() => {
  for (const database of opened.splice(0)) database.drop()
})

function file(setup: string, journal?: 'wal' | 'delete'): FileDatabase {
  const database = fileDatabase(journal)
  opened.push(database)
  database.run(setup)
  return database
}

type Part = Partial<SqlConfig>
const configOf = ({ server }: FileDatabase, part: Part = {}): SqlConfig => ({
  ...server,
  ...(part.query === undefined ? { table: 't' } : {}),
  offset: BY_TIME,
  schedule: { kind: 'interval', every: 'PT1S' },
  ...part,
})
const reader = (database: FileDatabase, part?: Part): Reader => new Reader(configOf(database, part))
const TABLE = 'create table t (id integer primary key, at datetime not null, title text);'

describe.each(['wal', 'delete'] as const)('sql_poller on a SQLite file, journal %s', (journal) => {
  it('row 22: rows at the same time on the edge of a page are all read, once; new ones by the next run', async () => {
    const database = file(
      `${TABLE} insert into t select id, case when id < 26 then '2026-01-01 00:00:00.001' else '2026-01-01 00:00:00.002' end, title from (${many(50)})`,
      journal,
    )
    for (const offset of [BY_TIME, { ...BY_TIME, lookback: 'PT0S' }, BY_NUMBER]) {
      const one = reader(database, { offset, limits: { pageRows: 7 } })
      expect(idsIn(await one.run({ maxItems: 3 }))).toEqual(upTo(50))
      expect(await one.run()).toEqual([])
    }
    const one = reader(database)
    await one.run()
    database.run(`insert into t values (51, '2026-01-01 00:00:00.002', 'later'), (52, '2026-01-02 00:00:00', 'next')`)
    expect(idsIn(await one.run())).toEqual([51, 52])
  })

  it('a writer at work is neither disturbed nor half seen', async () => {
    const database = file(`${TABLE} insert into t select * from (${many(20)})`, journal)
    const writer = database.session()
    writer.exec(`begin immediate; insert into t values (21, '2026-01-01 01:00:00', 'not yet')`)
    const one = reader(database, { limits: { pageRows: 5 } })
    expect(idsIn(await one.run())).toEqual(upTo(20))
    writer.exec('commit')
    writer.close()
    expect(idsIn(await one.run())).toEqual([21])
  })
})

describe('sql_poller on a SQLite file', () => {
  it('a run that ends anywhere goes on where it stood', async () => {
    const database = file(`${TABLE} insert into t select * from (${many(60)})`)
    for (const offset of [BY_TIME, BY_NUMBER]) {
      const one = reader(database, { offset, limits: { pageRows: 25 } })
      const ids: number[] = []
      for (let more = true; more; ) {
        const items = await one.run({ maxItems: 15, stopAfter: 2 })
        ids.push(...idsIn(items))
        more = items.length > 0
      }
      expect(ids).toEqual(upTo(60))
    }
  })

  it.each([
    ['space', "strftime('%Y-%m-%d %H:%M:%f', s, 'unixepoch')"],
    ['T', "strftime('%Y-%m-%dT%H:%M:%S', s, 'unixepoch')"],
    ['T and Z', "strftime('%Y-%m-%dT%H:%M:%SZ', s, 'unixepoch')"],
    ['T, six digits and an offset', "strftime('%Y-%m-%dT%H:%M:%S.000000+00:00', s, 'unixepoch')"],
  ])('a time as text in the form %s: pages, a start, a span and :cursor', async (_name, at) => {
    const database = file(`create table t (id integer primary key, at text);
      insert into t select id, ${at} from (select id, 1767225600 + id as s from (${many(100)}))`)
    const from = (part: Part) => reader(database, { limits: { pageRows: 9 }, ...part })
    expect(idsIn(await from({}).run())).toEqual(upTo(100))
    const start = '2026-01-01T00:00:50Z'
    expect(idsIn(await from({ offset: { ...BY_TIME, start } }).run())).toEqual(upTo(100).slice(50))
    const range = { from: '2026-01-01T02:00:20+02:00', to: '2026-01-01T00:00:30Z' }
    expect(idsIn(await from({}).run({ range }))).toEqual([20, 21, 22, 23, 24, 25, 26, 27, 28, 29])
    const query = 'select id, at from t where at > :cursor and at <= :window_end'
    const statement = from({ query, offset: { ...BY_TIME, start } })
    expect(idsIn(await statement.run())).toEqual(upTo(100).slice(50))
    expect(await statement.run()).toEqual([])
    const spanned = 'select id, at from t where at >= :window_start and at <= :window_end'
    expect(idsIn(await from({ query: spanned, offset: { ...BY_TIME, start } }).run({ range }))).toEqual(
      upTo(29).slice(19),
    )
  })

  it('values keep every digit', async () => {
    const database =
      file(`create table t (id integer primary key, at datetime, x real, n numeric, raw blob, doc json, broken json, any_ , void text);
      insert into t values (9007199254740993, '2026-03-29 01:30:00.123', 0.1, 12, x'00ff10', '{"n": 12345678901234567890}', '{', 9e999, null)`)
    const one = reader(database, { offset: { ...BY_NUMBER, lookbackValues: 0 } })
    expect(stringifyJson(rowsIn(await one.run())[0] ?? {})).toBe(
      '{"id":9007199254740993,"at":"2026-03-29 01:30:00.123","x":0.1,"n":12,"raw":"AP8Q",' +
        '"doc":{"n":12345678901234567890},"broken":"{","any_":"Infinity","void":null}',
    )
    expect(one.checkpoint).toEqual({ after: ['9007199254740993'], seen: [] })
    expect(await one.run()).toEqual([])
  })

  it('keys of any type page right', async () => {
    const database = file(`create table t (at text, k blob, d numeric, s text, r real);
      insert into t select '2026-01-01', cast(printf('%08d', id * 997) as blob), id * 3, printf('k%04d', id), id / 3.0 from (${many(40)})`)
    for (const tieBreaker of ['k', 'd', 's', 'r']) {
      const one = reader(database, {
        offset: { ...BY_TIME, tieBreaker, lookback: 'PT0S' },
        limits: { pageRows: 6 },
      })
      const items = await one.run()
      expect(new Set(items.map((item) => (item.kind === 'payload' ? item.deliveryId : null))).size, tieBreaker).toBe(40)
      expect(items.length).toBe(40)
      expect(await one.run()).toEqual([])
    }
  })

  it('row 22: a statement that writes, or reaches for another file, is refused', async () => {
    const database = file(`${TABLE} insert into t values (1, '2026-01-01', 'kept')`)
    const other = file(`${TABLE} insert into t values (7, '2026-01-01', 'of others')`)
    for (const query of ['delete from t', 'select * from t; delete from t', `attach '${other.server.database}' as o`])
      expect(() => sqlPoller.open(hostOf(configOf(database, { query })))).toThrow(
        expect.objectContaining({ name: 'NeedsHuman' }),
      )
    for (const query of [
      "select id, at, load_extension('x') as e from t",
      'select id, at, (select count(*) from pragma_database_list) as n from t',
      'with gone as (delete from t returning id, at) select * from gone',
    ])
      await expect(reader(database, { query }).run()).rejects.toMatchObject({
        name: 'NeedsHuman',
        code: expect.stringMatching(/^query_(not_read_only|invalid)$/),
      })
    expect(idsIn(await reader(database).run())).toEqual([1])
  })

  it('a statement without an end is ended, and its process with it; the next run reads', async () => {
    const database = file(`${TABLE} insert into t select * from (${many(10)})`)
    const query = `select id, at, (with recursive c (x) as (select 1 union all select x + 1 from c) select max(x) from c) as n from t`
    const limits = { statementSeconds: 1 }
    await expect(reader(database, { query, limits }).run()).rejects.toMatchObject({ code: 'source_timeout' })
    expect(idsIn(await reader(database, { limits }).run())).toEqual(upTo(10))
  })

  it('a value that is too large, and a file that is none, are told with what to do', async () => {
    const database = file(`${TABLE} insert into t values (1, '2026-01-01', 'a')`)
    const query = 'select id, at, zeroblob(70000000) as large from t'
    await expect(reader(database, { query }).run()).rejects.toMatchObject({ code: 'response_too_large' })
    const text = join(database.folder, 'text.db')
    writeFileSync(
      text,
      'this is no database, and it is longer than a header of SQLite is, which has a hundred bytes.'.repeat(20),
    )
    const failed = async (part: Part) => (await sqlPoller.check(hostOf(configOf(database, part), {}))).steps.at(-1)
    expect(await failed({ database: text })).toMatchObject({
      name: 'file',
      action: expect.stringContaining('SQLite 3'),
    })
    expect(await failed({ database: '/etc/hostname' })).toMatchObject({
      name: 'file',
      action: expect.stringContaining('HALCYON_ALLOW_FILES'),
    })
    expect(await failed({ database: join(database.folder, 'absent.db') })).toMatchObject({
      name: 'file',
      action: expect.stringContaining('path'),
    })
    expect(await failed({ table: 'absent' })).toMatchObject({
      name: 'columns',
      action: expect.stringContaining('table'),
    })
    expect(await failed({ offset: { ...BY_TIME, column: 'title' } })).toMatchObject({ name: 'columns' })
  })

  it('checks itself step by step, without a secret; knows an index', async () => {
    const database = file(`${TABLE} insert into t values (1, '2026-01-01', 'a')`)
    const check = (part: Part = {}) => sqlPoller.check(hostOf(configOf(database, part), {}))
    const report = await check()
    expect(report.steps.map(({ name, ok }) => [name, ok])).toEqual(
      ['configuration', 'file', 'read-only', 'columns', 'query', 'offset'].map((name) => [name, true]),
    )
    expect(report.steps.at(-1)?.detail).toContain('No index begins with "at"')
    expect((await check({ offset: BY_NUMBER })).steps.at(-1)?.detail).toContain('An index begins with the column')
    database.run('create index by_time on t (at, id)')
    expect((await check()).steps.at(-1)?.detail).toContain('An index begins with the column')
  })

  it('a file that is put in the place of another is read from where the old one ended', async () => {
    const [old, fresh] = [file(`${TABLE} insert into t select * from (${many(10)})`, 'delete'), file(TABLE, 'delete')]
    fresh.run(`insert into t select * from (${many(12)})`)
    const one = reader(old)
    await one.run()
    renameSync(fresh.server.database, old.server.database)
    expect(idsIn(await one.run())).toEqual([11, 12])
  })

  it('memory stays bounded over large rows, and nothing is left out', async () => {
    const database = file(`${TABLE} insert into t select * from (${many(24)})`)
    const one = reader(database, { query: "select id, at, printf('%.*c', 1000000, 'x') as large from t" })
    expect(idsIn(await one.run())).toEqual(upTo(24))
    for (const { pages } of one.batches) for (const { body } of pages) expect(body.length).toBeLessThan(10_000_000)
  })

  it('what cannot work is said where it stands', () => {
    const server = { dialect: 'sqlite', database: 'relative.db', host: 'x', user: 'y' } as const
    const config = { ...server, table: 't', offset: BY_TIME, schedule: { kind: 'interval', every: 'PT1S' } } as const
    expect(sqlPoller.spec.validate?.(config).map(({ path }) => path)).toEqual(['database', 'host', 'user'])
    expect(sqlPoller.spec.requiredSecrets(config)).toEqual([])
    const { host: _, ...without } = { ...config, dialect: 'postgresql' } as const
    expect(sqlPoller.spec.validate?.(without).map(({ path }) => path)).toEqual(['host'])
  })

  it('no host without folders reads a file', async () => {
    const database = file(TABLE)
    const config = configOf(database)
    const run = { checkpoints: new Map(), range: null, maxItems: 10, signal: new AbortController().signal }
    const batches = sqlPoller.open(createTestHost({ config })).pull(run)[Symbol.asyncIterator]()
    await expect(batches.next()).rejects.toMatchObject({ code: 'permission_denied' })
  })
})
