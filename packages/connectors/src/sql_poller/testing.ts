/** A database of a test's own, on each of the servers. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { type Checkpoint, createOutbound, type PullBatch, type ReceivedItem } from '@halcyon/connector-kit'
import { createTestHost } from '@halcyon/connector-kit/suite'
import type { JsonObject } from '@halcyon/domain'
import mysql from 'mysql2/promise'
import pg from 'pg'
import type { SqlConfig } from './config/config.ts'
import { sqlPoller } from './index.ts'

export const READER_PASSWORD = 'reader-password-4711'
const http = createOutbound({ allowNetworks: ['127.0.0.0/8', '::1/128'] })

export interface SourceDatabase {
  readonly server: Pick<SqlConfig, 'dialect' | 'host' | 'port' | 'database' | 'user' | 'tls'>
  /** As an administrator. */
  run(sql: string): Promise<readonly JsonObject[]>
  /** A connection of its own, for a transaction that stays open. */
  session(): Promise<{ run(sql: string): Promise<unknown>; end(): Promise<void> }>
  /** Ends every connection of the reader. */
  cut(): Promise<void>
  drop(): Promise<void>
}

interface Address {
  readonly url: string
  readonly ca: string
}

const named = (): string => `source_${randomBytes(6).toString('hex')}`
const tlsOf = (ca: string): NonNullable<SqlConfig['tls']> =>
  ca === '' ? { mode: 'off' } : { ca: readFileSync(ca, 'utf8') }

export async function postgresDatabase({ url, ca }: Address): Promise<SourceDatabase> {
  const name = named()
  const user = `reader_${name}`
  const { port, hostname } = new URL(url)
  const at = new URL(url)
  at.pathname = `/${name}`
  const whole = await opened(url)
  await whole.query(`create database ${name}`)
  await whole.query(`create role ${user} login password '${READER_PASSWORD}'`)
  const owner = await opened(at.href)
  await owner.query(`set timezone = 'UTC'; alter default privileges grant select on tables to ${user}`)
  return {
    server: { dialect: 'postgresql', host: hostname, port: Number(port), database: name, user, tls: tlsOf(ca) },
    run: async (sql) => [await owner.query(sql)].flat().at(-1)?.rows ?? [],
    async session() {
      const client = await opened(at.href)
      return { run: (sql) => client.query(sql), end: () => client.end() }
    },
    async cut() {
      await owner.query('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1', [user])
    },
    async drop() {
      await owner.end()
      await whole.query(`drop database ${name} with (force)`)
      await whole.query(`drop role ${user}`)
      await whole.end()
    },
  }
}

async function opened(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

export async function mariaDatabase({ url, ca }: Address): Promise<SourceDatabase> {
  const name = named()
  const user = `r_${name}`
  const { port } = new URL(url)
  const open = async () => {
    const connection = await mysql.createConnection({ uri: url, multipleStatements: true, timezone: 'Z' })
    await connection.query(`set time_zone = '+00:00'`)
    return connection
  }
  const owner = await open()
  await owner.query(`create database ${name} character set utf8mb4; use ${name}`)
  await owner.query(
    `create user '${user}'@'%' identified by '${READER_PASSWORD}'; grant select, execute on ${name}.* to '${user}'@'%'`,
  )
  return {
    server: { dialect: 'mysql', host: 'localhost', port: Number(port), database: name, user, tls: tlsOf(ca) },
    run: async (sql) => (await owner.query(sql))[0] as unknown as JsonObject[],
    async session() {
      const connection = await open()
      await connection.query(`use ${name}`)
      return { run: (sql) => connection.query(sql), end: () => connection.end() }
    },
    async cut() {
      const [rows] = await owner.query('select id from information_schema.processlist where user = ?', [user])
      for (const { id } of rows as { id: number }[]) await owner.query(`kill ${id}`)
    },
    async drop() {
      await owner.query(`drop database ${name}; drop user '${user}'@'%'`)
      await owner.end()
    },
  }
}

export const hostOf = (config: SqlConfig, secrets: Readonly<Record<string, string>> = { password: READER_PASSWORD }) =>
  createTestHost({ config, secrets, http, allowFiles: [tmpdir()] })

/** Where a reader stands between its runs. */
export class Reader {
  readonly config: SqlConfig
  checkpoint: Checkpoint | undefined
  readonly batches: PullBatch[] = []

  constructor(config: SqlConfig) {
    this.config = config
  }

  /** Reads what there is; what came before `stopAfter` batches or a failure counts as written. Answers the new items. */
  async run({
    maxItems = 1000,
    stopAfter = Number.POSITIVE_INFINITY,
    range = null,
    between = async () => {},
  }: RunOptions = {}) {
    const items: ReceivedItem[] = []
    const checkpoints = new Map(this.checkpoint === undefined ? [] : [['', this.checkpoint]])
    const signal = new AbortController().signal
    let count = 0
    for await (const batch of sqlPoller.open(hostOf(this.config)).pull({ checkpoints, range, maxItems, signal })) {
      this.batches.push(batch)
      items.push(...batch.pages.flatMap((page) => page.items))
      this.checkpoint = structuredClone(batch.checkpoints[0]?.value) ?? this.checkpoint
      if (++count >= stopAfter) break
      await between()
    }
    return items
  }
}

interface RunOptions {
  readonly maxItems?: number
  readonly stopAfter?: number
  readonly range?: { readonly from: string; readonly to: string } | null
  readonly between?: () => Promise<void>
}

export const rowsIn = (items: readonly ReceivedItem[]): JsonObject[] =>
  items.flatMap((item) => (item.kind === 'payload' ? [item.payload as JsonObject] : []))
export const idsIn = (items: readonly ReceivedItem[]): number[] => rowsIn(items).map(({ id }) => Number(id))
