import type { ConnectorHost } from '@halcyon/connector-kit'
import type { JsonValue } from '@halcyon/domain'
import type { FileServer, NetworkServer, Settings } from '../config/settings.ts'

/** How a database writes what queries are put together of. */
export interface Syntax {
  quote(identifier: string): string
  /** @param n from 1 */
  placeholder(n: number): string
  /** A condition: a time that is one, not `infinity` or a zero date. */
  finite(expression: string): string
  /** The query that tells the columns. */
  described(from: string): string
  /** What stands for a parameter in it: less, or greater, than every value. Absent: NULL. */
  readonly extremes?: { readonly least: string; readonly greatest: string }
  /** Rows of what `from` names, some of them. */
  limited(part: {
    readonly from: string
    readonly where: string
    readonly order: string
    readonly limit: number
  }): string
}

export interface Query {
  readonly text: string
  readonly values: readonly (string | null)[]
}

/** What the client library gives for a value. */
export type Cell = string | number | bigint | Uint8Array | null

export interface Column {
  readonly name: string
  /** As far as an offset has to know it. */
  readonly kind: 'integer' | 'time' | 'other'
  /** As the database calls it. */
  readonly type: string
  /** Lossless. Throws a JsonError for JSON that is too deep. */
  toJson(cell: Cell): JsonValue
  /** As `bind` takes it back. */
  toText(cell: Cell): string | null
  /** A placeholder with a type, where the database needs to be told. */
  bind(placeholder: string): string
  /** A value as the column writes it, where that is not told by a type. */
  encode?(value: string): string
}

/** One connection. Every query is in a read-only transaction of its own, and ended by the server after the time it may take. */
export interface Session {
  readonly syntax: Syntax
  /** What it is, for people. */
  readonly version: string
  /** Of the connection, for people; null = clear text. */
  readonly encryption: string | null
  /** Columns of a query that `described` made. */
  describe(query: Query): Promise<readonly Column[]>
  /** Rows as they come, some at a time; an early end ends the query. */
  read(query: Query): AsyncIterable<readonly (readonly Cell[])[]>
  /** Now at the source, UTC, with microseconds. */
  now(): Promise<string>
  /** Whether the transactions are read-only. */
  isReadOnly(): Promise<boolean>
  /** Whether an index begins with a column of a table; null = it cannot be told. */
  isIndexed(table: { readonly schema: string; readonly table: string }, column: string): Promise<boolean | null>
  close(): void
}

/** Bytes that one answer may have before the connection is ended. */
export const MAX_ANSWER = 64 * 1024 * 1024
/** Milliseconds for the connection, and beyond the statement's time for what the server itself should have ended. */
export const CONNECT_MS = 10_000

export type SessionSettings = Pick<Settings, 'statementMs'> & { readonly server: NetworkServer }
export type FileSettings = Pick<Settings, 'statementMs'> & { readonly server: FileServer }
export type SessionHost = Pick<ConnectorHost<unknown>, 'http' | 'files' | 'secret' | 'secretUsed'>
