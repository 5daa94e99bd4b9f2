/**
 * Makes the checkout ready before `npm start` and `npm test`: installs what package-lock.json names when it is not
 * there yet, and builds the Studio when its source has changed. Runs on whatever Node is at hand (20 or later) and needs nothing installed. After it, `node` in a script
 * of package.json is the exact Node that the lockfile names.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { InstallError, install } from './install.mjs'
import { buildStudio } from './studio.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const NODE_MAJOR = 26

try {
  checkOwnNode()
  await install(root, 'HALCYON')
  checkProvidedNode()
  await buildStudio()
} catch (error) {
  if (!(error instanceof InstallError)) throw error
  console.error(`\n${error.message}\n`)
  process.exitCode = 1
}

function checkOwnNode() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < 20)
    throw new InstallError(`This is Node ${process.versions.node}. Install Node 20 or later, and try again.`)
}

/** No package has this Node for every platform: elsewhere the one at hand has to be new enough. */
function checkProvidedNode() {
  if (existsSync(join(root, 'node_modules/.bin/node'))) return
  const version = execFileSync('node', ['--version'], { encoding: 'utf8' }).trim()
  if (Number(version.slice(1).split('.')[0]) >= NODE_MAJOR) return
  throw new InstallError(
    `There is no ready-made Node ${NODE_MAJOR} for ${process.platform}-${process.arch}, and the one at hand is ${version}. Install Node ${NODE_MAJOR}, and try again.`,
  )
}
