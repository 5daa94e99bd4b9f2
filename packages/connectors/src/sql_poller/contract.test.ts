import { createOutbound } from '@halcyon/connector-kit'
import { createTestHost, describePullConnector, describeSpec, type PullHarness } from '@halcyon/connector-kit/suite'
import { isJsonObject } from '@halcyon/domain'
import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { describeWith } from '../../../../tests/services/service.ts'
import { SqlConfig } from './config/config.ts'
import { sqlPoller } from './index.ts'
import { mariaDatabase, postgresDatabase, READER_PASSWORD, type SourceDatabase } from './testing.ts'

const RUN = { checkpoints: new Map(), range: null, maxItems: 10, signal: new AbortController().signal }

describeSpec(sqlPoller)

const BASE = {
  dialect: 'postgresql',
  host: 'db.example.com',
  database: 'security',
  user: 'reader',
  table: 'alerts',
  offset: { kind: 'timestamp', column: 'at', tieBreaker: 'id' },
  schedule: { kind: 'interval', every: 'PT1M' },
} as const satisfies SqlConfig

describe('sql_poller: configuration', () => {
  it.each([...(sqlPoller.spec.presets ?? [])])('$name is one', ({ config }) => {
    expect([...Value.Errors(SqlConfig, config)]).toEqual([])
    expect(sqlPoller.spec.validate?.(config as SqlConfig)).toEqual([])
  })

  it('what cannot work is said where it stands', () => {
    const paths = (part: Partial<SqlConfig>) => sqlPoller.spec.validate?.({ ...BASE, ...part }).map(({ path }) => path)
    const statement = (sql: string): Partial<SqlConfig> => ({ table: '', query: sql })
    expect(paths({})).toEqual([])
    expect(paths({ host: 'https://db.example.com' })).toEqual(['host'])
    expect(paths({ dialect: 'mysql', host: '203.0.113.7' })).toEqual(['tls.serverName'])
    expect(paths({ tls: { ca: 'no certificate' } })).toEqual(['tls.ca'])
    expect(paths(statement('drop table alerts'))).toEqual(['query'])
    expect(paths(statement('select * from alerts where at > :cursor'))).toEqual(['offset.start'])
    expect(paths({ ...statement('select 1'), columns: ['id'] })).toEqual(['columns'])
    expect(paths({ query: 'select * from alerts' })).toEqual(['query'])
    expect(paths({ table: '' })).toEqual(['table'])
    for (const table of ['a.b.c', '.alerts', 'public.']) expect(paths({ table })).toEqual(['table'])
    expect(paths({ columns: ['id', 'title'] })).toEqual(['columns'])
    expect(paths({ offset: { ...BASE.offset, lookback: 'P7D' } })).toEqual([])
    expect(paths({ offset: { ...BASE.offset, lookback: 'P9999WT999999999.5S' } })).toEqual(['offset.lookback'])
    expect(paths({ offset: { ...BASE.offset, start: 'yesterday' } })).toEqual(['offset.start'])
  })

  it('goes to no address that is not public, and to none in clear text, unless it is listed', async () => {
    const http = createOutbound({ allowNetworks: [] })
    const failed = async (server: Partial<SqlConfig>) => {
      const config: SqlConfig = { ...BASE, ...server }
      const host = createTestHost({ config, secrets: { password: 'p' }, http })
      const batches = sqlPoller.open(host).pull(RUN)[Symbol.asyncIterator]()
      const error = await batches.next().catch((one: unknown) => one)
      return [(await sqlPoller.check(host)).steps.at(-1), error]
    }
    const action = expect.stringContaining('HALCYON_ALLOW_NETWORKS')
    for (const [server, code] of [
      [{ host: '169.254.169.254' }, 'outbound_blocked'],
      [{ dialect: 'mysql', host: 'localhost' }, 'outbound_blocked'],
      [{ host: '8.8.8.8', tls: { mode: 'off' } }, 'clear_text_refused'],
    ] as const)
      expect(await failed(server)).toMatchObject([
        { name: 'address', ok: false, action },
        { name: 'NeedsHuman', code },
      ])
    await http.close()
  })

  it('tells what the next run asks', () => {
    const now = Date.parse('2026-03-01T00:00:00Z')
    const next = (config: SqlConfig, after: string[] | null = null) =>
      sqlPoller.describeNext?.(config, new Map(after === null ? [] : [['', { after }]]), now)
    expect(next(BASE)).toMatchObject([
      { partition: '', words: 'Rows from the first one on, in the order of at and id.' },
    ])
    const [one] = next(BASE, ['2026-02-01 00:00:00', '7']) ?? []
    expect(one?.words).toBe('Rows after 2026-02-01 00:00:00, 7, in the order of at and id.')
    expect(one?.request).toContain('order by "at", "id" limit 5000\n-- parameter 1: 2026-02-01 00:00:00')
    expect(next({ ...BASE, table: '', query: 'delete' })).toMatchObject([{ request: null }])
  })
})

const harness = (name: string, open: () => Promise<SourceDatabase>, table: string, lock: string): PullHarness => ({
  name,
  async open() {
    const database = await open()
    await database.run(table)
    let second = 0
    const insert = (id: string, at: string) => database.run(`insert into alerts (id, at) values ('${id}', '${at}')`)
    const held: { end(): Promise<void> }[] = []
    return {
      config: { ...BASE, ...database.server, limits: { pageRows: 2 } },
      secrets: { password: READER_PASSWORD },
      async add(ids) {
        for (const id of ids) await insert(id, `2026-01-01 00:00:${String(++second).padStart(2, '0')}`)
      },
      idOf: (payload) => (isJsonObject(payload) ? String(payload.id) : ''),
      async hang() {
        const session = await database.session()
        held.push(session)
        await session.run(lock)
      },
      async fillRange() {
        await insert('before', '2026-03-09 23:59:59.999999')
        await insert('first', '2026-03-10 00:00:00')
        await insert('last', '2026-03-10 23:59:59.999999')
        await insert('after', '2026-03-11 00:00:00')
        return {
          from: '2026-03-10T00:00:00Z',
          to: '2026-03-11T00:00:00Z',
          inside: ['first', 'last'],
          outside: ['before', 'after'],
        }
      },
      async close() {
        for (const session of held) await session.end()
        await database.drop()
      },
    }
  },
  failing({ config }) {
    const whole = config as unknown as SqlConfig
    const wrong = (part: Partial<SqlConfig>) => ({ ...whole, ...part }) as never
    const secrets = { password: READER_PASSWORD }
    return [
      { config: config, secrets: { password: 'another-password' }, step: 'sign-in' },
      { config: wrong({ port: 1 }), secrets, step: 'sign-in' },
      { config: wrong({ table: 'absent' }), secrets, step: 'columns' },
      {
        config: wrong({ table: '', query: 'select id, at from alerts where x = 1' }),
        secrets,
        step: 'columns',
      },
      { config: wrong({ offset: { ...BASE.offset, column: 'id' } }), secrets, step: 'columns' },
    ]
  },
})

await describeWith('postgresql', ({ TEST_POSTGRESQL_URL: url, TEST_POSTGRESQL_CA: ca }) => {
  const table = 'create table alerts (id text primary key, at timestamptz(6) not null)'
  const lock = 'begin; lock table alerts in access exclusive mode'
  describePullConnector(
    sqlPoller,
    harness('PostgreSQL', () => postgresDatabase({ url, ca }), table, lock),
  )
})

await describeWith('mariadb', ({ TEST_MARIADB_URL: url, TEST_MARIADB_CA: ca }) => {
  const table = 'create table alerts (id varchar(50) primary key, at datetime(6) not null)'
  describePullConnector(
    sqlPoller,
    harness('MariaDB', () => mariaDatabase({ url, ca }), table, 'lock tables alerts write'),
  )
})
