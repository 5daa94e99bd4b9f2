/** The oldest PostgreSQL that the product runs on: migrations, an upgrade, and the writer. */
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { checkServer } from '../durability.ts'
import { batchOf, countsOf, idOf, openOwner, seedFeed } from '../testing/feeds.ts'
import { everything, fillAs } from '../testing/upgrade.ts'
import { BatchWriter } from '../writer/batch-writer.ts'
import { migrate } from './migrate.ts'

const BINARIES = '/usr/lib/postgresql/15/bin'
const given = process.env.TEST_DATABASE_URL_15
const there = given !== undefined || existsSync(`${BINARIES}/postgres`)
if (!there) console.warn(`SKIPPED: no PostgreSQL 15. Set TEST_DATABASE_URL_15, or install it under ${BINARIES}.`)

/** A server of its own on a socket; as the account `postgres` where this process is root, which PostgreSQL refuses. */
function startServer(): { url: string; stop(): Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), 'halcyon-pg15-'))
  const account = process.getuid?.() === 0 ? 'postgres' : null
  const as = (command: string, ...args: string[]): [string, string[]] =>
    account === null
      ? [command, args]
      : ['setpriv', [`--reuid=${account}`, `--regid=${account}`, '--clear-groups', command, ...args]]
  if (account !== null) execFileSync('chown', [account, folder])
  execFileSync(
    ...as(`${BINARIES}/initdb`, '-D', join(folder, 'data'), '-U', 'owner', '-A', 'trust', '-E', 'UTF8', '--no-sync'),
  )
  const server = spawn(
    ...as(
      `${BINARIES}/postgres`,
      '-D',
      join(folder, 'data'),
      '-k',
      folder,
      '-c',
      'listen_addresses=',
      '-c',
      'fsync=off',
    ),
    { stdio: 'ignore' },
  )
  return {
    url: `postgres://owner@/postgres?host=${encodeURIComponent(folder)}`,
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

describe.skipIf(!there)('PostgreSQL 15', () => {
  let server: { url: string; stop(): Promise<void> }
  const databaseOf = (name: string): string =>
    server.url.replace('/postgres?', `/${name}?`).replace(/\/postgres$/, `/${name}`)

  async function create(name: string): Promise<string> {
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    await client.query(`drop database if exists ${name} with (force)`)
    await client.query(`create database ${name}`)
    await client.end()
    return databaseOf(name)
  }

  beforeAll(async () => {
    server = given === undefined ? startServer() : { url: given, stop: () => Promise.resolve() }
    await vi.waitFor(
      async () => {
        const client = new pg.Client({ connectionString: server.url })
        await client.connect()
        const { rows } = await client.query<{ server_version: string }>('show server_version')
        await client.end()
        expect(rows[0]?.server_version).toMatch(/^15\./)
      },
      { timeout: 30_000 },
    )
  })
  afterAll(() => server.stop())

  test('is accepted, is migrated twice, and takes over release 0.1', async () => {
    const url = await create('halcyon_upgrade')
    await checkServer(url, { allowUnsafe: true, warn: () => undefined })
    await fillAs('0.1', url)
    const owner = await openOwner(url)
    const before = await everything(owner.ask)
    await migrate(url)
    await migrate(url)
    const after = await everything(owner.ask)
    for (const [table, rows] of before) expect([table, after.get(table)]).toMatchObject([table, rows])
    await owner.close()
  })

  test('takes batches: rows, duplicates, a bad row, a merge, a stale feed', async () => {
    const url = await create('halcyon_writer')
    await migrate(url)
    const owner = await openOwner(url)
    const writer = new BatchWriter({ url, nodeId: '00000000-0000-4000-8000-000000000001' })
    const feed = await seedFeed(owner.ask)
    const good = {
      delivery: 'd',
      alert: { source: 'a' },
      entities: [{ key: 'h', attributes: { os: 'linux' } }],
      related: true,
    }
    const items = [good, good, { outcome: 'rejected' as const }, { alert: { source: 'bad', title: '\u0000' } }]
    expect(await writer.write(feed, batchOf(feed, items, { capture: true }))).toEqual({
      kind: 'committed',
      duplicates: [1],
      refused: [3],
    })
    expect(await countsOf(owner.ask, feed)).toEqual({ received: 4, mapped: 1, filtered: 0, duplicate: 1, rejected: 2 })
    await writer.write(feed, batchOf(feed, [{ entities: [{ key: 'h', attributes: { rack: 1 } }] }]))
    const merged = await owner.ask('select attributes from entity where id = $1', [idOf(feed.tenantId, 'host', 'h')])
    expect(merged).toEqual([{ attributes: { os: 'linux', rack: 1 } }])
    await owner.ask('update datasource set generation = 2')
    expect(await writer.write(feed, batchOf(feed, [{}]))).toEqual({ kind: 'stale' })
    await Promise.all([writer.close(), owner.close()])
  })
})
