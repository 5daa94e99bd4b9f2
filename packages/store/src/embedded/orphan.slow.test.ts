import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { startEmbeddedPostgres } from './index.ts'
import { isAlive } from './launcher.ts'

test('ends an orphan that does not end by itself', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'halcyon-orphan-'))
  const program = `
    import { startEmbeddedPostgres } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)}
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} })
    console.log(server.pid)`
  const parent = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: parent.stdout })
  const orphan = Number((await lines[Symbol.asyncIterator]().next()).value)
  // A stopped process gets the signal of its parent's death only when it goes on.
  process.kill(orphan, 'SIGSTOP')
  parent.kill('SIGKILL')
  const server = await startEmbeddedPostgres({ dataDir })
  expect(isAlive(orphan)).toBe(false)
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})
