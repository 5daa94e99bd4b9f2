import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { locateBinaries } from './binaries.ts'
import { copyBinaries, openCluster } from './cluster.ts'
import { type EmbeddedPostgres, type EmbeddedPostgresConfig, startEmbeddedPostgres } from './index.ts'
import { isAlive } from './launcher.ts'
import { openLayout } from './layout.ts'
import { launch, shutDown } from './server.ts'

const isRoot = process.getuid?.() === 0
const root = mkdtempSync(join(tmpdir(), 'halcyon-embedded-'))
chmodSync(root, 0o711)
const running = new Set<EmbeddedPostgres>()

afterEach(async () => {
  await Promise.all([...running].map((server) => server.stop('immediate')))
  running.clear()
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

let count = 0
const freshDir = (): string => join(root, `data-${++count}`)

async function start(config: EmbeddedPostgresConfig): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ ...config, settings: { fsync: 'off', ...config.settings } })
  running.add(server)
  return server
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

/** Starts a server in a process of its own, and resolves to that process and the server's pid. */
async function startElsewhere(dataDir: string): Promise<{ parent: ChildProcess; pid: number }> {
  const program = `
    import { startEmbeddedPostgres } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)}
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, settings: { fsync: 'off' } })
    console.log(server.pid)`
  const parent = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: parent.stdout })) return { parent, pid: Number(line) }
  throw new Error('the other process did not start a server')
}

test('initialises once, and keeps what was written', async () => {
  const dataDir = freshDir()
  const first = await start({ dataDir })
  expect(first.version).toMatch(/^18\./)
  await query(first.url, 'create table kept (n int); insert into kept values (42)')
  await first.stop()
  expect(isAlive(first.pid)).toBe(false)

  const before = performance.now()
  const second = await start({ dataDir })
  expect(performance.now() - before).toBeLessThan(5_000)
  expect(second.url).toBe(first.url)
  expect(await query(second.url, 'select n from kept')).toEqual([{ n: 42 }])
})

test('is closed to others: no port, a password, private files, checksums', async () => {
  const dataDir = freshDir()
  const server = await start({ dataDir })
  expect(statSync(join(dataDir, 'owner-password')).mode & 0o777).toBe(0o600)
  expect(statSync(server.socketDir).mode & 0o777).toBe(0o700)
  expect(statSync(join(dataDir, 'postgres.log')).mode & 0o777).toBe(0o600)
  expect(
    await query(
      server.url,
      `select current_setting('listen_addresses') as port, current_setting('data_checksums') as checksums,
              current_setting('password_encryption') as passwords, current_database() as database,
              (select datlocprovider::text || ':' || datlocale from pg_database where datname = current_database()) as locale`,
    ),
  ).toEqual([{ port: '', checksums: 'on', passwords: 'scram-sha-256', database: 'halcyon', locale: 'b:C.UTF-8' }])
  const wrong = new URL(server.url)
  wrong.password = 'wrong'
  await expect(query(wrong.href, 'select')).rejects.toThrow(/password authentication failed/)
})

test('puts the socket elsewhere when the path is too long for one', async () => {
  const dataDir = join(root, 'd'.repeat(100))
  const server = await start({ dataDir })
  expect(server.socketDir.startsWith(dataDir)).toBe(false)
  expect(statSync(server.socketDir).mode & 0o777).toBe(0o700)
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('refuses a data directory that another server uses', async () => {
  const dataDir = freshDir()
  const server = await start({ dataDir })
  await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(`data directory in use by pid ${server.pid}`)
  await server.stop()

  const { parent, pid } = await startElsewhere(dataDir)
  await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(`data directory in use by pid ${pid}`)
  parent.kill('SIGKILL')
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 10_000)
})

test('starts again at once after its parent was killed', async () => {
  const dataDir = freshDir()
  const { parent, pid } = await startElsewhere(dataDir)
  parent.kill('SIGKILL')
  const server = await start({ dataDir })
  expect(isAlive(pid)).toBe(false)
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('starts over a stale postmaster.pid that names a living stranger', async () => {
  const dataDir = freshDir()
  const first = await start({ dataDir })
  await first.stop()
  writeFileSync(
    join(dataDir, 'cluster', 'postmaster.pid'),
    `${process.ppid}\n${dataDir}/cluster\n0\n5432\n\n\n\nready\n`,
  )
  const second = await start({ dataDir })
  expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('tells of the end of a killed server', async () => {
  const onExit = vi.fn()
  const dataDir = freshDir()
  const server = await start({ dataDir, onExit })
  process.kill(server.pid, 'SIGKILL')
  await vi.waitFor(() => expect(onExit).toHaveBeenCalledWith({ code: null, signal: 'SIGKILL', restarts: false }), 5_000)
  const next = await start({ dataDir })
  expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }])
  // Stopping the one that is gone must not touch the one that runs.
  await server.stop()
  await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/in use/)
})

test('heals from kill -9 of the server, under the same address', async () => {
  const onExit = vi.fn()
  const server = await start({ dataDir: freshDir(), onExit, restartOnExit: true, settings: { fsync: 'on' } })
  await query(server.url, 'create table kept (n int); insert into kept values (42)')
  for (const round of [1, 2]) {
    const killed = server.pid
    process.kill(killed, 'SIGKILL')
    await vi.waitFor(() => expect(onExit).toHaveBeenCalledTimes(round), 5_000)
    await vi.waitFor(() => expect(server.pid).not.toBe(killed), 20_000)
    await vi.waitFor(async () => expect(await query(server.url, 'select n from kept')).toEqual([{ n: 42 }]), {
      timeout: 20_000,
      interval: 50,
    })
  }
  await server.stop()
  expect(isAlive(server.pid)).toBe(false)
  expect(onExit).toHaveBeenCalledTimes(2)
})

test('says what PostgreSQL said when it does not start', async () => {
  const dataDir = freshDir()
  await expect(startEmbeddedPostgres({ dataDir, settings: { shared_buffers: 'plenty' } })).rejects.toThrow(
    /PostgreSQL did not start:.*invalid value for parameter "shared_buffers"/s,
  )
  // Nothing is left behind that would refuse the next start.
  expect((await start({ dataDir })).version).toMatch(/^18\./)
})

test('a copy of the programs runs', () => {
  const layout = openLayout(freshDir())
  const copy = copyBinaries(layout, locateBinaries())
  expect(copyBinaries(layout, locateBinaries())).toEqual(copy)
  expect(readdirSync(layout.dataDir)).toHaveLength(1)
  expect(execFileSync(copy.postgres, ['--version'], { encoding: 'utf8' })).toMatch(/^postgres \(PostgreSQL\) 18/)
})

describe.runIf(isRoot)('as root', () => {
  const status = (pid: number): string => readFileSync(`/proc/${pid}/status`, 'utf8')

  test('runs the server as an account without privileges', async () => {
    const server = await start({ dataDir: freshDir() })
    expect(status(server.pid)).toMatch(/^Uid:\s+[1-9]/m)
    expect(status(server.pid)).toMatch(/^Groups:\s*$/m)
  })

  test('reaches a data directory below a closed folder', async () => {
    const closed = join(root, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const dataDir = join(closed, 'data')
    const server = await start({ dataDir })
    expect(status(server.pid)).toMatch(/^Uid:\s+[1-9]/m)
    expect(status(server.pid)).toMatch(/^CapEff:\s*0000000000000004$/m)
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await server.stop()
    chmodSync(closed, 0o711)
    const open = await start({ dataDir })
    expect(await query(open.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('reaches programs below a closed folder', async () => {
    const closed = join(root, 'closed-checkout')
    mkdirSync(closed, { mode: 0o700 })
    const programs = copyBinaries(openLayout(join(closed, 'programs')), locateBinaries())
    for (const dataDir of [join(closed, 'data'), freshDir()]) {
      const layout = openLayout(dataDir)
      const cluster = await openCluster(layout, false, programs)
      expect(cluster.binaries).toEqual(programs)
      const settings = { listen_addresses: '', unix_socket_directories: cluster.socketDir }
      const server = await launch(layout, cluster, settings, () => undefined)
      expect(status(server.pid)).toMatch(/^CapEff:\s*0000000000000004$/m)
      await shutDown(server, 'fast')
    }
  })
})
