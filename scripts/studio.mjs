/**
 * Builds the Studio when what it is made of has changed since: `node scripts/studio.mjs`. Part of the bootstrap.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { InstallError } from './install.mjs'
import { root, run, seconds } from './steps.mjs'

const PARTS = [
  'package-lock.json',
  'apps/studio/index.html',
  'apps/studio/vite.config.ts',
  'apps/studio/src',
  'packages/domain/src',
  'packages/mapping/src',
  'packages/mapping-editor/src',
  'packages/connectors/src',
]
const stamp = join(root, 'apps/studio/dist/.stamp')

export async function buildStudio() {
  const wanted = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log('Studio: building …')
  const {
    ok,
    output,
    seconds: time,
  } = await run(['vite', 'build', 'apps/studio', '--logLevel', 'warn'], {
    quiet: true,
    // Built within a test it is the same: the test runner's own value would make it a development build.
    env: { NODE_ENV: 'production' },
  })
  if (!ok) throw new InstallError(`The Studio could not be built:\n${output}`)
  writeFileSync(stamp, wanted)
  console.log(`Studio: built in ${seconds(time)}`)
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const part of PARTS) {
    for (const file of filesOf(join(root, part))) hash.update(file.slice(root.length)).update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** @param {string} path @returns {string[]} */
function filesOf(path) {
  if (!existsSync(path)) return []
  if (!/\/src$/.test(path)) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildStudio()
