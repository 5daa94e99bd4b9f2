import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedPostgresError } from './error.ts'
import { isAlive, livingLauncher } from './launcher.ts'
import type { Layout } from './layout.ts'

/** Time (ms) an orphan gets to end by itself, and then after each signal. */
const PATIENCE: readonly (readonly [NodeJS.Signals | null, number])[] = [
  [null, 4_000],
  ['SIGINT', 8_000],
  ['SIGQUIT', 4_000],
  ['SIGKILL', 2_000],
]

const SOCKET = '.s.PGSQL.5432'

/** A program that is being restarted overlaps with its predecessor for a moment. */
const LAUNCHER_PATIENCE_MS = 2_000

/** What PostgreSQL writes into `postmaster.pid` (src/include/utils/pidfile.h). */
interface Postmaster {
  readonly pid: number
  readonly socketDir: string
  readonly ready: boolean
}

/** The cluster's `postmaster.pid`, or null. It may be stale. */
export function readPostmaster(cluster: string): Postmaster | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), socketDir: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' }
  } catch {
    return null
  }
}

/**
 * Makes sure that no server runs on the cluster, and that no trace of an earlier one stops the next.
 * A server whose launcher was killed is given time to end, then is ended.
 *
 * @throws EmbeddedPostgresError `in_use` when another process's server runs there.
 */
export async function clearTheWay(layout: Layout): Promise<void> {
  const launcher = await outwaitLauncher(layout.launcher)
  const found = readPostmaster(layout.cluster)
  if (launcher !== null) throw inUse(layout, `pid ${found && isAlive(found.pid) ? found.pid : launcher}`)
  if (!found) return
  const running = processesOf(layout.cluster, found.pid)
  if (running.length > 0) {
    // Without a launcher's trace somebody started it by hand: not ours to end.
    if (!existsSync(layout.launcher)) throw inUse(layout, `pid ${found.pid}`)
    await endOrphans(layout, found.pid)
  } else if (await answers(found.socketDir)) {
    throw inUse(layout, `a server in another container (pid ${found.pid} there)`)
  }
  // Its number may belong to another program by now, or to a zombie, and then PostgreSQL would refuse to start.
  rmSync(join(layout.cluster, 'postmaster.pid'), { force: true })
  if (found.socketDir) rmSync(join(found.socketDir, `${SOCKET}.lock`), { force: true })
}

/** The living launcher, if it is another process and does not end in a moment: it may be on its way out. */
async function outwaitLauncher(path: string): Promise<number | null> {
  const until = Date.now() + LAUNCHER_PATIENCE_MS
  let launcher = livingLauncher(path)
  while (launcher !== null && launcher !== process.pid && Date.now() < until) {
    await sleep(20)
    launcher = livingLauncher(path)
  }
  return launcher
}

async function endOrphans(layout: Layout, postmaster: number): Promise<void> {
  for (const [signal, patience] of PATIENCE) {
    if (signal) for (const pid of processesOf(layout.cluster, postmaster)) trySignal(pid, signal)
    const until = Date.now() + patience
    while (Date.now() < until) {
      if (processesOf(layout.cluster, postmaster).length === 0) return
      await sleep(20)
    }
  }
  throw inUse(layout, `pid ${postmaster}, which does not end`)
}

function trySignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended since, or is not ours to end: the wait decides.
  }
}

/**
 * The living processes of a cluster's server. Each has the cluster as its working directory, its backends too: a
 * new server must not start while one of them still has the old shared memory.
 */
function processesOf(cluster: string, postmaster: number): number[] {
  if (!existsSync('/proc/self/cwd')) return isAlive(postmaster) ? [postmaster] : []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && workingDirectory(name) === cluster)
    .map(Number)
}

function workingDirectory(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return null
  }
}

function answers(socketDir: string): Promise<boolean> {
  if (!socketDir) return Promise.resolve(false)
  return new Promise((resolve) => {
    const socket = connect(join(socketDir, SOCKET))
    socket.once('error', () => resolve(false))
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
  })
}

function inUse(layout: Layout, by: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'in_use',
    `data directory in use by ${by}: ${layout.dataDir}. Stop that process, or choose another data directory.`,
  )
}
