/**
 * The embedded PostgreSQL: what `halcyon start` runs on when no DATABASE_URL is given.
 *
 * Owns: one server process on one data directory; its account, files, socket and password; its healing after a crash.
 * Refuses: a data directory that another living server uses; listening on the network.
 * Neighbours: `../migrations` fills the database; `../testing` runs one server for a whole test run.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Cluster, DATABASE, OWNER, openCluster } from './cluster.ts'
import { EmbeddedPostgresError } from './error.ts'
import { claimLauncher, releaseLauncher } from './launcher.ts'
import { type Layout, openLayout } from './layout.ts'
import { logFile } from './log-file.ts'
import { clearTheWay } from './postmaster.ts'
import { type Exit, launch, type Server, shutDown } from './server.ts'
import { DEFAULT_SETTINGS } from './settings.ts'

export { EmbeddedPostgresError, type EmbeddedPostgresErrorCode } from './error.ts'

/** How a server ended that nobody had stopped. */
export interface UnexpectedExit extends Exit {
  /** Whether a new one is on its way (`restartOnExit`). */
  readonly restarts: boolean
}

export interface EmbeddedPostgresConfig {
  /** A folder of its own; created when missing. Nothing else may live in it. */
  readonly dataDir: string
  /** Gets each line of the server's log. Default: `postgres.log` in the data directory, two files of 10 MiB. */
  readonly log?: (line: string) => void
  /** Server settings that differ from ours, by their PostgreSQL names. */
  readonly settings?: Readonly<Record<string, string>>
  /** Called whenever the server ends and `stop` was not called. */
  readonly onExit?: (exit: UnexpectedExit) => void
  /** Starts a server that ended by itself again, for as long as it takes, at most 5 s apart. Default: false. */
  readonly restartOnExit?: boolean
}

/** A running server. After a restart `pid` changes; `url` and `socketDir` do not. */
export interface EmbeddedPostgres {
  /** Connection string of the owner (a superuser of this server), database `halcyon`, over the socket. Holds the password. */
  readonly url: string
  readonly socketDir: string
  readonly pid: number
  /** Version of the server, such as `18.4`. */
  readonly version: string
  /** Ends the server; does nothing when it has ended. `immediate` skips the checkpoint: the next start recovers. */
  stop(mode?: 'fast' | 'immediate'): Promise<void>
}

/** Back-off between restarts (ms), and the life after which it starts over. */
const FIRST_PAUSE = 100
const LONGEST_PAUSE = 5_000
const STABLE_AFTER = 60_000

/**
 * Starts PostgreSQL on a data directory, initialising it when it is new (about a second; later starts take a tenth).
 * The server ends with the thread that called this, even if that is killed; start it from the main thread.
 *
 * @throws EmbeddedPostgresError with a code, a cause and an action.
 */
export async function startEmbeddedPostgres(config: EmbeddedPostgresConfig): Promise<EmbeddedPostgres> {
  const layout = openLayout(config.dataDir)
  await clearTheWay(layout)
  if (!claimLauncher(layout.launcher)) {
    throw new EmbeddedPostgresError('in_use', `data directory in use by another start: ${layout.dataDir}. Try again.`)
  }
  try {
    const settings = { ...DEFAULT_SETTINGS, ...config.settings }
    const cluster = await openCluster(layout, settings.fsync !== 'off')
    const url = ownerUrl(cluster)
    const supervised = new Supervised(layout, cluster, settings, config, url)
    await supervised.start()
    return supervised
  } catch (error) {
    releaseLauncher(layout.launcher)
    throw error
  }
}

class Supervised implements EmbeddedPostgres {
  readonly url: string
  readonly socketDir: string
  version = ''
  readonly #layout: Layout
  readonly #cluster: Cluster
  readonly #settings: Readonly<Record<string, string>>
  readonly #config: EmbeddedPostgresConfig
  readonly #log: (line: string) => void
  readonly #stopped = new AbortController()
  #server: Server | null = null
  #pid = 0
  #pause = FIRST_PAUSE
  #healing: Promise<void> = Promise.resolve()

  constructor(
    layout: Layout,
    cluster: Cluster,
    settings: Readonly<Record<string, string>>,
    config: EmbeddedPostgresConfig,
    url: string,
  ) {
    this.url = url
    this.socketDir = cluster.socketDir
    this.#layout = layout
    this.#cluster = cluster
    this.#settings = { ...settings, unix_socket_directories: cluster.socketDir }
    this.#config = config
    this.#log = config.log ?? logFile(layout.log)
  }

  get pid(): number {
    return this.#pid
  }

  async start(): Promise<void> {
    await this.#launch()
    try {
      this.version = await openDatabase(this.url)
    } catch (error) {
      await this.stop()
      throw error
    }
  }

  async #launch(): Promise<void> {
    const server = await launch(this.#layout, this.#cluster, this.#settings, this.#log)
    const born = Date.now()
    this.#server = server
    this.#pid = server.pid
    void server.ended.then((exit) => this.#onEnd(exit, Date.now() - born))
  }

  #onEnd(exit: Exit, lived: number): void {
    this.#server = null
    if (this.#stopped.signal.aborted) return
    const restarts = this.#config.restartOnExit === true
    if (restarts) this.#healing = this.#heal(lived)
    else releaseLauncher(this.#layout.launcher)
    this.#config.onExit?.({ ...exit, restarts })
  }

  async #heal(lived: number): Promise<void> {
    this.#pause = lived > STABLE_AFTER ? FIRST_PAUSE : this.#pause
    while (!this.#stopped.signal.aborted) {
      await sleep(this.#pause, undefined, { signal: this.#stopped.signal }).catch(() => undefined)
      if (this.#stopped.signal.aborted) return
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE)
      try {
        return await this.#launch()
      } catch (error) {
        this.#log(`halcyon: restart failed: ${String(error)}`)
      }
    }
  }

  async stop(mode: 'fast' | 'immediate' = 'fast'): Promise<void> {
    this.#stopped.abort()
    await this.#healing
    if (this.#server) await shutDown(this.#server, mode)
    releaseLauncher(this.#layout.launcher)
  }
}

function ownerUrl(cluster: Cluster): string {
  return `postgresql://${OWNER}:${cluster.password}@${encodeURIComponent(cluster.socketDir)}/${DATABASE}`
}

/** Creates the database when it is missing. Returns the server's version. */
async function openDatabase(url: string): Promise<string> {
  const maintenance = new URL(url)
  maintenance.pathname = '/postgres'
  const client = new pg.Client({ connectionString: maintenance.href })
  await client.connect()
  try {
    const { rows } = await client.query<{ version: string; exists: boolean }>(
      `select current_setting('server_version') as version,
              exists (select from pg_database where datname = '${DATABASE}') as exists`,
    )
    if (!rows[0]?.exists) await client.query(`create database ${DATABASE}`)
    return rows[0]?.version ?? ''
  } finally {
    await client.end()
  }
}
