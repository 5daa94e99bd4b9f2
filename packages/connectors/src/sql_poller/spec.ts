import type { ConnectorSpec } from '@halcyon/connector-kit'
import { SqlConfig, SqlSecrets, sqlUi } from './config/config.ts'
import { validateConfig } from './config/validate.ts'
import { PRESETS } from './presets.ts'
import { sample } from './sample.ts'

export const spec: ConnectorSpec<typeof SqlConfig, typeof SqlSecrets, 'pull'> = {
  type: 'sql_poller',
  title: 'SQL database',
  description:
    'Reads new and changed rows of PostgreSQL, MySQL, MariaDB or a SQLite file: of a table, a view or a statement.',
  stability: 'beta',
  mode: 'pull',
  ranges: true,
  config: SqlConfig,
  secrets: SqlSecrets,
  requiredSecrets: ({ dialect }) => (dialect === 'sqlite' ? [] : ['password']),
  hosts: ({ host = '' }) => (host === '' ? [] : [host]),
  validate: validateConfig,
  uiSchema: sqlUi,
  presets: PRESETS,
  sample,
}
