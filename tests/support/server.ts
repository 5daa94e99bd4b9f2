/** Drives the product from outside: its own process, its own port, its REST interface. */
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase, type TestDatabase } from '@halcyon/store/testing'
import { MAIN, startProgram } from './program.ts'

export const ADMIN_TOKEN = 'hal_acceptance_000000000000000000000000000000'

export interface Server {
  readonly gateway: string
  readonly ingest: string
  readonly process: ChildProcess
  readonly dataDir: string
  /** Everything it has printed so far. */
  output(): string
  /** SIGTERM, and its exit code. */
  stop(): Promise<number | null>
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>
}

export interface StartOptions {
  /** An existing data folder, to start again on it; absent: a new one. */
  readonly dataDir?: string
  /** Fixed ports, so that a sender finds a restarted server again; absent: free ones. */
  readonly httpPort?: number
  readonly ingestPort?: number
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly timeoutMs?: number
  /** With its embedded PostgreSQL also in a test run, where it is else given a new database on the run's: that takes seconds less. */
  readonly embedded?: boolean
  /** From its sources, as people start it, also in a test run. */
  readonly fromSource?: boolean
}

/** Starts `halcyon start` and waits for its line that it is ready. Rejects with what it printed when it ends before. */
export async function startServer(options: StartOptions = {}): Promise<Server> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'halcyon-test-')))
  const child = await startProgram(['start', ...(options.args ?? [])], {
    ...(options.fromSource ? { entry: MAIN } : {}),
    env: {
      ...(await databaseOf(dataDir, options)),
      HALCYON_DATA_DIR: dataDir,
      HALCYON_HTTP_PORT: String(options.httpPort ?? 0),
      HALCYON_INGEST_PORT: String(options.ingestPort ?? 0),
      HALCYON_ADMIN_TOKEN: ADMIN_TOKEN,
      HALCYON_ADMIN_PASSWORD: 'acceptance-password-1',
      HALCYON_LOG_LEVEL: 'warn',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const ready = new Promise<RegExpExecArray>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      output += chunk.toString()
      const line = /HALCYON is ready: (?:gateway (\S+?))?(?:, )?(?:ingest (\S+))?$/m.exec(output)
      if (line !== null) resolve(line)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    void ended.then((code) => reject(new Error(`the server ended with ${code}:\n${output}`)))
    setTimeout(
      () => reject(new Error(`the server was not ready in time:\n${output}`)),
      options.timeoutMs ?? 60_000,
    ).unref()
  })
  const [, gateway = '', ingest = ''] = await ready.catch(async (error: unknown) => {
    child.kill('SIGKILL')
    await ended
    if (options.dataDir === undefined) await removeDataDir(dataDir)
    throw error
  })
  return {
    gateway,
    ingest,
    process: child,
    dataDir,
    output: () => output,
    async stop() {
      child.kill('SIGTERM')
      return ended
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

interface OwnDatabase {
  readonly database: TestDatabase
  readonly env: Readonly<Record<string, string>>
}

/** The databases of servers without an embedded one, by data folder: one that is started again finds its own. */
const databases = new Map<string, OwnDatabase>()

async function databaseOf(dataDir: string, options: StartOptions): Promise<Readonly<Record<string, string>>> {
  const known = databases.get(dataDir)
  if (known !== undefined) return known.env
  const named = options.embedded || options.dataDir !== undefined || options.env?.DATABASE_URL !== undefined
  if (named || process.env.VITEST === undefined) return {}
  const database = await createTestDatabase()
  const env = {
    DATABASE_URL: database.ownerUrl,
    HALCYON_MASTER_KEY: randomBytes(32).toString('base64'),
    // The tests' server does not wait for the disk.
    HALCYON_ALLOW_UNSAFE_DURABILITY: '1',
  }
  databases.set(dataDir, { database, env })
  return env
}

/** With the database that was made for it. Tries for a while: an embedded one of a killed server ends a moment after it. */
export async function removeDataDir(dataDir: string): Promise<void> {
  await databases.get(dataDir)?.database.drop()
  databases.delete(dataDir)
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}

/** Ends a server, if it was started at all, and leaves nothing behind. */
export async function endServer(server: Server | undefined): Promise<void> {
  if (server === undefined) return
  await server.stop()
  await removeDataDir(server.dataDir)
}

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
}

/** A caller of the REST interface; answers whatever status comes. */
export function apiClient(gateway: string, token: string = ADMIN_TOKEN) {
  return async function call<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const response = await fetch(`${gateway}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const json = text === '' ? {} : (JSON.parse(text) as unknown)
    return { status: response.status, headers: response.headers, body: json as Body }
  }
}
export type Api = ReturnType<typeof apiClient>

/** Asks again until the condition holds; the last answer is in the error when it does not. */
export async function until<T>(ask: () => Promise<T>, holds: (value: T) => boolean, timeoutMs = 15_000): Promise<T> {
  const end = Date.now() + timeoutMs
  for (;;) {
    const value = await ask()
    if (holds(value)) return value
    if (Date.now() > end) throw new Error(`not so within ${timeoutMs} ms: ${JSON.stringify(value).slice(0, 2000)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
