import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Cluster, serverEnvironment } from './cluster.ts'
import { EmbeddedPostgresError } from './error.ts'
import type { Layout } from './layout.ts'
import { readPostmaster } from './postmaster.ts'

/** How a server ended. */
export interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** A server that accepts connections. */
export interface Server {
  readonly pid: number
  /** Resolves when the process has ended, wanted or not. */
  readonly ended: Promise<Exit>
  readonly kill: (signal: NodeJS.Signals) => void
}

const START_DEADLINE_MS = 120_000

/**
 * Starts the server and resolves once it accepts connections (after a crash: once it has recovered).
 *
 * @throws EmbeddedPostgresError `start_failed`, with the server's last lines.
 */
export async function launch(
  layout: Layout,
  cluster: Cluster,
  settings: Readonly<Record<string, string>>,
  log: (line: string) => void,
): Promise<Server> {
  const { command, args } = cluster.wrap(cluster.binaries.postgres, ['-D', layout.cluster, ...flags(settings)])
  const child = spawn(command, args, {
    cwd: layout.dataDir,
    env: serverEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own session: Ctrl-C in the terminal is for us; we stop the server after our last write.
    detached: true,
  })
  const lines = tail(child, log)
  const ended = new Promise<Exit>((resolve) => {
    child.once('error', () => resolve({ code: null, signal: null }))
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
  // Where the kernel does not do it for us (no setpriv), our own end is told here; kill -9 is not.
  const onOurExit = (): void => void child.kill('SIGINT')
  process.once('exit', onOurExit)
  void ended.then(() => process.off('exit', onOurExit))
  await ready(layout, child, ended, lines)
  return { pid: child.pid ?? 0, ended, kill: (signal) => void child.kill(signal) }
}

async function ready(layout: Layout, child: ChildProcess, ended: Promise<Exit>, lines: string[]): Promise<void> {
  const until = Date.now() + START_DEADLINE_MS
  let gone = false
  void ended.then(() => (gone = true))
  for (;;) {
    const postmaster = readPostmaster(layout.cluster)
    if (postmaster?.pid === child.pid && postmaster?.ready) return
    if (gone) throw new EmbeddedPostgresError('start_failed', `PostgreSQL did not start:\n${lines.join('\n')}`)
    if (Date.now() > until) {
      child.kill('SIGQUIT')
      throw new EmbeddedPostgresError('start_failed', `PostgreSQL was not ready in ${START_DEADLINE_MS / 1000} s.`)
    }
    await Promise.race([sleep(20), ended])
  }
}

/** Passes the server's lines on, and keeps the last ones for an error message. */
function tail(child: ChildProcess, log: (line: string) => void): string[] {
  const last: string[] = []
  for (const input of [child.stdout, child.stderr]) {
    if (!input) continue
    createInterface({ input }).on('line', (line) => {
      log(line)
      last.push(line)
      if (last.length > 20) last.shift()
    })
  }
  return last
}

function flags(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/**
 * Stops a server and waits for its end. `fast` ends sessions and writes a checkpoint; `immediate` is a crash on
 * purpose, from which the next start recovers. One that does not listen is ended harder and harder.
 */
export async function shutDown(server: Server, mode: 'fast' | 'immediate'): Promise<void> {
  const steps: readonly (readonly [NodeJS.Signals, number])[] =
    mode === 'fast'
      ? [
          ['SIGINT', 60_000],
          ['SIGQUIT', 5_000],
        ]
      : [['SIGQUIT', 5_000]]
  for (const [signal, patience] of steps) {
    server.kill(signal)
    const waited = await Promise.race([server.ended.then(() => true), sleep(patience, false, { ref: false })])
    if (waited) return
  }
  server.kill('SIGKILL')
  await server.ended
}
