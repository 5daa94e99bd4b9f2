/**
 * Workers run from one bundled file: loading the sources in each thread, types stripped, takes several times the memory and time.
 * Made when a source is newer than it, which is once an installation, and after each change while developing.
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { mkdir, rm, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const ROOT = fileURLToPath(new URL('../../../../../', import.meta.url))
const BUILD = fileURLToPath(new URL('./build.ts', import.meta.url))
const SOURCES = [
  'apps/server/src/runtime',
  'packages/connector-kit/src',
  'packages/connectors/src',
  'packages/domain/src',
  'packages/mapping/src',
  'packages/pipeline/src',
  'packages/sandbox/src',
]

/** Changes with any source a worker may be made of. */
function fingerprint(): string {
  const hash = createHash('sha256')
  const add = (path: string): void => {
    const { mtimeMs, size } = statSync(join(ROOT, path))
    hash.update(`${path} ${mtimeMs} ${size}\n`)
  }
  for (const folder of SOURCES) {
    for (const name of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      if (name.endsWith('.ts') && !name.endsWith('.test.ts')) add(join(folder, name))
    }
  }
  add('package-lock.json')
  return hash.digest('hex').slice(0, 16)
}

/**
 * The worker's entry file, bundled if need be.
 * @param fallbackDir where to put it when the program's own folder cannot be written
 * @param ownDir the program's own folder
 */
export async function workerEntry(
  fallbackDir: string,
  ownDir: string = join(ROOT, 'apps/server/.build'),
): Promise<URL> {
  const name = fingerprint()
  const own = join(ownDir, name)
  const built = [own, join(fallbackDir, 'worker', name)].find((folder) => existsSync(join(folder, 'main.js')))
  if (built !== undefined) return pathToFileURL(join(built, 'main.js'))
  const target = (await writable(own)) ? own : join(fallbackDir, 'worker', name)
  await promisify(execFile)(process.execPath, [BUILD, target])
  if (target !== own) await linkLibraries(dirname(target))
  return pathToFileURL(join(target, 'main.js'))
}

/** What is not in the bundle is looked up from where it lies. */
async function linkLibraries(folder: string): Promise<void> {
  await rm(join(folder, 'node_modules'), { force: true })
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir')
}

const writable = (folder: string): Promise<boolean> =>
  mkdir(join(folder, '..'), { recursive: true }).then(
    () => true,
    () => false,
  )
