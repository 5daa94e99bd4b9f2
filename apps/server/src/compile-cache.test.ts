import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))

test('where compiled code cannot be kept, the program runs without', async () => {
  const env = { ...process.env, NODE_COMPILE_CACHE: `${MAIN}/below a file` }
  const { stdout } = await promisify(execFile)(process.execPath, [MAIN, 'version'], { env })
  expect(stdout).toMatch(/\d+\.\d+\.\d+/)
})
