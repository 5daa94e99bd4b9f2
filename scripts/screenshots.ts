/**
 * `node scripts/screenshots.ts`: pictures of the Studio for the README, from an instance of its own that the demo fills.
 * Needs Chromium; takes about two minutes, so that the charts have something to show.
 */
import { spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { ADMIN_TOKEN, apiClient, endServer, startServer } from '../tests/support/server.ts'
import { openBrowser, openContext, signIn } from '../tests/support/studio.ts'

const root = join(import.meta.dirname, '..')
const images = join(root, 'docs/images')
/** Seconds of events before the first picture. */
const LIFE = 90

const server = await startServer()
const main = join(root, 'apps/server/src/main.ts')
const demo = spawn(process.execPath, [main, 'demo', '--url', server.gateway, '--token', ADMIN_TOKEN])
const browser = await openBrowser()
try {
  await mkdir(images, { recursive: true })
  await pause(LIFE * 1000)
  const { body } = await apiClient(server.gateway)<{ items: { id: string; name: string }[] }>('GET', '/datasources')
  const id = body.items.find(({ name }) => name.includes('endpoint'))?.id ?? ''
  const light = await (await openContext(browser, { width: 1280 })).newPage()
  await signIn(light, server.gateway)
  await shoot(light, '/', 'Overview', 'overview')
  await shoot(light, `/datasources/${id}?range=15m`, 'Demo: endpoint detections', 'detail')
  const dark = await (await openContext(browser, { width: 1440, scheme: 'dark' })).newPage()
  await signIn(dark, server.gateway)
  await dark.goto(`${server.gateway}/datasources/${id}/edit/mapping`)
  await dark.getByRole('button', { name: 'Use a captured event' }).click()
  await dark.getByRole('dialog').getByRole('button', { name: 'Keep as a sample' }).first().click()
  await pause(1000)
  await dark.keyboard.press('Escape')
  await pause(3000)
  await dark.screenshot({ path: join(images, 'mapping.png') })
} finally {
  await browser.close()
  demo.kill()
  await endServer(server)
}

async function shoot(page: Page, path: string, heading: string, name: string): Promise<void> {
  await page.goto(`${server.gateway}${path}`)
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
  await pause(1500)
  await page.screenshot({ path: join(images, `${name}.png`) })
}
