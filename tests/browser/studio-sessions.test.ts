/** What the Studio does when the server goes, when the session ends, and for somebody who may only read. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeFeed } from '../support/feed.ts'
import { makePerson } from '../support/people.ts'
import { apiClient, endServer, type Server, startServer } from '../support/server.ts'
import { ADMIN, openBrowser, openContext, signIn, skipWithoutBrowser } from '../support/studio.ts'

let server: Server
let browser: Browser
let feed: Awaited<ReturnType<typeof makeFeed>>

beforeAll(async () => {
  if (skipWithoutBrowser) return
  server = await startServer()
  feed = await makeFeed(apiClient(server.gateway), { name: 'Endpoint detections' })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  if (server !== undefined) await endServer(server)
})

describe.skipIf(skipWithoutBrowser)('the Studio', () => {
  test('a wrong password says so, and lets nobody in', async () => {
    const context = await openContext(browser)
    const page = await context.newPage()
    await page.goto(server.gateway)
    await page.getByLabel('Email').fill(ADMIN.email)
    await page.locator('input[type=password]').fill('wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page
      .getByRole('group', { name: /attention/ })
      .or(page.getByRole('alert'))
      .first()
      .waitFor()
    expect(await page.getByRole('navigation', { name: 'Places' }).count()).toBe(0)
    await context.close()
  })

  test('a session that ends asks for the password over the page, which stays', async () => {
    const context = await openContext(browser)
    const page = await context.newPage()
    await signIn(page, `${server.gateway}/secrets`)
    await page.getByRole('button', { name: 'New secret' }).first().click()
    await page.getByLabel('Name').fill('half typed')
    await context.clearCookies()
    await page.locator('input[type=password]').last().fill('x')
    await page.getByRole('button', { name: 'Seal the secret' }).click()
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' })
    await dialog.waitFor()
    await dialog.locator('input[type=password]').fill(ADMIN.password)
    await dialog.getByRole('button', { name: 'Sign in' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await page.getByLabel('Name').inputValue()).toBe('half typed')
    await page.getByRole('button', { name: 'Seal the secret' }).click()
    await page.getByRole('link', { name: 'half typed' }).waitFor()
    await context.close()
  })

  test('somebody who may only read is offered nothing else', async () => {
    const api = apiClient(server.gateway)
    const organizations = await api<{ items: { id: string }[] }>('GET', '/organizations')
    const scope = { kind: 'organization', id: organizations.body.items[0]?.id ?? '' } as const
    const reader = await makePerson(server.gateway, api, 'reader', 'viewer', scope)
    const context = await openContext(browser)
    const page = await context.newPage()
    await signIn(page, server.gateway, reader)
    const places = page.getByRole('navigation', { name: 'Places' }).first()
    expect(await places.getByRole('link', { name: 'Audit' }).count()).toBe(0)
    expect(await places.getByRole('link', { name: 'Doctor' }).count()).toBe(0)
    await page.goto(`${server.gateway}/secrets`)
    await page.getByRole('table', { name: 'Secrets' }).waitFor()
    expect(await page.getByRole('button', { name: 'New secret' }).count()).toBe(0)
    await page.goto(`${server.gateway}/datasources/${feed.id}`)
    await page.getByRole('heading', { level: 1, name: 'Endpoint detections' }).waitFor()
    for (const name of ['Restart', 'Disable', 'Publish'])
      for (const button of await page.getByRole('button', { name, exact: true }).all())
        expect(await button.isDisabled()).toBe(true)
    await context.close()
  })

  test('a server that restarts is said to be away, and the page goes on by itself', async () => {
    const context = await openContext(browser)
    const page = await context.newPage()
    const port = Number(new URL(server.gateway).port)
    await signIn(page, `${server.gateway}/datasources`)
    await page.getByText('Endpoint detections').first().waitFor()
    await server.stop()
    await page
      .getByText(/stopped answering/)
      .first()
      .waitFor({ timeout: 30_000 })
    server = await startServer({ dataDir: server.dataDir, httpPort: port })
    await page
      .getByText(/stopped answering/)
      .first()
      .waitFor({ state: 'detached', timeout: 30_000 })
    expect(await page.getByText('Endpoint detections').first().isVisible()).toBe(true)
    await context.close()
  })

  test('what is typed while the server is gone is kept, and saved once it is back', async () => {
    const context = await openContext(browser)
    const page = await context.newPage()
    const port = Number(new URL(server.gateway).port)
    await signIn(page, server.gateway)
    await page.goto(`${server.gateway}/datasources/${feed.id}/edit/connection`)
    const header = page.locator('[id="config.auth.header"]')
    await header.waitFor()
    await server.kill()
    await header.fill('X-While-Away')
    await page
      .getByText(/the server does not answer/)
      .first()
      .waitFor({ timeout: 30_000 })
    server = await startServer({ dataDir: server.dataDir, httpPort: port })
    await page.getByRole('status').getByText('Saved', { exact: true }).first().waitFor({ timeout: 30_000 })
    const { body } = await apiClient(server.gateway)('GET', `/datasources/${feed.id}/draft`)
    expect(body.config).toMatchObject({ auth: { header: 'X-While-Away' } })
    await page.goto(`${server.gateway}/datasources/${feed.id}?tab=logs`)
    await page.getByRole('tab', { name: 'Logs', selected: true }).waitFor()
    await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
    await server.kill()
    await page
      .getByText(/stopped answering/)
      .first()
      .waitFor({ timeout: 30_000 })
    server = await startServer({ dataDir: server.dataDir, httpPort: port })
    await page
      .getByText(/stopped answering/)
      .first()
      .waitFor({ state: 'detached', timeout: 30_000 })
    await context.close()
  })
})
