/** A person who has never seen the product: from sign-in to live alerts, then a change, a look, a stop and the record of it all. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { postRaw, signatureOf } from '../support/feed.ts'
import { endServer, type Server, startServer } from '../support/server.ts'
import { openBrowser, openContext, signIn, skipWithoutBrowser } from '../support/studio.ts'

const SECRET = 'a-signing-key-of-the-first-feed'
const NAME = 'Code scanning'
/** As GitHub sends one of code scanning. */
const finding = (id: string) => ({
  action: 'created',
  alert: {
    number: 7,
    created_at: new Date().toISOString(),
    html_url: `https://github.com/acme/payments-api/security/code-scanning/${id}`,
    state: 'open',
    rule: {
      id: 'js/sql-injection',
      severity: 'error',
      security_severity_level: 'high',
      description: 'Database query built from user-controlled sources',
    },
    tool: { name: 'CodeQL' },
  },
  repository: { full_name: 'acme/payments-api', html_url: 'https://github.com/acme/payments-api' },
  sender: { login: 'a-keller' },
})

let server: Server
let browser: Browser
let context: BrowserContext
let page: Page
let ingestUrl = ''
let detail = ''

beforeAll(async () => {
  if (skipWithoutBrowser) return
  server = await startServer()
  browser = await openBrowser()
  context = await openContext(browser, { width: 1440 })
  page = await context.newPage()
})
afterAll(async () => {
  await browser?.close()
  if (server !== undefined) await endServer(server)
})

function send(id: string) {
  const body = JSON.stringify(finding(id))
  return postRaw(ingestUrl, body, { 'x-hub-signature-256': signatureOf(SECRET, body) })
}
const step = (name: RegExp) => page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name })

describe.skipIf(skipWithoutBrowser)('the first feed, with the mouse', () => {
  test('is made: chosen, named, connected', async () => {
    await signIn(page, server.gateway)
    await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Catalog' }).click()
    await page.getByRole('heading', { level: 1, name: 'Catalog' }).waitFor()
    await page.goto(`${server.gateway}/datasources/new`)
    await page.getByText('Takes events a product sends').click()
    await page.getByRole('textbox', { name: 'Name' }).fill(NAME)
    await page.getByRole('button', { name: 'Create and continue' }).click()

    await page.getByRole('heading', { level: 1, name: 'Connection' }).waitFor()
    await page.getByText('GitHub', { exact: true }).click()
    await page.getByRole('button', { name: 'New secret' }).first().click()
    await page.getByLabel('Value (signing key)').fill(SECRET)
    await page.getByRole('button', { name: 'Seal the secret' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    ingestUrl = (await page.getByText(`${server.ingest}/in/`).first().textContent())?.trim() ?? ''
    expect(ingestUrl).toMatch(/\/in\/[0-9a-f-]{36}$/)
    expect(await page.content()).not.toContain(SECRET)
  })

  test('is mapped by example, and survives a reload in the middle', async () => {
    await step(/Mapping/).click()
    await page.getByRole('button', { name: 'Generate three' }).click()
    await page.getByRole('tab', { name: /Suggested/ }).click()
    await page.getByRole('button', { name: /Accept all/ }).click()
    await page
      .getByText(/^Saved/)
      .first()
      .waitFor()
    await page.reload()
    await page.getByText('$.alert.state').or(page.locator('input[value="$.alert.state"]')).first().waitFor()
    await step(/Test/).click()
    await page.getByRole('heading', { level: 1, name: 'Test' }).waitFor()
  })

  test('is published, and its first event becomes an alert', async () => {
    await step(/Summary/).click()
    await page.getByLabel('Comment').fill('The first version')
    await page.getByRole('button', { name: 'Publish v1' }).click()
    await page.getByText(/v1/).first().waitFor()
    await expect.poll(async () => (await send('finding-1')).status, { timeout: 15_000 }).toBe(202)
    await page.goto(`${server.gateway}/records/alerts`)
    await page.getByText('Database query built from user-controlled sources').first().waitFor()
    await page.goto(`${server.gateway}/datasources`)
    await page.getByRole('link', { name: NAME }).click()
    await page.getByRole('heading', { level: 1, name: NAME }).waitFor()
    detail = page.url()
  })

  test('shows its numbers, its events and its log', async () => {
    await page.getByText('Every record is accounted for').waitFor()
    await page.getByRole('tab', { name: 'Events' }).click()
    await page.getByText('finding-1').first().waitFor()
    await page.getByRole('tab', { name: 'Logs' }).click()
    await page.getByText('Version 1 is in force.').first().waitFor()
  })

  test('is stopped and started again, and what was sent meanwhile is refused', async () => {
    await page.goto(detail)
    const enabled = page.getByRole('switch')
    await enabled.click({ force: true })
    await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect((await send('finding-2')).status).toBe(409)
    await page.getByRole('switch').click({ force: true })
    const confirm = page.getByRole('dialog').getByRole('button', { name: 'Enable' })
    await confirm.click({ timeout: 3000 }).catch(() => undefined)
    await expect.poll(async () => (await send('finding-2')).status, { timeout: 10_000 }).toBe(202)
  })

  test('leaves a record of who did what, and the proof that it was not altered', async () => {
    await page.goto(`${server.gateway}/audit`)
    const table = page.getByRole('table', { name: /Audit log/ })
    for (const action of ['datasource.create', 'datasource.publish', 'datasource.disable', 'datasource.enable'])
      await table.getByText(action, { exact: true }).first().waitFor()
    await page.getByRole('button', { name: 'Verify the chain' }).click()
    await page.getByRole('heading', { name: 'Nothing was altered' }).waitFor()
  })
})
