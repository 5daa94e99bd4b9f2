/** Every place of the Studio over a living system: it loads, nothing is wrong with it for axe, and it fits a phone. */
import { mkdir } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ENRICHED_MAPPING, makeFeed } from '../support/feed.ts'
import { apiClient, endServer, type Server, startServer } from '../support/server.ts'
import {
  accessibilityFaults,
  browserPath,
  openBrowser,
  openContext,
  signIn,
  skipWithoutBrowser,
} from '../support/studio.ts'

if (browserPath === null) console.warn('SKIPPED: no Chromium on this machine; the Studio was not opened.')
/** Where the screenshots go, for people to look at. */
const SHOTS = new URL('../../.cache/screenshots/', import.meta.url).pathname

let server: Server
let browser: Browser
let id = ''

beforeAll(async () => {
  if (skipWithoutBrowser) return
  await mkdir(SHOTS, { recursive: true })
  server = await startServer()
  const feed = await makeFeed(apiClient(server.gateway), { name: 'Endpoint detections', mapping: ENRICHED_MAPPING })
  id = feed.id
  for (let i = 0; i < 30; i++)
    await feed.post({
      id: `finding-${i}`,
      ...(i % 10 === 0 ? {} : { title: `Finding ${i}` }),
      severity: ['low', 'medium', 'high', 'critical'][i % 4],
      created_at: new Date(Date.now() - i * 1000).toISOString(),
      text: 'A process did <script>alert(1)</script> what it should not.',
      host: `ws-${i % 7}`,
      user: 'j.lindqvist',
      source_ip: '198.51.100.7',
    })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  if (server !== undefined) await endServer(server)
})

const PLACES: readonly (readonly [name: string, path: () => string, heading: string])[] = [
  ['overview', () => '/', 'Overview'],
  ['catalog', () => '/datasources', 'Catalog'],
  ['detail', () => `/datasources/${id}`, 'Endpoint detections'],
  ['configuration', () => `/datasources/${id}?tab=configuration`, 'Endpoint detections'],
  ['events', () => `/datasources/${id}?tab=events`, 'Endpoint detections'],
  ['dead-letters', () => `/datasources/${id}?tab=dead-letters`, 'Endpoint detections'],
  ['history', () => `/datasources/${id}?tab=history`, 'Endpoint detections'],
  ['logs', () => `/datasources/${id}?tab=logs`, 'Endpoint detections'],
  ['access', () => `/datasources/${id}?tab=access`, 'Endpoint detections'],
  ['alerts', () => '/records/alerts', 'Alerts'],
  ['entities', () => '/records/entities', 'Entities'],
  ['relationships', () => '/records/relationships', 'Relationships'],
  ['secrets', () => '/secrets', 'Secrets'],
  ['audit', () => '/audit', 'Audit'],
  ['people', () => '/people', 'People and tokens'],
  ['roles', () => '/people?tab=roles', 'People and tokens'],
  ['tokens', () => '/people?tab=tokens', 'People and tokens'],
  ['doctor', () => '/doctor', 'Doctor'],
]

describe.skipIf(skipWithoutBrowser).each(['light', 'dark'] as const)('in %s', (scheme) => {
  test('every place loads, and axe finds nothing', async () => {
    const context = await openContext(browser, { scheme })
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await signIn(page, server.gateway)
    const faults: Record<string, string[]> = {}
    for (const [name, path, heading] of PLACES) {
      await page.goto(`${server.gateway}${path()}`)
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
      await page.screenshot({ path: `${SHOTS}${name}-1280-${scheme}.png` })
      const found = await accessibilityFaults(page)
      if (found.length > 0) faults[name] = found
    }
    expect(faults).toEqual({})
    expect(errors).toEqual([])
    await context.close()
  })
})

test.skipIf(skipWithoutBrowser)('every place fits 390 px without scrolling sideways', async () => {
  const context = await openContext(browser, { width: 390 })
  const page = await context.newPage()
  await signIn(page, server.gateway)
  const wide: string[] = []
  for (const [name, path, heading] of PLACES) {
    await page.goto(`${server.gateway}${path()}`)
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
    await page.screenshot({ path: `${SHOTS}${name}-390.png` })
    const room = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (room > 0) wide.push(`${name}: ${room} px too wide`)
  }
  expect(wide).toEqual([])
  await context.close()
})
