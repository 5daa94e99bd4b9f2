import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/**
 * Runs a command with the checkout's own programs first on the path.
 *
 * @param {readonly string[]} command
 * @param {{ quiet?: boolean, cwd?: string, env?: Record<string, string> }} [options] quiet: the output is returned instead of shown; env: besides the process's own
 * @returns {Promise<{ ok: boolean, output: string, seconds: number }>}
 */
export function run([command, ...args], { quiet = false, cwd = root, env = {} } = {}) {
  const begun = performance.now()
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}` },
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => {
    const finish = (ok) => resolve({ ok, output, seconds: (performance.now() - begun) / 1000 })
    child.once('error', (error) => {
      output += error.message
      finish(false)
    })
    child.once('close', (code) => finish(code === 0))
  })
}

/** @param {number} value */
export const seconds = (value) => `${value.toFixed(1)} s`
