import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The browser of this machine; null when it has none. `CHROMIUM` names another one. */
export const findChromium = (): string | null =>
  process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place)) ?? null

/** The document of a page once its scripts have run. */
export async function dumpDom(browser: string, url: string): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'halcyon-chromium-'))
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--user-data-dir=${profile}`,
    '--virtual-time-budget=20000',
    '--dump-dom',
    url,
  ]
  try {
    const { stdout } = await promisify(execFile)(browser, flags, { timeout: 60_000, maxBuffer: 64 * 1024 * 1024 })
    return stdout
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}
