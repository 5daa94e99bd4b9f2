import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { type Account, canReach, passCapability, runAs, serverAccount, type Wrap } from './account.ts'
import { type Binaries, binariesIn, locateBinaries } from './binaries.ts'
import { EmbeddedPostgresError } from './error.ts'
import { clusterOwner, type Layout, openSocketDir, privateDir } from './layout.ts'

/**
 * The role that owns the database: a superuser of its own server, for migrations only. Not named like a schema of
 * ours: PostgreSQL would look there first, and create tables there.
 */
export const OWNER = 'halcyon_owner'
export const DATABASE = 'halcyon'

/** An initialised cluster and how to run programs on it. */
export interface Cluster {
  readonly binaries: Binaries
  readonly wrap: Wrap
  readonly password: string
  readonly socketDir: string
}

/**
 * Chooses the account, makes files reachable for it, and initialises the cluster when there is none.
 *
 * @param durable false skips waiting for the disk; for servers whose data nobody keeps
 */
export async function openCluster(layout: Layout, durable: boolean, located = locateBinaries()): Promise<Cluster> {
  const owner = clusterOwner(layout)
  const account = serverAccount(owner)
  const self = process.getuid?.() ?? null
  if (owner !== null && account === null && owner !== self) {
    throw new EmbeddedPostgresError(
      'not_writable',
      `${layout.cluster} belongs to user ${owner}, and this is user ${self}. Start as that user, or give the files to this one (chown -R ${self} ${layout.dataDir}).`,
    )
  }
  const { binaries, capability } = reachable(layout, account, located)
  const wrap = runAs(account, capability)
  const password = ownerPassword(layout)
  if (owner === null) await initialise(layout, { binaries, wrap, account, password, durable })
  else if (account && owner !== account.uid) giveAway(layout.cluster, account)
  return { binaries, wrap, password, socketDir: openSocketDir(layout, account) }
}

/**
 * Sees to it that the server's account reaches its files: by a capability where a folder above them is closed
 * (a checkout under /root), or with a copy of the programs beside the data where no capability can be given.
 */
function reachable(
  layout: Layout,
  account: Account | null,
  binaries: Binaries,
): { binaries: Binaries; capability: string | null } {
  if (!account) return { binaries, capability: null }
  const dataReached = canReach(account, layout.cluster)
  if (dataReached && canReach(account, binaries.postgres)) return { binaries, capability: null }
  const capability = passCapability()
  if (capability) return { binaries, capability }
  if (dataReached) return { binaries: copyBinaries(layout, binaries), capability: null }
  throw new EmbeddedPostgresError(
    'not_reachable',
    `The account ${account.name}, which runs PostgreSQL, cannot enter ${layout.dataDir}. Open the folders above it (chmod o+x), or choose another data directory.`,
  )
}

/** Copies a build into the data directory, once. Exported for its test. */
export function copyBinaries(layout: Layout, binaries: Binaries): Binaries {
  const version = JSON.parse(readFileSync(join(binaries.root, '..', 'package.json'), 'utf8')) as { version: string }
  const target = join(layout.dataDir, `postgres-${version.version}`)
  if (!existsSync(target)) {
    rmSync(`${target}.new`, { recursive: true, force: true })
    cpSync(binaries.root, `${target}.new`, { recursive: true, verbatimSymlinks: true })
    renameSync(`${target}.new`, target)
  }
  return binariesIn(target)
}

function ownerPassword(layout: Layout): string {
  if (!existsSync(layout.password)) {
    if (existsSync(layout.cluster)) {
      throw new EmbeddedPostgresError(
        'not_writable',
        `${layout.password} is missing, and without it nobody can connect to ${layout.cluster}. Restore it from a backup.`,
      )
    }
    writeFileSync(layout.password, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx', flush: true })
  }
  return readFileSync(layout.password, 'utf8').trim()
}

interface Initialisation {
  readonly binaries: Binaries
  readonly wrap: Wrap
  readonly account: Account | null
  readonly password: string
  readonly durable: boolean
}

/** Initialises beside the final place, so that a half-made cluster is never taken for a whole one. */
async function initialise(
  layout: Layout,
  { binaries, wrap, account, password, durable }: Initialisation,
): Promise<void> {
  const draft = `${layout.cluster}.new`
  rmSync(draft, { recursive: true, force: true })
  privateDir(draft, account)
  const passwordFile = `${draft}.password`
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account) chownSync(passwordFile, account.uid, account.gid)
  const { command, args } = wrap(binaries.initdb, [
    ...['-D', draft, '-U', OWNER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--data-checksums'],
    ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...['--no-instructions', durable ? '--sync-method=fsync' : '--no-sync'],
  ])
  try {
    await run(command, args, layout.dataDir)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(draft, layout.cluster)
}

function run(command: string, args: string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
    const fail = (why: string, cause?: Error): void =>
      reject(new EmbeddedPostgresError('init_failed', `${basename(command)}: ${why}\n${output.trim()}`, { cause }))
    child.once('error', (error) => fail(error.message, error))
    child.once('close', (code, signal) => (code === 0 ? resolve() : fail(`ended with ${signal ?? `code ${code}`}`)))
  })
}

/** The server gets nothing of our environment: it holds secrets, and PG* variables would change what programs do. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
}

/** Gives a whole cluster to another account: it was made by one that root cannot run the server as. */
function giveAway(path: string, account: Account): void {
  // A link's own owner does not matter, and what it points to may lie outside.
  const entry = lstatSync(path)
  if (entry.isSymbolicLink()) return
  if (entry.isDirectory()) for (const name of readdirSync(path)) giveAway(join(path, name), account)
  chownSync(path, account.uid, account.gid)
}
