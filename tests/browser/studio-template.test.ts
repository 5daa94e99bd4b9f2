/** A feed that begins with its sender's template: the mapping, its order after a reload, and a generated record that is kept. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endServer, type Server, startServer } from '../support/server.ts'
import { openBrowser, openContext, signIn, skipWithoutBrowser } from '../support/studio.ts'

let server: Server
let browser: Browser
let page: Page
let edit = ''

beforeAll(async () => {
  if (skipWithoutBrowser) return
  server = await startServer()
  browser = await openBrowser()
  page = await (await openContext(browser, { width: 1440 })).newPage()
})
afterAll(async () => {
  await browser?.close()
  if (server !== undefined) await endServer(server)
})

/** Names of the rows, as they stand in the editor. */
async function rowNames(): Promise<string[]> {
  await page.getByRole('group', { name: 'Alert occurredAt' }).waitFor()
  const names = await page
    .getByRole('button', { name: /^Details of Alert / })
    .evaluateAll((buttons) =>
      buttons.map((button) => button.getAttribute('aria-label')?.replace('Details of Alert ', '')),
    )
  return names.filter((name) => name !== undefined).slice(0, 6)
}

describe.skipIf(skipWithoutBrowser)('a template', () => {
  test('stands first where a feed is made, with its connector; the draft begins with its settings', async () => {
    await signIn(page, server.gateway)
    await page.goto(`${server.gateway}/datasources/new`)
    const guardDuty = page.getByRole('link', { name: /^AWS GuardDuty findings.*S3 objects$/ })
    await guardDuty.waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('gitlab')
    await guardDuty.waitFor({ state: 'detached' })
    await page
      .getByRole('link', { name: /^GitLab/ })
      .first()
      .waitFor()
    await page.getByRole('searchbox', { name: 'Search products and connectors' }).fill('no such product')
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.keyboard.press('/')
    await page.keyboard.type('guardduty s3')
    await guardDuty.click()
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('AWS GuardDuty findings')
    await page.getByRole('button', { name: 'Create and continue' }).click()
    await page.getByRole('heading', { level: 1, name: 'Connection' }).waitFor()
    const prefix = page.getByRole('textbox', { name: 'Prefix', exact: true })
    expect(await prefix.inputValue()).toMatch(/^AWSLogs\/\{account\}\/GuardDuty\//)
    await page.getByRole('region', { name: 'Template: AWS GuardDuty findings' }).waitFor()
    await page.getByRole('button', { name: 'Start from its mapping' }).click()
    await page.getByText('The draft has its rows').waitFor()
    await page.getByText(/^Saved/).waitFor()
  })

  test('is offered with the sender, and taken only when asked for', async () => {
    const created = await page.request.post(`${server.gateway}/graphql`, {
      headers: { origin: server.gateway },
      data: { query: 'mutation { createDatasource(input: { name: "Repositories", type: "http_webhook" }) { id } }' },
    })
    const { id } = (await created.json()).data.createDatasource
    edit = `${server.gateway}/datasources/${id}/edit`
    await page.goto(`${edit}/connection`)
    await page.getByRole('radio', { name: 'GitHub' }).click()
    await page.getByRole('button', { name: 'Start from its mapping' }).click()
    await page.getByText('The draft has its rows').waitFor()
    await page.getByRole('radio', { name: 'GitLab' }).click()
    await page.getByText('The draft has rows of its own, and they stay.').waitFor()
    await page.getByRole('radio', { name: 'GitHub' }).click()
    await page.getByText(/^Saved/).waitFor()
  })

  test('its rows keep their order when the page is loaded again', async () => {
    const order = ['title', 'description', 'severity', 'kind', 'status', 'occurredAt']
    await page.goto(`${edit}/mapping`)
    expect(await rowNames()).toEqual(order)
    await page.reload()
    expect(await rowNames()).toEqual(order)
  })

  test('what is generated is of the sender, is mapped, explained and kept', async () => {
    await page.goto(`${edit}/test`)
    await page.getByText('Generated', { exact: true }).click()
    await page.getByRole('button', { name: 'Run the test' }).first().click()
    await page.getByText(/3 records · 3 mapped/).waitFor()
    await page.getByRole('tab', { name: 'Explain' }).click()
    await page.getByRole('table', { name: 'How each field came about' }).getByText('Alert title').waitFor()
    await page.getByRole('button', { name: 'Keep as a sample' }).click()
    await page.getByText('Kept samples (4)').waitFor()
  })

  test('what is generated is of the sender that was just chosen, saved or not', async () => {
    const created = await page.request.post(`${server.gateway}/graphql`, {
      headers: { origin: server.gateway },
      data: { query: 'mutation { createDatasource(input: { name: "Unsaved", type: "http_webhook" }) { id } }' },
    })
    const { id } = (await created.json()).data.createDatasource
    await page.goto(`${server.gateway}/datasources/${id}/edit/connection`)
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('mutation DraftSave') ? undefined : route.continue(),
    )
    await page.getByRole('radio', { name: 'GitHub' }).click()
    await page
      .getByRole('navigation', { name: 'Steps' })
      .getByRole('link', { name: /Mapping/ })
      .click()
    await page.getByRole('button', { name: 'Generate three' }).click()
    await page
      .getByRole('treeitem', { name: /html_url/ })
      .first()
      .waitFor()
    await page.unroute('**/graphql')
  })
})
