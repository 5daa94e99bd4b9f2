import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'

const script = new URL('../../scripts/install.mjs', import.meta.url).href
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'halcyon-install-'))
  writeFileSync(join(folder, 'package.json'), '{}')
  lockfile('1.0.0')
  npm(`mkdirSync('node_modules', { recursive: true })`)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function lockfile(version: string): void {
  const packages = { '': {}, 'node_modules/a': { version, integrity: `sha-${version}` } }
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages }))
}

/** Puts a program in npm's place: it notes each call, then does `body`. */
function npm(body: string): void {
  writeFileSync(
    join(folder, 'npm-cli.mjs'),
    `import { appendFileSync, mkdirSync } from 'node:fs'
     appendFileSync('calls', process.argv.slice(2).join(' ') + ' ' + (process.env.npm_config_loglevel ?? 'clean') + '\\n')
     ${body}`,
  )
}

const calls = (): string[] =>
  existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n') : []

async function install(): Promise<string> {
  const program = `import { install } from ${JSON.stringify(script)}; await install(${JSON.stringify(folder)}, 'Test')`
  const env = { ...process.env, npm_execpath: join(folder, 'npm-cli.mjs'), npm_config_loglevel: 'silent' }
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { env })
  return stdout
}

test('installs once, and again when the lockfile has changed', async () => {
  expect(await install()).toMatch(/^Test: installing 2 packages .*\n.*done in \d+ s\n$/)
  expect(await install()).toBe('')
  expect(calls()).toEqual(['ci --include=dev --include=optional --no-audit --no-fund clean'])
  lockfile('1.0.1')
  await install()
  expect(calls()).toHaveLength(2)
})

test('two at once install once', async () => {
  npm(`await new Promise((resolve) => setTimeout(resolve, 500)); mkdirSync('node_modules', { recursive: true })`)
  const outputs = await Promise.all([install(), install()])
  expect(calls()).toHaveLength(1)
  expect(outputs.join('')).toContain('another process is installing')
})

test('takes over from an install that was killed', async () => {
  mkdirSync(join(folder, '.cache'))
  const lock = join(folder, '.cache', 'install.lock')
  writeFileSync(lock, '1')
  utimesSync(lock, new Date(0), new Date(0))
  await install()
  expect(calls()).toHaveLength(1)
  expect(existsSync(lock)).toBe(false)
})

test('leaves an install made by hand alone when it agrees with the lockfile', async () => {
  mkdirSync(join(folder, 'node_modules', 'a'), { recursive: true })
  const note = join(folder, 'node_modules', '.package-lock.json')
  writeFileSync(note, JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0', integrity: 'sha-1.0.0' } } }))
  await install()
  expect(calls()).toHaveLength(0)
  lockfile('1.0.1')
  await install()
  expect(calls()).toHaveLength(1)
})

test('a failure says what npm said, and what to do', async () => {
  npm(`console.error('npm error code ENOTFOUND'); process.exit(1)`)
  await expect(install()).rejects.toThrow(/npm error code ENOTFOUND[\s\S]*Check the network and the proxy/)
  // Not taken for installed.
  await expect(install()).rejects.toThrow(/ENOTFOUND/)
})
