/** The first feed once more, without a mouse. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postRaw, signatureOf } from '../support/feed.ts'
import { press, tabTo } from '../support/keyboard.ts'
import { endServer, type Server, startServer } from '../support/server.ts'
import { ADMIN, openBrowser, openContext, photographWhenFailed, skipWithoutBrowser } from '../support/studio.ts'

const SECRET = 'a-signing-key-typed-by-hand'

let server: Server
let browser: Browser

beforeAll(async () => {
  if (skipWithoutBrowser) return
  server = await startServer()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  if (server !== undefined) await endServer(server)
})

test.skipIf(skipWithoutBrowser)('the first feed is made, mapped and published by keyboard alone', async () => {
  const context = await openContext(browser, { width: 1440 })
  const page = await context.newPage()
  photographWhenFailed(page, 'keyboard')
  await page.goto(server.gateway)
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.getByLabel('Email').waitFor()
  await page.keyboard.type(ADMIN.email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(ADMIN.password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').and(page.locator(':focus')).waitFor()
  await page.keyboard.type('Catalog')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Catalog' }).waitFor()
  await press(page, /New datasource|Create/)
  await page.getByRole('heading', { level: 1, name: 'New datasource' }).waitFor()
  await press(page, /HTTP webhook.*Takes events/s)
  await tabTo(page, /^Name/)
  await page.keyboard.type('By keyboard')
  await press(page, /Create and continue/)

  await page.getByRole('heading', { level: 1, name: 'Connection' }).waitFor()
  await tabTo(page, /Another sender/)
  await page.keyboard.press('ArrowRight')
  await page.getByRole('radio', { name: 'GitHub', checked: true }).waitFor()
  await press(page, /New secret/)
  await page.getByRole('dialog', { name: 'New secret' }).waitFor()
  await tabTo(page, /^Value \(signing key\)/)
  await page.keyboard.type(SECRET)
  await press(page, /Seal the secret/)
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const address = page.getByText(`${server.ingest}/in/`).first()
  const ingestUrl = (await address.textContent())?.trim() ?? ''

  await press(page, /^3?\s*Mapping/)
  await page.getByRole('heading', { level: 1, name: 'Mapping' }).waitFor()
  await press(page, /Generate three/)
  await page.getByRole('tab', { name: /Suggested \d/ }).waitFor()
  await tabTo(page, /^Result/)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await press(page, /Accept all/)
  await press(page, /^5?\s*Summary/)
  await page.getByRole('button', { name: 'Publish v1' }).waitFor()
  await press(page, /Publish v1/)

  const body = JSON.stringify({
    action: 'created',
    alert: {
      created_at: new Date().toISOString(),
      html_url: 'https://github.com/acme/payments-api/security/code-scanning/7',
      state: 'open',
      rule: { id: 'js/sql-injection', security_severity_level: 'high', description: 'Typed by hand' },
    },
    repository: { full_name: 'acme/payments-api', html_url: 'https://github.com/acme/payments-api' },
  })
  await expect
    .poll(async () => (await postRaw(ingestUrl, body, { 'x-hub-signature-256': signatureOf(SECRET, body) })).status, {
      timeout: 10_000,
    })
    .toBe(202)
  await page.goto(`${server.gateway}/records/alerts`)
  await page.getByText('Typed by hand').first().waitFor()
  await context.close()
})
