import type { ConnectorPreset } from '@halcyon/connector-kit'

const EVERY_MINUTE = { kind: 'interval', every: 'PT1M' }
const BY_TIME = { kind: 'timestamp', column: 'updated_at', tieBreaker: 'id' }

/** Where a draft begins: names to be replaced by those of the database. */
export const PRESETS: readonly ConnectorPreset[] = [
  {
    name: 'postgresql_table',
    title: 'PostgreSQL table',
    config: {
      dialect: 'postgresql',
      host: 'db.example.com',
      port: 5432,
      database: 'security',
      user: 'halcyon_reader',
      table: 'public.alerts',
      offset: BY_TIME,
      schedule: EVERY_MINUTE,
    },
  },
  {
    name: 'mysql_table',
    title: 'MySQL or MariaDB table',
    config: {
      dialect: 'mysql',
      host: 'db.example.com',
      port: 3306,
      database: 'security',
      user: 'halcyon_reader',
      table: 'alerts',
      offset: BY_TIME,
      schedule: EVERY_MINUTE,
    },
  },
  {
    name: 'sqlite_table',
    title: 'SQLite file',
    config: {
      dialect: 'sqlite',
      database: '/var/lib/scanner/findings.db',
      table: 'findings',
      offset: { kind: 'increasing', column: 'id' },
      schedule: EVERY_MINUTE,
    },
  },
  {
    name: 'postgresql_audit_log',
    title: 'Audit log with a serial number (PostgreSQL)',
    config: {
      dialect: 'postgresql',
      host: 'db.example.com',
      port: 5432,
      database: 'app',
      user: 'halcyon_reader',
      query:
        'select l.id, l.created_at, l.action, u.email as actor, l.details\nfrom audit_log l left join users u on u.id = l.user_id',
      offset: { kind: 'increasing', column: 'id' },
      schedule: EVERY_MINUTE,
    },
  },
]
