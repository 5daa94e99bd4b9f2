import type { ConnectorPreset } from '@halcyon/connector-kit'

const SERVER = { host: 'files.example.com', port: 22, user: 'halcyon', hostKeys: [] }
const EVERY_FIVE_MINUTES = { kind: 'interval', every: 'PT5M' }

/** Where a draft begins: names to be replaced by those of the server. */
export const PRESETS: readonly ConnectorPreset[] = [
  {
    name: 'csv_export',
    title: 'CSV exports, moved once read',
    config: {
      server: SERVER,
      auth: { kind: 'private_key' },
      find: { folders: ['/outgoing'], include: ['*.csv', '*.csv.gz'] },
      format: 'csv',
      after: { kind: 'move', folder: '/outgoing-done' },
      schedule: EVERY_FIVE_MINUTES,
    },
  },
  {
    name: 'ndjson_log',
    title: 'Rotated NDJSON logs that stay',
    config: {
      server: SERVER,
      auth: { kind: 'private_key' },
      find: { folders: ['/var/log/export'], include: ['*.json', '*.json.{gz,zst}'], minAge: 'PT5M' },
      format: 'ndjson',
      schedule: EVERY_FIVE_MINUTES,
    },
  },
]
