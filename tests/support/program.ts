/** The program that tests start. */
import { type ChildProcess, execFile, type SpawnOptions, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const BUILDS = join(ROOT, '.cache/test-server')

/** `halcyon` as people start it: from its sources. */
export const MAIN = join(ROOT, 'apps/server/src/main.ts')

let entry: Promise<string> | undefined

/**
 * In a test run the same program in one file, made when a source has changed: loading its 3,000 modules takes each of the run's
 * processes two seconds. Elsewhere, where it is measured, `MAIN`.
 */
function programEntry(): Promise<string> {
  entry ??= process.env.VITEST === undefined ? Promise.resolve(MAIN) : bundled()
  return entry
}

/** `entry`: another one than the run's. `env` is laid over this process's. */
export type ProgramOptions = SpawnOptions & { readonly entry?: string }

/** Starts `halcyon` with these arguments. */
export async function startProgram(args: readonly string[], options: ProgramOptions = {}): Promise<ChildProcess> {
  const { entry = await programEntry(), env, ...others } = options
  // Its code is compiled once.
  const compiled = entry === MAIN ? {} : { NODE_COMPILE_CACHE: join(BUILDS, 'compiled') }
  return spawn(process.execPath, [entry, ...args], { ...others, env: { ...process.env, ...compiled, ...env } })
}

/** Runs `halcyon` to its end: exit code and what it printed. */
export async function runProgram(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; output: string; errors: string }> {
  const child = await startProgram(args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const read = (stream: Readable | null): Promise<string> => (stream === null ? Promise.resolve('') : text(stream))
  const ended = once(child, 'close')
  const [output, errors] = await Promise.all([read(child.stdout), read(child.stderr)])
  const [code] = (await ended) as [number | null]
  return { code, output, errors }
}

async function bundled(): Promise<string> {
  const name = fingerprint()
  const target = join(BUILDS, name)
  if (!existsSync(target)) {
    await mkdir(BUILDS, { recursive: true })
    await removeOld()
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'bundle-server.ts'), target])
  }
  return join(target, 'main.js')
}

/** Changes with any source the program is made of. */
function fingerprint(): string {
  const hash = createHash('sha256')
  const add = (path: string): void => {
    const { mtimeMs, size } = statSync(join(ROOT, path))
    hash.update(`${path} ${mtimeMs} ${size}\n`)
  }
  const packages = readdirSync(join(ROOT, 'packages')).map((name) => `packages/${name}/src`)
  for (const folder of ['apps/server/src', ...packages.sort()]) {
    for (const name of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      if (name.endsWith('.ts') && !name.endsWith('.test.ts')) add(join(folder, name))
    }
  }
  add('package-lock.json')
  return hash.digest('hex').slice(0, 16)
}

/** Milliseconds. A run that goes on may still start programs from an older one. */
const KEEP_MS = 3_600_000

async function removeOld(): Promise<void> {
  for (const name of await readdir(BUILDS)) {
    const path = join(BUILDS, name)
    const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: 0 }
    if (Date.now() - mtimeMs > KEEP_MS) await rm(path, { recursive: true, force: true })
  }
}
