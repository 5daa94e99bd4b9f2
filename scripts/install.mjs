/**
 * `npm ci` when it is due, and only then. Dependency-free; runs on Node 20.
 *
 * A stamp in node_modules holds a digest of what the install depends on. Two processes may call this at once: one
 * installs, the other waits for it.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { withLock } from './lock.mjs'

/** Raise to have every checkout install again. */
const VERSION = 1

/** An install that failed; the message says why and what to do. */
export class InstallError extends Error {}

/**
 * @param {string} folder with a package.json and a package-lock.json
 * @param {string} title for the progress line
 */
export async function install(folder, title) {
  const digest = digestOf(folder)
  if (isCurrent(folder, digest)) return
  mkdirSync(join(folder, '.cache'), { recursive: true })
  await withLock(
    join(folder, '.cache', 'install.lock'),
    () => console.log(`${title}: another process is installing, waiting for it …`),
    async () => {
      if (isCurrent(folder, digest)) return
      if (!matchesLockfile(folder)) await runNpm(folder, title)
      writeFileSync(stampOf(folder), digest)
    },
  )
}

const stampOf = (folder) => join(folder, 'node_modules', '.halcyon-install')

function digestOf(folder) {
  return createHash('sha256')
    .update(`${VERSION} ${process.platform} ${process.arch}\n`)
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex')
}

function isCurrent(folder, digest) {
  const stamp = stampOf(folder)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digest
}

/** Whether somebody ran `npm install` by hand: npm notes what it installed, and that agrees with the lockfile. */
function matchesLockfile(folder) {
  const note = join(folder, 'node_modules', '.package-lock.json')
  if (!existsSync(note)) return false
  const installed = JSON.parse(readFileSync(note, 'utf8')).packages
  const wanted = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith('node_modules/')) return true
    const found = installed[path]
    if (!found) return entry.optional === true && !isForThisMachine(entry)
    return found.version === entry.version && found.integrity === entry.integrity && existsSync(join(folder, path))
  })
}

/**
 * Whether an optional package must be here: it names exactly this platform. One that names none may belong to another
 * optional one that was left out; which C library (libc) this machine has, only npm knows.
 */
function isForThisMachine({ os, cpu, libc }) {
  return !libc && os?.includes(process.platform) === true && cpu?.includes(process.arch) === true
}

async function runNpm(folder, title) {
  const count = Object.keys(JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages).length
  const progress = startProgress(`${title}: installing ${count} packages (the first time takes a minute or two)`)
  const [command, args] = npmCommand()
  const child = spawn(command, [...args, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'], {
    cwd: folder,
    env: cleanEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const code = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (status, signal) => resolve(signal ?? status))
  })
  progress.end()
  if (code !== 0) throw new InstallError(explain(title, code, output))
}

/** The npm that started us, or the one on the path when started by hand. */
function npmCommand() {
  const path = process.env.npm_execpath
  return path && basename(path).startsWith('npm') ? [process.execPath, [path]] : ['npm', []]
}

/** npm hands its settings on as npm_* variables; those of the outer command (--silent, a workspace) are not ours. */
function cleanEnvironment() {
  const keep = /^npm_config_(registry|.*proxy|cafile|ca|userconfig|globalconfig|cache|prefix|.*:_.*)$/i
  const entries = Object.entries(process.env)
  return Object.fromEntries(
    entries.filter(([name]) => name !== 'NODE_ENV' && name !== 'INIT_CWD' && (!/^npm_/i.test(name) || keep.test(name))),
  )
}

const CAUSES = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|network/,
    'The package registry cannot be reached. Check the network and the proxy (npm config get proxy), and try again.',
  ],
  [/ENOSPC/, 'The disk is full. About 1 GB is needed.'],
  [
    /EACCES|EPERM|EROFS/,
    'A file cannot be written. Check who owns this folder and the npm cache (npm config get cache).',
  ],
  [
    /EINTEGRITY/,
    'A package differs from the one in package-lock.json. Empty the npm cache (npm cache clean --force), and try again.',
  ],
  [/EUSAGE|in sync/, 'package.json and package-lock.json differ. Run npm install, and commit the lockfile.'],
  [/E401|E403/, 'The package registry refuses access. Check the registry and its credentials (npm config list).'],
]

function explain(title, code, output) {
  const cause = CAUSES.find(([pattern]) => pattern.test(output))?.[1] ?? 'See above for what npm says.'
  const tail = output.trim().split('\n').slice(-25).join('\n')
  return `${tail}\n\n${title}: npm ci failed (${code}). ${cause}`
}

/** One line with the seconds: rewritten in a terminal, repeated every 15 s elsewhere. */
function startProgress(text) {
  const begun = Date.now()
  const seconds = () => `${Math.round((Date.now() - begun) / 1000)} s`
  const live = process.stdout.isTTY === true
  if (!live) console.log(`${text} …`)
  const timer = setInterval(
    () => (live ? process.stdout.write(`\r${text} … ${seconds()}`) : console.log(`${text} … ${seconds()}`)),
    live ? 1_000 : 15_000,
  )
  return {
    end() {
      clearInterval(timer)
      console.log(`${live ? '\r' : ''}${text} … done in ${seconds()}`)
    },
  }
}
