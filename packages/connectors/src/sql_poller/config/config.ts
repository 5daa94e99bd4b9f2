import { ScheduleConfig, TLS_MODE } from '@halcyon/connector-kit'
import { type Static, Type } from 'typebox'
import { closed, duration, kind, name } from './fields.ts'

/** Of a server that is reached over a network; the form hides it for a file, and `validateConfig` refuses it there. */
const ofServer = { 'x-when': { dialect: ['postgresql', 'mysql'] } }

const Tls = Type.Object(
  {
    mode: TLS_MODE,
    ca: Type.Optional(
      Type.String({
        title: 'Authority',
        description: 'Certificate (PEM) of the authority that signed the server’s, where it is not a well-known one.',
        default: '',
        maxLength: 100_000,
      }),
    ),
    serverName: Type.Optional(
      Type.String({
        title: 'Name in the certificate',
        description: 'Where it is another than the host. Empty: the host.',
        default: '',
        maxLength: 253,
      }),
    ),
  },
  { ...closed, ...ofServer, title: 'TLS', description: 'How the connection is protected.', default: {} },
)

const start = Type.Optional(
  Type.String({
    title: 'Begin after',
    description: 'Only rows after this value of the column are read. Empty: from the first one.',
    default: '',
    maxLength: 200,
    examples: ['2026-01-01T00:00:00Z', '120000'],
  }),
)

const Increasing = Type.Object(
  {
    kind: kind('increasing', 'A column whose every new row has a greater value than all before: a serial number.'),
    column: name('Column', 'The column that only grows. An index on it keeps the pages quick.'),
    lookbackValues: Type.Optional(
      Type.Integer({
        title: 'Look back (values)',
        description:
          'Numbers are drawn before a transaction commits: so many below the greatest are looked at again in each run. For whole numbers.',
        default: 1000,
        minimum: 0,
        maximum: 100_000,
      }),
    ),
    start,
  },
  { ...closed, title: 'Increasing column' },
)

const Timestamp = Type.Object(
  {
    kind: kind(
      'timestamp',
      'A time at which the row was made or changed, with a second column that tells equal times apart.',
    ),
    column: name(
      'Time column',
      'A timestamp; without a time zone it is taken as UTC. An index on both columns keeps the pages quick.',
    ),
    tieBreaker: name('Tie-breaker', 'A column that is different in every row, such as the primary key.'),
    lookback: Type.Optional(
      duration(
        'Look back',
        'How much later than its time a row may become visible: so far back rows are looked at again in each run. As long as the longest transaction that writes; at most seven days.',
        'PT5M',
      ),
    ),
    start,
  },
  { ...closed, title: 'Timestamp and tie-breaker' },
)

const Delivery = Type.Object(
  {
    columns: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 128 }), {
        title: 'Key columns',
        description: 'Rows that agree in them are the same delivery. Empty: the columns of the offset.',
        default: [],
        maxItems: 20,
      }),
    ),
    version: Type.Optional(
      Type.String({
        title: 'Version column',
        description: 'With it a changed row is a new delivery: a version number, or the time of the last change.',
        default: '',
        maxLength: 128,
      }),
    ),
  },
  { ...closed, title: 'Duplicates', description: 'What makes two rows the same delivery.', default: {} },
)

const Limits = Type.Object(
  {
    pageRows: Type.Optional(
      Type.Integer({
        title: 'Rows of a page',
        description: 'Most rows of one query. A page ends earlier at 8 MiB.',
        default: 5000,
        minimum: 1,
        maximum: 100_000,
      }),
    ),
    statementSeconds: Type.Optional(
      Type.Integer({
        title: 'Time of a query (seconds)',
        description: 'The server ends a query that takes longer.',
        default: 60,
        minimum: 1,
        maximum: 3600,
      }),
    ),
  },
  { ...closed, title: 'Limits', description: 'What one query may cost the database.', default: {} },
)

export const SqlConfig = Type.Object(
  {
    dialect: Type.Enum(['postgresql', 'mysql', 'sqlite'], {
      title: 'Database',
      description:
        'postgresql: PostgreSQL 14 or later. mysql: MySQL 8, MariaDB 10.6 or later. And what speaks their protocol. sqlite: a file of SQLite 3 on the machine of the engine.',
    }),
    host: Type.Optional(
      Type.String({
        title: 'Host',
        description: 'Name or address of the server, better of a replica. Not of SQLite.',
        maxLength: 253,
        examples: ['replica.db.example.com'],
        ...ofServer,
      }),
    ),
    port: Type.Optional(
      Type.Integer({
        title: 'Port',
        description: 'Default: 5432 for PostgreSQL, 3306 for MySQL and MariaDB.',
        minimum: 1,
        maximum: 65_535,
        ...ofServer,
      }),
    ),
    database: Type.String({
      title: 'Database name',
      description:
        'The database to read from. Of SQLite: the absolute path of its file, in a folder an administrator has listed.',
      minLength: 1,
      maxLength: 1000,
      examples: ['security', '/var/lib/scanner/findings.db'],
    }),
    user: Type.Optional(
      Type.String({
        title: 'User',
        description: 'An account that may only read; its password is the secret "password". Not of SQLite.',
        maxLength: 128,
        ...ofServer,
      }),
    ),
    tls: Type.Optional(Tls),
    table: Type.Optional(
      Type.String({
        title: 'Table',
        description:
          'Table or view whose rows are read: its name, or schema.table, of MySQL database.table; without quotes. Either it or a query.',
        default: '',
        maxLength: 257,
        examples: ['public.alerts', 'alerts'],
      }),
    ),
    columns: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 128 }), {
        title: 'Columns',
        description: 'What is read of the table. Empty: all.',
        default: [],
        maxItems: 500,
      }),
    ),
    query: Type.Optional(
      Type.String({
        title: 'Query',
        description:
          'In place of a table: one SELECT without LIMIT and ORDER BY, which are added around it. It may use :cursor (all after it is wanted), :window_start and :window_end; without them it is filtered from outside.',
        default: '',
        maxLength: 50_000,
        examples: ['select a.id, a.updated_at, a.title, h.name as host from alerts a join hosts h on h.id = a.host_id'],
      }),
    ),
    offset: Type.Union([Timestamp, Increasing], {
      title: 'Offset',
      description: 'How new rows are told from those that were read.',
    }),
    delivery: Type.Optional(Delivery),
    schedule: ScheduleConfig,
    limits: Type.Optional(Limits),
  },
  closed,
)
export type SqlConfig = Static<typeof SqlConfig>

export const SqlSecrets = Type.Object(
  { password: Type.Optional(Type.String({ title: 'Password', description: 'Of the user that reads.' })) },
  closed,
)

/** Order and groups of the form. */
export const sqlUi = {
  'ui:order': [
    'dialect',
    'host',
    'port',
    'database',
    'user',
    'tls',
    'table',
    'columns',
    'query',
    'offset',
    'delivery',
    'schedule',
    'limits',
  ],
  'ui:groups': [
    { title: 'Where', fields: ['dialect', 'host', 'port', 'database', 'user', 'tls'] },
    { title: 'What is read', fields: ['table', 'columns', 'query', 'offset', 'delivery'] },
    { title: 'When', fields: ['schedule'] },
    { title: 'Limits', fields: ['limits'], collapsed: true },
  ],
}
