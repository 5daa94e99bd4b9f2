/** A reload in the middle of every step of the wizard, before anything of it was sent: nothing that was typed is lost. */
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeDatasource, makeFeed } from '../support/feed.ts'
import { apiClient, endServer, type Server, startServer } from '../support/server.ts'
import { openBrowser, openContext, signIn, skipWithoutBrowser } from '../support/studio.ts'

let server: Server
let browser: Browser
let edit: (step: string) => string

beforeAll(async () => {
  if (skipWithoutBrowser) return
  server = await startServer()
  const api = apiClient(server.gateway)
  await makeFeed(api, { name: 'Taken name' })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  if (server !== undefined) await endServer(server)
})

/** No save gets through: a reload finds only what this tab has kept. */
async function holdSaves(page: Page): Promise<void> {
  await page.route('**/graphql', (route) =>
    /mutation (DraftSave|WizardUpdate)/.test(route.request().postData() ?? '') ? undefined : route.continue(),
  )
}

const STEPS: readonly (readonly [
  step: string,
  field: (page: Page) => Locator,
  before?: (page: Page) => Promise<void>,
])[] = [
  ['basics', (page) => page.getByLabel('Description')],
  ['connection', (page) => page.locator('[id="config.auth.header"]')],
  ['test', (page) => page.getByLabel('Body'), (page) => page.getByText('Raw request', { exact: true }).click()],
  ['summary', (page) => page.getByLabel('Comment')],
]

describe.skipIf(skipWithoutBrowser).each([1280, 390])('at %s px', (width) => {
  test('what was typed a moment ago is there after a reload, in every step', async () => {
    const feed = await makeFeed(apiClient(server.gateway), { name: `Feed at ${width}` })
    edit = (step) => `${server.gateway}/datasources/${feed.id}/edit/${step}`
    const context = await openContext(browser, { width })
    const page = await context.newPage()
    await signIn(page, server.gateway)
    await holdSaves(page)
    for (const [step, field, before] of STEPS) {
      await page.goto(edit(step))
      await before?.(page)
      await field(page).fill(`typed in ${step}`)
      await page.reload()
      await field(page).waitFor()
      expect(await field(page).inputValue(), step).toBe(`typed in ${step}`)
    }
    await page.unroute('**/graphql')
    await page.goto(edit('basics'))
    await page.getByRole('status').getByText('Saved', { exact: true }).first().waitFor()
    await expect
      .poll(async () => (await apiClient(server.gateway)('GET', `/datasources/${feed.id}`)).body.description)
      .toBe('typed in basics')
    await context.close()
  })

  // One row at a time on a phone: its samples are taken on a wider screen, or while testing.
  if (width >= 768)
    test('a mapping that was changed a moment ago is there after a reload', async () => {
      const { id } = await makeDatasource(apiClient(server.gateway), `Mapped at ${width}`)
      const context = await openContext(browser, { width })
      const page = await context.newPage()
      await signIn(page, server.gateway)
      await holdSaves(page)
      await page.goto(`${server.gateway}/datasources/${id}/edit/mapping`)
      await page.getByRole('button', { name: 'Generate three' }).click()
      await page.getByRole('tab', { name: /Suggested/ }).click()
      await page.getByRole('button', { name: /Accept all/ }).click()
      const mapped = page.getByText('$.severity').or(page.locator('input[value="$.severity"]')).first()
      await mapped.waitFor({ state: 'attached' })
      await page.reload()
      await mapped.waitFor({ state: 'attached' })
      await context.close()
    })
})
