import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync, realpathSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Account } from './account.ts'
import { EmbeddedPostgresError } from './error.ts'

/** Folders longer than this (bytes) leave no room for the socket's own name in the 107 the kernel takes. */
const MAX_SOCKET_DIR = 90

/** What lies in a data directory. Everything but `cluster` and the socket's folder belongs to the starting account. */
export interface Layout {
  readonly dataDir: string
  /** PostgreSQL's own data directory. */
  readonly cluster: string
  /** The owner's password, mode 0600. */
  readonly password: string
  /** Names the process that started the server. */
  readonly launcher: string
  readonly log: string
}

/** Creates the data directory when it is missing; only its owner can list it. */
export function openLayout(path: string): Layout {
  const asRoot = process.getuid?.() === 0
  mkdirSync(resolve(path), { recursive: true, mode: 0o700 })
  const dataDir = realpathSync(path)
  // The server's account has to pass through; what is inside is closed on its own.
  const mode = statSync(dataDir).mode
  if (asRoot && (mode & 0o011) !== 0o011) chmodSync(dataDir, (mode & 0o777) | 0o011)
  return {
    dataDir,
    cluster: join(dataDir, 'cluster'),
    password: join(dataDir, 'owner-password'),
    launcher: join(dataDir, 'launcher.json'),
    log: join(dataDir, 'postgres.log'),
  }
}

/** Owner of the cluster, or null when there is none yet. */
export function clusterOwner(layout: Layout): number | null {
  return statSync(join(layout.cluster, 'PG_VERSION'), { throwIfNoEntry: false })?.uid ?? null
}

/**
 * A folder (0700) for the server's socket: inside the data directory where the path is short enough, else in the
 * system's folder for temporary files.
 */
export function openSocketDir(layout: Layout, account: Account | null): string {
  const inside = join(layout.dataDir, 'run')
  if (Buffer.byteLength(inside) <= MAX_SOCKET_DIR) return privateDir(inside, account)
  const digest = createHash('sha256').update(layout.dataDir).digest('hex').slice(0, 12)
  const outside = join(tmpdir(), `halcyon-pg-${digest}`)
  try {
    return privateDir(outside, account)
  } catch {
    // Somebody else holds that name.
    const fresh = mkdtempSync(`${outside}-`)
    return privateDir(fresh, account)
  }
}

/** Makes `path` a folder of `account` that nobody else can enter. */
export function privateDir(path: string, account: Account | null): string {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const { uid } = lstatSync(path)
  const self = process.getuid?.() ?? uid
  const wanted = account?.uid ?? self
  if (!lstatSync(path).isDirectory() || (uid !== wanted && uid !== self)) {
    throw new EmbeddedPostgresError(
      'not_writable',
      `${path} belongs to another account. Remove it, or use another data directory.`,
    )
  }
  if (account && uid !== wanted) chownSync(path, account.uid, account.gid)
  chmodSync(path, 0o700)
  return path
}
