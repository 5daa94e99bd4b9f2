import { describePullConnector, type PullHarness } from '@halcyon/connector-kit/suite'
import { isJsonObject } from '@halcyon/domain'
import type { SqlConfig } from './config/config.ts'
import { fileDatabase } from './file-database.ts'
import { sqlPoller } from './index.ts'

const BASE = {
  table: 'alerts',
  offset: { kind: 'timestamp', column: 'at', tieBreaker: 'id' },
  schedule: { kind: 'interval', every: 'PT1M' },
} as const satisfies Partial<SqlConfig>

const harness: PullHarness = {
  name: 'SQLite',
  async open() {
    const database = fileDatabase('delete')
    database.run('create table alerts (id text primary key, at datetime not null)')
    let second = 0
    const insert = (id: string, at: string) => database.run(`insert into alerts values ('${id}', '${at}')`)
    const held: { close(): void }[] = []
    return {
      config: { ...BASE, ...database.server, limits: { pageRows: 2 } },
      secrets: {},
      allowFiles: [database.folder],
      async add(ids) {
        for (const id of ids) insert(id, `2026-01-01 00:00:${String(++second).padStart(2, '0')}`)
      },
      idOf: (payload) => (isJsonObject(payload) ? String(payload.id) : ''),
      hang() {
        const session = database.session()
        held.push(session)
        session.exec('begin exclusive')
      },
      async fillRange() {
        insert('before', '2026-03-09 23:59:59')
        insert('first', '2026-03-10 00:00:00')
        insert('last', '2026-03-10 23:59:59')
        insert('after', '2026-03-11 00:00:00')
        return {
          from: '2026-03-10T00:00:00Z',
          to: '2026-03-11T00:00:00Z',
          inside: ['first', 'last'],
          outside: ['before', 'after'],
        }
      },
      async close() {
        for (const session of held) session.close()
        database.drop()
      },
    }
  },
  failing({ config }) {
    const whole = config as unknown as SqlConfig
    const wrong = (part: Partial<SqlConfig>) => ({ ...whole, ...part }) as never
    return [
      { config: wrong({ database: '/etc/hostname' }), secrets: {}, step: 'file' },
      { config: wrong({ database: `${whole.database}-absent` }), secrets: {}, step: 'file' },
      { config: wrong({ table: 'absent' }), secrets: {}, step: 'columns' },
      { config: wrong({ offset: { ...BASE.offset, column: 'id' } }), secrets: {}, step: 'columns' },
    ]
  },
}
describePullConnector(sqlPoller, harness)
