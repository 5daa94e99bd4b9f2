/** Details of the Studio that only a real browser shows: the palette, the rows' height, the live edge of a long range, files. */
import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ENRICHED_MAPPING, type MadeFeed, makeFeed } from '../support/feed.ts'
import { apiClient, endServer, type Server, startServer } from '../support/server.ts'
import { accessibilityFaults, openBrowser, openContext, signIn, skipWithoutBrowser } from '../support/studio.ts'

let server: Server
let browser: Browser
let feed: MadeFeed
let context: BrowserContext
let page: Page

const finding = (id: string) => ({
  id,
  title: `Finding ${id}`,
  severity: 'high',
  created_at: new Date().toISOString(),
  host: 'ws-1',
  user: 'j.lindqvist',
  source_ip: '198.51.100.7',
})
const open = async (path: string): Promise<void> => {
  await page.goto(`${server.gateway}${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}
const say = async (words: string): Promise<void> => {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /Search commands/ }).fill(words)
  await page.getByRole('dialog').getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
}

beforeAll(async () => {
  if (skipWithoutBrowser) return
  server = await startServer()
  feed = await makeFeed(apiClient(server.gateway), { name: 'Endpoint detections', mapping: ENRICHED_MAPPING })
  await feed.post(finding('first'))
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  if (server !== undefined) await endServer(server)
})
beforeEach(async () => {
  if (skipWithoutBrowser) return
  context = await openContext(browser)
  page = await context.newPage()
  await signIn(page, server.gateway)
})
afterEach(() => context?.close())

describe.skipIf(skipWithoutBrowser)('a person', () => {
  test('does from the palette what the page can do', async () => {
    await open(`/datasources/${feed.id}`)
    await page.getByRole('button', { name: 'Restart' }).waitFor()
    await say('restart')
    await page.getByRole('dialog', { name: /Restart Endpoint detections/ }).waitFor()
    await page.keyboard.press('Escape')
    await say('dead letters')
    await page.waitForURL(/tab=dead-letters/)
  })

  test('at an address that leads nowhere is told so, and led on', async () => {
    await open(`/datasources/${feed.id}/nothing/here`)
    await page.getByRole('heading', { level: 1, name: 'No such page' }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('link', { name: 'Go to the catalog' }).click()
    await page.getByRole('table', { name: 'Datasources' }).waitFor()
  })

  test('has comfortable rows in every table, also after a reload', async () => {
    await open('/datasources')
    const row = page.getByRole('row', { name: /Endpoint detections/ })
    const height = async (): Promise<number> => Math.round((await row.boundingBox())?.height ?? 0)
    await row.waitFor()
    expect(await height()).toBeLessThanOrEqual(37)
    await say('comfortable rows')
    await page.getByRole('table', { name: 'Datasources' }).and(page.locator('[data-density=comfortable]')).waitFor()
    await page.reload()
    await row.waitFor()
    expect(await height()).toBeGreaterThanOrEqual(48)
  })

  test('sees the last day move as events come', async () => {
    await open(`/datasources/${feed.id}?range=24h`)
    const received = page.getByRole('link', { name: /received: show the events/ })
    await received.waitFor()
    const before = Number(((await received.textContent()) ?? '').replaceAll(',', ''))
    for (const id of ['second', 'third']) await feed.post(finding(id))
    await page.getByRole('link', { name: `${before + 2} received: show the events` }).waitFor()
  })

  test('looks at the mapping without editing it, and saves the audit entries found', async () => {
    await open(`/datasources/${feed.id}?tab=mapping`)
    await page.getByText('Read only').waitFor()
    await open('/audit')
    const who = page.getByLabel('Who: name or id')
    await who.waitFor()
    await page.keyboard.press('/')
    await who.and(page.locator(':focus')).waitFor()
    await page.keyboard.type('nobody of this name')
    await page.getByText('Nothing matches').waitFor()
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.getByLabel('Action').fill('datasource.publish')
    await page.waitForURL(/action=datasource.publish/)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export these' }).click(),
    ])
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\n')
    expect(lines.map((line) => JSON.parse(line).action)).toEqual(['datasource.publish'])
  })
})
