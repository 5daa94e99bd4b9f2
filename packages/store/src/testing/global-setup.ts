import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../embedded/index.ts'
import { isAlive } from '../embedded/launcher.ts'

const PREFIX = 'halcyon-test-'

/**
 * Vitest's global setup: one PostgreSQL for the whole run, in a temporary folder. Its address goes to the test
 * processes in HALCYON_TEST_PG. Does nothing when TEST_DATABASE_URL names a server.
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_DATABASE_URL || process.env.HALCYON_TEST_PG) return undefined
  removeLeftovers()
  const dataDir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  const remove = (): void => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  // A run cut short (Ctrl-C) does not come to the teardown; the server ends with us in any case.
  process.once('exit', remove)
  const server = await startEmbeddedPostgres({
    dataDir,
    // Nobody keeps these data: do not wait for the disk.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
  })
  process.env.HALCYON_TEST_PG = server.url
  return async () => {
    delete process.env.HALCYON_TEST_PG
    await server.stop('immediate')
    remove()
    process.off('exit', remove)
  }
}

/** Removes the folders of runs that were killed. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1] ?? Number.NaN)
    if (Number.isNaN(pid) || isAlive(pid)) continue
    rmSync(join(tmpdir(), name), { recursive: true, force: true, maxRetries: 2 })
  }
}
