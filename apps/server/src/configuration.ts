import { resolve } from 'node:path'

export type Role = 'gateway' | 'ingest' | 'engine'
const ROLES: readonly Role[] = ['gateway', 'ingest', 'engine']

/** What a server is told at its start. */
export interface Configuration {
  readonly roles: readonly Role[]
  readonly dataDir: string
  /** Use this PostgreSQL, as its schema's owner; null = the embedded one. */
  readonly databaseUrl: string | null
  readonly httpPort: number
  readonly ingestPort: number
  readonly bind: string
  readonly publicUrl: string | null
  readonly ingestPublicUrl: string | null
  readonly trustedProxies: readonly string[]
  readonly adminEmail: string | null
  readonly adminPassword: string | null
  readonly adminToken: string | null
  readonly masterKey: string | null
  readonly previousMasterKey: string | null
  readonly allowNetworks: readonly string[]
  /** Folders whose files feeds may read; absolute. */
  readonly allowFiles: readonly string[]
  /** Folders of connectors from outside. */
  readonly connectors: readonly string[]
  readonly allowUnsafeDurability: boolean
  readonly logLevel: string
}

/** Each setting: its environment variable, its flag, its line in `--help`. */
export const SETTINGS = [
  { env: 'HALCYON_DATA_DIR', flag: '--data-dir <folder>', help: 'embedded database and keys (default ./data)' },
  {
    env: 'DATABASE_URL',
    flag: '--database-url <url>',
    help: 'use this PostgreSQL (15 to 18), as the owner of its schema',
  },
  { env: 'HALCYON_HTTP_PORT', flag: '--http-port <port>', help: 'REST and Studio (default 7700; 0 = a free port)' },
  { env: 'HALCYON_INGEST_PORT', flag: '--ingest-port <port>', help: 'feeds post here (default 7701; 0 = a free port)' },
  { env: 'HALCYON_BIND', flag: '--bind <address>', help: 'address to listen on (default 127.0.0.1)' },
  { env: 'HALCYON_PUBLIC_URL', flag: '--public-url <url>', help: 'how browsers reach the gateway; links show it' },
  {
    env: 'HALCYON_INGEST_PUBLIC_URL',
    flag: '--ingest-public-url <url>',
    help: 'how senders reach ingest; ingestUrl shows it',
  },
  {
    env: 'HALCYON_TRUSTED_PROXIES',
    flag: '--trusted-proxies <list>',
    help: 'CIDRs whose X-Forwarded-For is believed, comma-separated',
  },
  {
    env: 'HALCYON_ADMIN_EMAIL',
    flag: '--admin-email <email>',
    help: 'first administrator (default admin@example.com)',
  },
  {
    env: 'HALCYON_ADMIN_PASSWORD',
    flag: '--admin-password <text>',
    help: 'their password; absent: one is made and printed once',
  },
  {
    env: 'HALCYON_ADMIN_TOKEN',
    flag: '--admin-token <text>',
    help: 'an API token made for them at the first start, for automation',
  },
  {
    env: 'HALCYON_MASTER_KEY',
    flag: '--master-key <base64>',
    help: '32 bytes that seal the secrets; absent: made in the data folder',
  },
  {
    env: 'HALCYON_PREVIOUS_MASTER_KEY',
    flag: '--previous-master-key <base64>',
    help: 'the master key before, while `secrets reseal` has not been run',
  },
  {
    env: 'HALCYON_ALLOW_NETWORKS',
    flag: '--allow-networks <list>',
    help: 'private networks that feeds may reach, comma-separated CIDRs',
  },
  {
    env: 'HALCYON_ALLOW_FILES',
    flag: '--allow-files <list>',
    help: 'folders whose files feeds may read (SQLite), comma-separated',
  },
  {
    env: 'HALCYON_CONNECTORS',
    flag: '--connectors <list>',
    help: 'folders of connectors of your own, comma-separated',
  },
  {
    env: 'HALCYON_ALLOW_UNSAFE_DURABILITY',
    flag: '--allow-unsafe-durability',
    help: 'start although the database may lose what it acknowledged',
  },
  { env: 'HALCYON_LOG_LEVEL', flag: '--log-level <level>', help: 'debug, info, warn or error (default info)' },
] as const

/** A setting that cannot be used; `message` says which, and what it takes. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}

type Values = Readonly<Record<string, string | undefined>>

const list = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

function port(values: Values, name: string, fallback: number): number {
  const text = values[name]
  if (text === undefined || text === '') return fallback
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0 || value > 65_535) {
    throw new ConfigurationError(`${name} is "${text}"; it takes a port from 0 to 65535.`)
  }
  return value
}

function url(values: Values, name: string): string | null {
  const text = values[name]
  if (text === undefined || text === '') return null
  if (!URL.canParse(text))
    throw new ConfigurationError(`${name} is "${text}"; it takes a URL such as https://halcyon.example.com.`)
  return text.replace(/\/+$/, '')
}

/** Environment (with flags laid over it) → configuration. Throws `ConfigurationError`. */
export function readConfiguration(values: Values, roles: readonly string[] = []): Configuration {
  const unknown = roles.find((role) => !(ROLES as readonly string[]).includes(role))
  if (unknown !== undefined)
    throw new ConfigurationError(`There is no role "${unknown}"; roles are ${ROLES.join(', ')}.`)
  const text = (name: string): string | null =>
    values[name] === undefined || values[name] === '' ? null : values[name]
  return {
    roles: roles.length === 0 ? ROLES : (roles as Role[]),
    dataDir: resolve(text('HALCYON_DATA_DIR') ?? './data'),
    databaseUrl: text('DATABASE_URL'),
    httpPort: port(values, 'HALCYON_HTTP_PORT', 7700),
    ingestPort: port(values, 'HALCYON_INGEST_PORT', 7701),
    bind: text('HALCYON_BIND') ?? '127.0.0.1',
    publicUrl: url(values, 'HALCYON_PUBLIC_URL'),
    ingestPublicUrl: url(values, 'HALCYON_INGEST_PUBLIC_URL'),
    trustedProxies: list(values.HALCYON_TRUSTED_PROXIES),
    adminEmail: text('HALCYON_ADMIN_EMAIL'),
    adminPassword: text('HALCYON_ADMIN_PASSWORD'),
    adminToken: text('HALCYON_ADMIN_TOKEN'),
    masterKey: text('HALCYON_MASTER_KEY'),
    previousMasterKey: text('HALCYON_PREVIOUS_MASTER_KEY'),
    allowNetworks: list(values.HALCYON_ALLOW_NETWORKS),
    allowFiles: list(values.HALCYON_ALLOW_FILES).map((folder) => resolve(folder)),
    connectors: list(values.HALCYON_CONNECTORS),
    allowUnsafeDurability: ['1', 'true', 'yes'].includes(values.HALCYON_ALLOW_UNSAFE_DURABILITY ?? ''),
    logLevel: text('HALCYON_LOG_LEVEL') ?? 'info',
  }
}
