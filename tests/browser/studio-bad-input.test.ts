/** What people paste by mistake, and what a hostile source would send: shown safely, or refused with the limit named; the page lives. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeFeed } from '../support/feed.ts'
import { apiClient, endServer, type Server, startServer } from '../support/server.ts'
import { openBrowser, openContext, signIn, skipWithoutBrowser } from '../support/studio.ts'

let server: Server
let browser: Browser
let page: Page
/** Windows that a payload opened. */
let dialogs: string[]

beforeAll(async () => {
  if (skipWithoutBrowser) return
  server = await startServer()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  if (server !== undefined) await endServer(server)
})
beforeEach(async () => {
  if (skipWithoutBrowser) return
  const feed = await makeFeed(apiClient(server.gateway))
  page = await (await openContext(browser, { width: 1440 })).newPage()
  dialogs = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => dialogs.push(error.message))
  await signIn(page, server.gateway)
  await page.goto(`${server.gateway}/datasources/${feed.id}/edit/mapping`)
  await page.getByRole('button', { name: 'Paste' }).first().click()
  await page.getByLabel('Payload').waitFor()
})
afterEach(async () => {
  if (skipWithoutBrowser) return
  expect(dialogs).toEqual([])
  // The page answers: a click is heard, and what it opens is drawn.
  await page.keyboard.press('Escape')
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('link', { name: /Basics/ })
    .click()
  await page.getByRole('heading', { level: 1, name: 'Basics' }).waitFor()
  await page.context().close()
})

/** As from the clipboard; made in the page, so that it need not cross to it. */
async function paste(make: string, field = 'Payload'): Promise<void> {
  await page.getByLabel(field).focus()
  await page.evaluate((code) => {
    const text = String(new Function(`return ${code}`)())
    const data = new DataTransfer()
    data.setData('text/plain', text)
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    if (document.activeElement?.dispatchEvent(event)) document.execCommand('insertText', false, text)
  }, make)
}
const keep = () => page.getByRole('button', { name: /^Keep as/ }).click()
const quoted = (value: unknown): string => JSON.stringify(JSON.stringify(value))

describe.skipIf(skipWithoutBrowser)('pasted', () => {
  test('50 MB: refused with the limit, before it is read', async () => {
    await paste(`'x'.repeat(50 * 1024 * 1024)`)
    await page
      .getByText(/A sample is at most .* MB; this one has 50.* MB/)
      .first()
      .waitFor()
  })

  test('50 MB as a raw request: refused as well', async () => {
    await page.keyboard.press('Escape')
    await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: /Test/ }).click()
    await page.getByText('Raw request', { exact: true }).click()
    await paste(`'x'.repeat(50 * 1024 * 1024)`, 'Body')
    await page
      .getByText(/at most .* MB; this one has 50.* MB/)
      .first()
      .waitFor()
    expect(await page.getByLabel('Body').inputValue()).toBe('')
  })

  test('what is no JSON: says where, and keeps what was typed', async () => {
    await paste(`'{ "id": 1, "title": }'`)
    await keep()
    await page
      .getByText(/This is not JSON/)
      .first()
      .waitFor()
    expect(await page.getByLabel('Payload').inputValue()).toContain('"title"')
    await page.getByLabel('Payload').fill('<alert><id>1</id></alert>')
    await keep()
    await page
      .getByText(/It looks like XML or HTML/)
      .first()
      .waitFor()
  })

  test('scripts in keys and values: text like any other', async () => {
    const evil = '<img src=x onerror=alert(1)><script>alert(2)</script>'
    await paste(quoted({ id: '1', title: evil, severity: 'low', [evil]: evil, 'javascript:alert(3)': 'x' }))
    await keep()
    await page.keyboard.press('Escape')
    await page.getByText(evil).first().waitFor()
    expect(await page.locator('img[src="x"]').count()).toBe(0)
  })

  test('right-to-left text: shown as it is, and nothing beside it turns', async () => {
    await paste(quoted({ id: '1', title: 'التنبيه ‮gnp.exe', severity: 'low' }))
    await keep()
    await page.keyboard.press('Escape')
    await page
      .getByText(/التنبيه/)
      .first()
      .waitFor()
    expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe('ltr')
  })

  test('10,000 fields: all are there, few are drawn', async () => {
    await paste(`JSON.stringify(Object.fromEntries(Array.from({ length: 10000 }, (_, i) => ['field' + i, i])))`)
    await keep()
    await page.keyboard.press('Escape')
    await page.getByRole('tree').first().waitFor()
    expect(await page.getByRole('treeitem').count()).toBeLessThan(500)
  })

  test('200 deep: refused with the depth that is allowed', async () => {
    await paste(`'['.repeat(200) + ']'.repeat(200)`)
    await keep()
    await page
      .getByText(/The limit is \d+/)
      .first()
      .waitFor()
  })

  test('numbers beyond 2⁵³: shown digit by digit', async () => {
    await paste(`'{"id":"1","title":"a","severity":"low","n":12345678901234567890.123}'`)
    await keep()
    await page.keyboard.press('Escape')
    await page.getByText('12345678901234567890.123').first().waitFor()
  })
})
