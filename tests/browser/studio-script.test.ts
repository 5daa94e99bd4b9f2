/** A script is written in the mapping editor by keyboard, with what it makes of a sample beside it; then tried and published. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MadeFeed, makeFeed } from '../support/feed.ts'
import { focused } from '../support/keyboard.ts'
import { alertsOf } from '../support/records.ts'
import { apiClient, endServer, type Server, startServer } from '../support/server.ts'
import {
  accessibilityFaults,
  openBrowser,
  openContext,
  photographWhenFailed,
  settled,
  signIn,
  skipWithoutBrowser,
  wear,
} from '../support/studio.ts'

const SAMPLE = { id: 's-1', title: 'beacon', severity: 'high', created_at: '2026-11-20T09:14:03Z', secret_count: 3 }

let server: Server
let browser: Browser
let page: Page
let feed: MadeFeed

beforeAll(async () => {
  if (skipWithoutBrowser) return
  server = await startServer()
  feed = await makeFeed(apiClient(server.gateway), { name: 'Feed with a script' })
  browser = await openBrowser()
  page = await (await openContext(browser, { width: 1440 })).newPage()
  await signIn(page, server.gateway)
})
afterAll(async () => {
  await browser?.close()
  if (server !== undefined) await endServer(server)
})

const script = () => page.getByRole('textbox', { name: 'Script' })
const result = () => page.getByRole('region', { name: 'Result' })

test.skipIf(skipWithoutBrowser)(
  'is written by keyboard: the result follows, errors name the line, Tab leaves',
  async () => {
    photographWhenFailed(page, 'script')
    await page.goto(`${server.gateway}/datasources/${feed.id}/edit/mapping`)
    await page.getByRole('button', { name: 'Paste' }).first().click()
    await page.getByLabel('Payload').fill(JSON.stringify(SAMPLE))
    await page.getByRole('button', { name: /^Keep as/ }).click()
    await page.keyboard.press('Escape')
    await result().getByText('beacon').first().waitFor()

    await page.getByRole('button', { name: 'Add a script' }).focus()
    await page.keyboard.press('Enter')
    await focused(script())
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.insertText(
      'console.log("saw", item.title)\nreturn { ...item, title: item.title.toUpperCase() }',
    )
    await result().getByText('BEACON').first().waitFor()
    await page.getByText('saw beacon').waitFor()
    await page.getByText('1 item in, 1 item out').waitFor()

    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type('\nitem.sec')
    await page.getByRole('option', { name: /secret_count/ }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByText(/^line \d+: SyntaxError/).waitFor({ state: 'detached' })
    await page.keyboard.type(' = }')
    await page
      .getByText(/line 3: SyntaxError/)
      .first()
      .waitFor()
    // What was made before stays.
    await result().getByText('BEACON').first().waitFor()
    await focused(script())
    await page.keyboard.press('Tab')
    expect(await script().and(page.locator(':focus')).count()).toBe(0)

    await page.getByRole('button', { name: /^Undo: Edit the script/ }).click()
    await result().getByText('BEACON').first().waitFor()
  },
)

test.skipIf(skipWithoutBrowser)('has no faults of accessibility, light and dark', async () => {
  for (const scheme of ['light', 'dark'] as const) {
    await wear(page, scheme)
    expect(await accessibilityFaults(page)).toEqual([])
  }
})

test.skipIf(skipWithoutBrowser)(
  'is tried in the test bench, with its log and what each field was read from',
  async () => {
    await script().fill('console.log("saw", item.id)\nreturn { ...item, title: item.title.toUpperCase() }')
    await result().getByText('BEACON').first().waitFor()
    await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: /Test/ }).click()
    await page.getByRole('button', { name: 'Run the test' }).first().click()
    await page.getByRole('tab', { name: 'Logs 1' }).click()
    await page.getByText('saw s-1').waitFor()
    await page.getByRole('tab', { name: 'Explain' }).click()
    await page.getByRole('table', { name: 'How each field came about' }).getByText('BEACON').first().waitFor()
  },
)

test.skipIf(skipWithoutBrowser)('is published, and changes what comes in', async () => {
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('link', { name: /Summary/ })
    .click()
  await settled(page)
  await page
    .getByRole('button', { name: /^Publish/ })
    .first()
    .click()
  const confirm = page.getByRole('dialog').getByRole('button', { name: /^Publish/ })
  if ((await page.getByRole('dialog').count()) > 0) await confirm.click()
  await expect
    .poll(async () => {
      await feed.post({ ...SAMPLE, id: `live-${Math.random()}` })
      const alerts = await alertsOf(apiClient(server.gateway), feed.id)
      return alerts.some(({ title }) => title === 'BEACON')
    })
    .toBe(true)
})
