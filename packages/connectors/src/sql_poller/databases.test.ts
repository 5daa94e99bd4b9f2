import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { stringifyJson } from '@halcyon/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeWith } from '../../../../tests/services/service.ts'
import type { SqlConfig } from './config/config.ts'
import { sqlPoller } from './index.ts'
import { hostOf, idsIn, mariaDatabase, postgresDatabase, Reader, rowsIn, type SourceDatabase } from './testing.ts'

type Part = Partial<SqlConfig>
const INCREASING = { kind: 'increasing', column: 'id' } as const
const BY_TIME = { kind: 'timestamp', column: 'at', tieBreaker: 'id' } as const

interface Words {
  readonly name: string
  open(): Promise<SourceDatabase>
  /** Types of a key that numbers itself, and of a time with microseconds. */
  readonly serial: string
  readonly time: string
  /** A select of `id, at, title` for 1 … n. */
  many(n: number): string
  /** A function `noted()` that writes into `noted`. */
  readonly writer: string
}

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1)
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const heap = (): number => {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

function common({ name, open, serial, time, many, writer }: Words): void {
  describe(`sql_poller on ${name}`, () => {
    let database: SourceDatabase
    beforeAll(async () => {
      database = await open()
    }, 60_000)
    afterAll(() => database?.drop())
    let tables = 0
    /** A table of its own. */
    const table = async (columns = `id ${serial}, at ${time} not null, title varchar(200)`): Promise<string> => {
      const made = `t${++tables}`
      await database.run(`create table ${made} (${columns})`)
      return made
    }
    const config = (read: Pick<SqlConfig, 'table' | 'query'>, part: Part = {}): SqlConfig => ({
      ...database.server,
      ...read,
      offset: BY_TIME,
      schedule: { kind: 'interval', every: 'PT1S' },
      ...part,
    })
    const reader = (from: string, part?: Part): Reader => new Reader(config({ table: from }, part))

    it('row 22: rows at the same time on the edge of a page are all read, once', async () => {
      const t = await table()
      await database.run(`insert into ${t} select id, '2026-01-01 00:00:00.000001', title from (${many(25)}) as m`)
      await database.run(`insert into ${t} select id + 25, '2026-01-01 00:00:00.000002', title from (${many(25)}) as m`)
      for (const lookback of ['PT0S', 'PT5M']) {
        const one = reader(t, { offset: { ...BY_TIME, lookback }, limits: { pageRows: 7 } })
        expect(idsIn(await one.run({ maxItems: 3 }))).toEqual(upTo(50))
        expect(await one.run()).toEqual([])
      }
    })

    it.each([
      ['time', { ...BY_TIME, lookback: 'PT1M' }],
      ['number', { ...INCREASING, lookbackValues: 100 }],
    ] as const)('row 22: what is committed late is found, by %s', async (_kind, offset) => {
      const t = await table()
      await database.run(`insert into ${t} (at, title) select '2026-01-01 00:00:00', title from (${many(5)}) as m`)
      const late = await database.session()
      await late.run(`begin`)
      await late.run(
        `insert into ${t} (at, title) values ('2026-01-01 00:00:10', 'late'), ('2026-01-01 00:00:11', 'late')`,
      )
      await database.run(`insert into ${t} (at, title) values ('2026-01-01 00:00:12', 'early')`)
      const one = reader(t, { offset, limits: { pageRows: 2 } })
      expect(rowsIn(await one.run()).map(({ title }) => title)).toEqual(['n 1', 'n 2', 'n 3', 'n 4', 'n 5', 'early'])
      await late.run('commit')
      await late.end()
      expect(rowsIn(await one.run()).map(({ title }) => title)).toEqual(['late', 'late'])
      expect(await one.run()).toEqual([])
      await database.run(`insert into ${t} (at, title) values ('2026-01-01 00:05:00', 'new')`)
      expect(rowsIn(await one.run()).map(({ title }) => title)).toEqual(['new'])
    })

    it('a run that ends anywhere goes on where it stood', async () => {
      const t = await table()
      await database.run(`insert into ${t} (at, title) select at, title from (${many(300)}) as m`)
      for (const offset of [BY_TIME, INCREASING]) {
        const one = reader(t, { offset, limits: { pageRows: 40 } })
        const ids: number[] = []
        for (let more = true; more; ) {
          const items = await one.run({ maxItems: 15, stopAfter: 2 })
          ids.push(...idsIn(items))
          more = items.length > 0
        }
        expect(ids).toEqual(upTo(300))
      }
    })

    it('a connection that is lost in the middle is told as what may pass; the next run goes on', async () => {
      const t = await table()
      await database.run(`insert into ${t} (at, title) select at, title from (${many(200)}) as m`)
      const one = reader(t, { limits: { pageRows: 50 } })
      await expect(one.run({ maxItems: 50, between: () => database.cut() })).rejects.toMatchObject({
        name: 'RetryLater',
      })
      const got = one.batches.flatMap(({ pages }) => pages.flatMap(({ items }) => items))
      expect(idsIn(got).length).toBeLessThan(200)
      expect(idsIn([...got, ...(await one.run())])).toEqual(upTo(200))
    })

    it('a statement that writes is refused before it runs, and by the server', async () => {
      const t = await table()
      await database.run(`insert into ${t} (at, title) values ('2026-01-01', 'kept')`)
      await database.run(writer)
      for (const sql of [`delete from ${t}`, `select * from ${t}; delete from ${t}`]) {
        expect(() => sqlPoller.open(hostOf(config({ query: sql })))).toThrow(
          expect.objectContaining({ name: 'NeedsHuman' }),
        )
      }
      const sql = `select id, at, noted() as noted from ${t}`
      await expect(new Reader(config({ query: sql })).run()).rejects.toMatchObject({
        code: 'query_not_read_only',
        action: expect.stringContaining('change nothing'),
      })
      expect((await database.run('select * from noted')).length).toBe(0)
    })

    it('memory stays flat over 100,000 rows', async () => {
      const t = await table()
      await database.run(`insert into ${t} (at, title) select at, title from (${many(100_000)}) as m`)
      const one = new Reader(config({ table: t }))
      let [count, last, early, late] = [0, 0, 0, 0]
      const signal = new AbortController().signal
      const run = { checkpoints: new Map(), range: null, maxItems: 1000, signal }
      for await (const { pages } of sqlPoller.open(hostOf(one.config)).pull(run)) {
        for (const id of idsIn(pages.flatMap(({ items }) => items))) {
          if (id !== last + 1) throw new Error(`${id} came after ${last}`)
          last = id
          count++
        }
        if (count >= 20_000 && early === 0) early = heap()
        if (count >= 90_000 && late === 0) late = heap()
      }
      expect(count).toBe(100_000)
      expect(early).toBeGreaterThan(0)
      expect(late - early).toBeLessThan(4_000_000)
    })

    it('a page of large rows ends early, and nothing is left out', async () => {
      const t = await table()
      await database.run(`insert into ${t} (at, title) select at, title from (${many(24)}) as m`)
      const sql = `select id, at, repeat('x', 1000000) as large from ${t}`
      const one = new Reader(config({ query: sql }))
      expect(idsIn(await one.run())).toEqual(upTo(24))
      for (const { pages } of one.batches) {
        for (const { body } of pages) expect(body.length).toBeLessThan(10_000_000)
      }
    })

    it('a range of time is read again, with its window, whatever the checkpoint of the live lane', async () => {
      const t = await table()
      await database.run(`insert into ${t} (at, title) select at, title from (${many(100)}) as m`)
      const one = reader(t)
      const range = { from: '2026-01-01T02:00:20+02:00', to: '2026-01-01T00:00:30Z' }
      expect(idsIn(await one.run({ range, maxItems: 4 }))).toEqual([20, 21, 22, 23, 24, 25, 26, 27, 28, 29])
      expect(
        one.batches
          .map(({ window }) => window?.to)
          .filter((to) => to !== undefined)
          .at(-1),
      ).toBe('2026-01-01T00:00:29.000000Z')
      await expect(reader(t, { offset: INCREASING }).run({ range })).rejects.toMatchObject({ code: 'config_invalid' })
    })

    it('a statement gets its parameters, and loses no row at the cursor’s time', async () => {
      const t = await table()
      for (const kind of ['a', 'b'])
        await database.run(`insert into ${t} (at, title) select at, concat('${kind}', id) from (${many(20)}) as m`)
      const sql = `select title, at, id from ${t} where at > :cursor and at >= :window_start and at <= :window_end`
      const offset = { ...BY_TIME, start: '2026-01-01T00:00:05Z', lookback: 'PT0S' }
      const one = new Reader(config({ query: sql }, { offset, limits: { pageRows: 3 } }))
      const titles = rowsIn(await one.run()).map(({ title }) => title)
      expect(titles).toEqual(
        upTo(20)
          .slice(5)
          .flatMap((n) => [`a${n}`, `b${n}`]),
      )
    })

    it('a changed row comes again as its own delivery; a page that was kept gives the same', async () => {
      const t = await table()
      await database.run(
        `insert into ${t} (at, title) values ('2026-01-01 00:00:00', 'one'), ('2026-01-01 00:00:00', 'two')`,
      )
      const one = reader(t, { delivery: { columns: ['id'], version: 'at' } })
      const first = await one.run()
      await database.run(`update ${t} set title = 'changed', at = '2026-01-01 00:00:01' where id = 1`)
      const second = await one.run()
      expect(rowsIn(second)).toMatchObject([{ id: 1, title: 'changed' }])
      const ids = [...first, ...second].map((item) => (item.kind === 'payload' ? item.deliveryId : null))
      expect(new Set(ids).size).toBe(3)
      const [page] = one.batches[0]?.pages ?? []
      if (page === undefined) throw new Error('no page')
      expect(await sqlPoller.reread?.(one.config, page)).toEqual(first)
    })

    it('checks itself step by step', async () => {
      const t = await table()
      await database.run(`insert into ${t} (at, title) values ('2026-01-01', 'a'), ('2026-01-01', 'a')`)
      const whole = config({ table: t })
      const report = await sqlPoller.check(hostOf(whole))
      expect(report.steps.map(({ name: step, ok }) => [step, ok])).toEqual(
        ['configuration', 'address', 'sign-in', 'read-only', 'columns', 'query', 'offset'].map((step) => [step, true]),
      )
      const said = Object.fromEntries(report.steps.map(({ name: step, detail }) => [step, detail]))
      expect(said['sign-in']).toMatch(database.server.tls?.mode === 'off' ? /without encryption/ : /TLSv1\.3/)
      expect(said.columns).toContain('title (')
      expect(said.offset).toContain('No index begins with "at"')
      await database.run(`create index on_${t} on ${t} (at, id)`)
      const schema = name === 'PostgreSQL' ? 'public' : database.server.database
      for (const named of [t, `${schema}.${t}`]) {
        const last = (await sqlPoller.check(hostOf({ ...whole, table: named }))).steps.at(-1)
        expect(last?.detail).toContain('An index begins with the column')
      }
      const byTitle = { kind: 'increasing', column: 'title' } as const
      const cases: [Part, string, string][] = [
        [{ user: 'nobody' }, 'sign-in', 'password'],
        [{ database: 'absent' }, 'sign-in', 'name of the database'],
        [{ port: 1 }, 'sign-in', 'is up'],
        [{ tls: {} }, 'encryption', 'Authority'],
        [{ table: 'absent' }, 'columns', 'table'],
        [{ table: '', query: `select id, at from ${t} where nothing = 1` }, 'columns', 'message'],
        [{ offset: { ...BY_TIME, column: 'title' } }, 'columns', 'timestamp'],
        [{ offset: { ...BY_TIME, tieBreaker: 'absent' } }, 'columns', 'title'],
        [{ offset: byTitle }, 'offset', 'differs'],
        [{ offset: { ...BY_TIME, tieBreaker: 'title' } }, 'offset', 'primary key'],
      ]
      for (const [part, step, action] of cases) {
        if (step === 'encryption' && database.server.tls?.mode === 'off') continue
        const failed = (await sqlPoller.check(hostOf({ ...whole, ...part }))).steps.at(-1)
        expect(failed, JSON.stringify(part)).toMatchObject({
          name: step,
          ok: false,
          action: expect.stringContaining(action),
        })
      }
      expect((await sqlPoller.check(hostOf(whole, {}))).steps.at(-1)).toMatchObject({
        name: 'configuration',
        ok: false,
      })
    })

    it('ends a query that takes too long, and says what to do', async () => {
      const t = await table()
      await database.run(`insert into ${t} (at, title) values ('2026-01-01', 'a')`)
      const sleep = name === 'PostgreSQL' ? 'pg_sleep(20)::text' : 'sleep(20)'
      const sql = `select id, at, ${sleep} as slept from ${t}`
      await expect(new Reader(config({ query: sql }, { limits: { statementSeconds: 1 } })).run()).rejects.toMatchObject(
        {
          code: 'source_timeout',
        },
      )
    })
  })
}

await describeWith('postgresql', ({ TEST_POSTGRESQL_URL: url, TEST_POSTGRESQL_CA: ca }) => {
  common({
    name: 'PostgreSQL',
    open: () => postgresDatabase({ url, ca }),
    serial: 'bigserial primary key',
    time: 'timestamptz',
    many: (n) =>
      `select i as id, timestamptz '2026-01-01 00:00:00Z' + i * interval '1 second' as at, 'n ' || i as title from generate_series(1, ${n}) i`,
    writer: `create table noted (n int); create function noted() returns int language sql as 'insert into noted values (1) returning n'`,
  })

  it('PostgreSQL: values keep every digit', async () => {
    const database = await postgresDatabase({ url, ca })
    try {
      await database.run(`create type mood as enum ('low', 'high');
        create table kinds (id bigint, at timestamptz, at_local timestamp, day date, amount numeric, ratio float8, small real, flag boolean,
          doc jsonb, raw bytea, address inet, key uuid, moods mood[], names text[], grid int[][], big bigint[], nothing text, span interval,
          times timestamptz[], never timestamptz, odd numeric);
        insert into kinds values (9007199254740993, '2026-03-29 01:30:00.123456+02', '2026-03-29 01:30:00.1', '2026-03-29',
          12345678901234567890.123456789, 0.1, 0.1, true, '{"n": 12345678901234567890, "a": [1, null]}', '\\x00ff10', '203.0.113.7',
          '0198b2f0-0000-7000-8000-000000000001', '{low,high}', '{"a,b",NULL,"q\\"uote",""}', '{{1,2},{3,4}}', '{9007199254740993}', null,
          '1 day 2 hours', '{2026-01-01 00:00:00+00}', 'infinity', 'NaN')`)
      const offset = { kind: 'increasing', column: 'id' } as const
      const one = new Reader({
        ...database.server,
        table: 'kinds',
        offset,
        schedule: { kind: 'interval', every: 'PT1S' },
      })
      expect(stringifyJson(rowsIn(await one.run())[0] ?? {})).toBe(
        '{"id":9007199254740993,"at":"2026-03-28T23:30:00.123456Z","at_local":"2026-03-29T01:30:00.1","day":"2026-03-29",' +
          '"amount":12345678901234567890.123456789,"ratio":0.1,"small":0.1,"flag":true,"doc":{"a":[1,null],"n":12345678901234567890},' +
          '"raw":"AP8Q","address":"203.0.113.7","key":"0198b2f0-0000-7000-8000-000000000001","moods":["low","high"],' +
          '"names":["a,b",null,"q\\"uote",""],"grid":[[1,2],[3,4]],"big":[9007199254740993],"nothing":null,"span":"P1DT2H",' +
          '"times":["2026-01-01T00:00:00Z"],"never":"infinity","odd":"NaN"}',
      )
      expect(one.checkpoint).toMatchObject({ seen: [expect.any(String)] })
    } finally {
      await database.drop()
    }
  })

  it('PostgreSQL: a serial number beyond 2^53 is an offset; a row that is always ahead hides no other', async () => {
    const database = await postgresDatabase({ url, ca })
    try {
      await database.run(`create table t (id bigint, at timestamptz);
        insert into t values (9007199254740993, '9999-01-01'), (9007199254740994, 'infinity'), (9007199254740995, '2026-01-01')`)
      const part = {
        ...database.server,
        table: 't',
        schedule: { kind: 'interval', every: 'PT1S' },
      } as const
      const byNumber = new Reader({ ...part, offset: { ...INCREASING, lookbackValues: 0 } })
      expect((await byNumber.run()).length).toBe(3)
      expect(byNumber.checkpoint).toEqual({ after: ['9007199254740995'], seen: [] })
      const byTime = new Reader({ ...part, offset: BY_TIME })
      // What has no time on the calendar is left out.
      expect((await byTime.run()).length).toBe(2)
      await database.run(`insert into t values (1, now())`)
      expect(idsIn(await byTime.run())).toEqual([1])
      expect(await byTime.run()).toEqual([])
    } finally {
      await database.drop()
    }
  })
})

await describeWith('mariadb', ({ TEST_MARIADB_URL: url, TEST_MARIADB_CA: ca }) => {
  common({
    name: 'MariaDB',
    open: () => mariaDatabase({ url, ca }),
    serial: 'bigint auto_increment primary key',
    time: 'datetime(6)',
    many: (n) =>
      `select seq as id, timestamp('2026-01-01') + interval seq second as at, concat('n ', seq) as title from seq_1_to_${n}`,
    writer: `create table noted (n int); create function noted() returns int modifies sql data begin insert into noted values (1); return 1; end`,
  })

  it('MariaDB: values keep every digit', async () => {
    const database = await mariaDatabase({ url, ca })
    try {
      await database.run(`create table kinds (id bigint unsigned primary key, at timestamp(6), at_local datetime(3), day date, clock time(2), amount decimal(40, 10),
          ratio double, small float, flag bit(1), bits bit(64), doc json, raw varbinary(10), picture longblob, note text, mood enum('low', 'high'), nothing text, year_ year);
        insert into kinds values (18446744073709551615, '2026-03-29 01:30:00.123456', '2026-03-29 01:30:00.100', '2026-03-29', '-26:00:00.5',
          '12345678901234567890.1234567890', 0.1, 16777217, b'1', 18446744073709551615, '{"n": 12345678901234567890}', x'00ff10', x'ff', 'ä€😀', 'high', null, 2026)`)
      const offset = { kind: 'increasing', column: 'id', lookbackValues: 0 } as const
      const one = new Reader({
        ...database.server,
        table: 'kinds',
        offset,
        schedule: { kind: 'interval', every: 'PT1S' },
      })
      expect(stringifyJson(rowsIn(await one.run())[0] ?? {})).toBe(
        '{"id":18446744073709551615,"at":"2026-03-29T01:30:00.123456Z","at_local":"2026-03-29T01:30:00.100","day":"2026-03-29","clock":"-26:00:00.5",' +
          '"amount":12345678901234567890.1234567890,"ratio":0.1,"small":16777216,"flag":1,"bits":18446744073709551615,"doc":{"n":12345678901234567890},' +
          '"raw":"AP8Q","picture":"/w==","note":"ä€😀","mood":"high","nothing":null,"year_":2026}',
      )
      expect(await one.run()).toEqual([])
    } finally {
      await database.drop()
    }
  })

  it('MariaDB: keys of any type page right', async () => {
    const database = await mariaDatabase({ url, ca })
    try {
      await database.run(`create table t (at timestamp(6), k binary(4), d decimal(30, 5), s varchar(20));
        insert into t select '2026-01-01', unhex(lpad(hex(seq * 997), 8, '0')), seq / 3 + 90071992547409930000, concat('k', lpad(seq, 4, '0')) from seq_1_to_40`)
      for (const tieBreaker of ['k', 'd', 's']) {
        const offset = { ...BY_TIME, tieBreaker, lookback: 'PT0S' }
        const part = {
          ...database.server,
          table: 't',
          schedule: { kind: 'interval', every: 'PT1S' },
        } as const
        const one = new Reader({ ...part, offset, limits: { pageRows: 6 } })
        expect(
          new Set((await one.run()).map((item) => (item.kind === 'payload' ? item.deliveryId : null))).size,
          tieBreaker,
        ).toBe(40)
        expect(await one.run()).toEqual([])
      }
    } finally {
      await database.drop()
    }
  })
})
