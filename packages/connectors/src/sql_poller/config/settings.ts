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

/** A configuration with every field filled in. */
export interface Settings {
  readonly server: {
    readonly dialect: 'postgresql' | 'mysql'
    readonly host: string
    readonly port: number
    readonly database: string
    readonly user: string
    /** Null: no encryption. */
    readonly tls: { readonly ca: string | null; readonly serverName: string } | null
  }
  readonly read:
    | { readonly kind: 'table'; readonly schema: string; readonly table: string; readonly columns: readonly string[] }
    | { readonly kind: 'statement'; readonly sql: string }
  readonly offset: Offset
  /** Columns whose values name a row's delivery. */
  readonly key: readonly string[]
  readonly pageRows: number
  readonly statementMs: number
}

export function settingsOf({ server, read, offset, delivery, limits }: SqlConfig): Settings {
  const { mode = 'verify', ca = '', serverName = '' } = server.tls ?? {}
  const dialect = server.kind === 'postgresql' ? 'postgresql' : 'mysql'
  const { columns = [], version = '' } = delivery ?? {}
  return {
    server: {
      dialect,
      host: server.host,
      port: server.port ?? (dialect === 'postgresql' ? 5432 : 3306),
      database: server.database,
      user: server.user,
      tls:
        mode === 'off'
          ? null
          : { ca: ca.trim() === '' ? null : ca, serverName: serverName === '' ? server.host : serverName },
    },
    read: read.kind === 'table' ? { schema: '', columns: [], ...read } : read,
    offset:
      offset.kind === 'increasing'
        ? { lookbackValues: 1000, start: '', ...offset }
        : { lookbackSeconds: 300, start: '', ...offset },
    key: [...(columns.length > 0 ? columns : offsetColumns(offset)), ...(version === '' ? [] : [version])],
    pageRows: limits?.pageRows ?? 5000,
    statementMs: (limits?.statementSeconds ?? 60) * 1000,
  }
}

/** The columns that rows are read in the order of. */
export const offsetColumns = (offset: SqlConfig['offset'] | Offset): string[] =>
  offset.kind === 'increasing' ? [offset.column] : [offset.column, offset.tieBreaker]
