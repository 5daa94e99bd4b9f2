import type { SqlConfig } from './config.ts'

export type Offset =
  | { readonly kind: 'increasing'; readonly column: string; readonly lookbackValues: number; readonly start: string }
  | {
      readonly kind: 'timestamp'
      readonly column: string
      readonly tieBreaker: string
      readonly lookbackSeconds: number
      readonly start: string
    }

export interface NetworkServer {
  readonly dialect: 'postgresql' | 'mysql'
  readonly host: string
  readonly port: number
  readonly database: string
  readonly user: string
  /** Null: no encryption. */
  readonly tls: { readonly ca: string | null; readonly serverName: string } | null
}

export interface FileServer {
  readonly dialect: 'sqlite'
  readonly path: string
}

/** A configuration with every field filled in. */
export interface Settings {
  readonly server: NetworkServer | FileServer
  readonly read:
    | { readonly kind: 'table'; readonly schema: string; readonly table: string; readonly columns: readonly string[] }
    | { readonly kind: 'statement'; readonly sql: string }
  readonly offset: Offset
  /** Columns whose values name a row's delivery. */
  readonly key: readonly string[]
  readonly pageRows: number
  readonly statementMs: number
}

export function settingsOf(config: SqlConfig): Settings {
  const { offset } = config
  const { columns = [], version = '' } = config.delivery ?? {}
  return {
    server: serverOf(config),
    read: readOf(config),
    offset: offset.kind === 'increasing' ? { lookbackValues: 1000, start: '', ...offset } : timestampOf(offset),
    key: [...(columns.length > 0 ? columns : offsetColumns(offset)), ...(version === '' ? [] : [version])],
    pageRows: config.limits?.pageRows ?? 5000,
    statementMs: (config.limits?.statementSeconds ?? 60) * 1000,
  }
}

function serverOf({ dialect, host = '', port, database, user = '', tls }: SqlConfig): NetworkServer | FileServer {
  if (dialect === 'sqlite') return { dialect, path: database }
  const { mode = 'verify', ca = '', serverName = '' } = tls ?? {}
  return {
    dialect,
    host,
    port: port ?? (dialect === 'postgresql' ? 5432 : 3306),
    database,
    user,
    tls:
      mode === 'off' ? null : { ca: ca.trim() === '' ? null : ca, serverName: serverName === '' ? host : serverName },
  }
}

function readOf({ table: named = '', columns = [], query = '' }: SqlConfig): Settings['read'] {
  if (query !== '') return { kind: 'statement', sql: query }
  const [table = '', schema = ''] = named.split('.').toReversed()
  return { kind: 'table', schema, table, columns }
}

function timestampOf({ lookback = 'PT5M', ...offset }: Extract<SqlConfig['offset'], { kind: 'timestamp' }>): Offset {
  const seconds = Temporal.Duration.from(lookback).total({ unit: 'second', relativeTo: '2000-01-01' })
  return { start: '', ...offset, lookbackSeconds: Math.ceil(seconds) }
}

/** The columns that rows are read in the order of. */
export const offsetColumns = (offset: SqlConfig['offset'] | Offset): string[] =>
  offset.kind === 'increasing' ? [offset.column] : [offset.column, offset.tieBreaker]
