/** The first run: an empty instance is filled with a demo, watched, stopped, started again, and emptied. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectStatus } from '../support/feed.ts'
import { makePerson } from '../support/people.ts'
import { apiClient, endServer, type Server, startServer } from '../support/server.ts'
import {
  accessibilityFaults,
  openBrowser,
  openContext,
  overflow,
  photographWhenFailed,
  signIn,
  skipWithoutBrowser,
  wear,
} from '../support/studio.ts'

let server: Server
let browser: Browser
const contexts: BrowserContext[] = []

async function newPage(who?: Parameters<typeof signIn>[2]): Promise<Page> {
  const context = await openContext(browser)
  contexts.push(context)
  const page = await context.newPage()
  await signIn(page, server.gateway, who)
  return page
}

beforeAll(async () => {
  if (skipWithoutBrowser) return
  server = await startServer()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  if (server !== undefined) await endServer(server)
})

const line = (page: Page) => page.getByRole('region', { name: 'Demo' })
const sent = async (page: Page): Promise<number> =>
  Number(/([\d,]+)\s+events sent/.exec((await line(page).textContent()) ?? '')?.[1]?.replaceAll(',', '') ?? 0)

describe.skipIf(skipWithoutBrowser)('an empty instance', () => {
  test('is filled with a demo, and emptied', { timeout: 120_000 }, async () => {
    const page = await newPage()
    photographWhenFailed(page, 'demo')
    const fill = page.getByRole('button', { name: 'Fill with a demo' })
    await fill.waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await fill.click()
    await line(page).getByText('The demo is running').waitFor()
    await page.getByRole('link', { name: 'Demo: sign-ins' }).first().waitFor()
    await expect.poll(() => sent(page), { timeout: 30_000 }).toBeGreaterThan(10)
    for (const scheme of ['dark', 'light'] as const) {
      await wear(page, scheme)
      expect(await accessibilityFaults(page)).toEqual([])
    }
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await overflow(page)).toBe(0)
    await page.setViewportSize({ width: 1280, height: 900 })

    await page.getByRole('button', { name: 'Stop' }).click()
    await line(page).getByText('The demo is stopped').waitFor()
    await page.getByRole('button', { name: 'Start again' }).click()
    await line(page).getByText('The demo is running').waitFor()

    // Who may not change it sees that it runs.
    const api = apiClient(server.gateway)
    const { items } = expectStatus(await api<{ items: { id: string }[] }>('GET', '/organizations'), 200)
    const viewer = await makePerson(server.gateway, api, 'vera', 'viewer', {
      kind: 'organization',
      id: items[0]?.id ?? '',
    })
    const watching = await newPage(viewer)
    await line(watching).getByText('The demo is running').waitFor()
    expect(await line(watching).getByRole('button').count()).toBe(0)

    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await page.getByRole('dialog').getByText('archived and their secrets deleted').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await fill.waitFor()
    expect(await line(page).count()).toBe(0)
  })
})
