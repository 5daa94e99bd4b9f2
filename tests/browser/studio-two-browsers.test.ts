/** Two people, each in a browser of their own, at one draft: they see each other's saves and never write over them. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { HMAC_CONFIG, type MadeFeed, makeFeed } from '../support/feed.ts'
import { makePerson } from '../support/people.ts'
import { type Api, apiClient, endServer, type Server, startServer } from '../support/server.ts'
import { openBrowser, openContext, signIn, skipWithoutBrowser } from '../support/studio.ts'
import type { DraftView } from '../support/views.ts'

let server: Server
let browser: Browser
let api: Api
let feed: MadeFeed
let first: Page
let second: Page

beforeAll(async () => {
  if (skipWithoutBrowser) return
  server = await startServer()
  api = apiClient(server.gateway)
  browser = await openBrowser()
  const organizations = await api<{ items: { id: string }[] }>('GET', '/organizations')
  const scope = { kind: 'organization', id: organizations.body.items[0]?.id ?? '' } as const
  const editor = await makePerson(server.gateway, api, 'editor', 'editor', scope)
  first = await (await openContext(browser)).newPage()
  second = await (await openContext(browser)).newPage()
  await signIn(first, server.gateway)
  await signIn(second, server.gateway, editor)
})
afterAll(async () => {
  await browser?.close()
  if (server !== undefined) await endServer(server)
})
beforeEach(async () => {
  if (skipWithoutBrowser) return
  feed = await makeFeed(api)
  for (const page of [first, second]) {
    await page.goto(`${server.gateway}/datasources/${feed.id}/edit/connection`)
    await header(page).waitFor()
  }
})

const header = (page: Page) => page.locator('[id="config.auth.header"]')
const status = (page: Page, word: string) => page.getByRole('status').getByText(word, { exact: true })
const panel = (page: Page) => page.getByRole('group', { name: /saved this draft while you were editing it/ })
const headerOnServer = async (): Promise<string> => {
  const { body } = await api<DraftView>('GET', `/datasources/${feed.id}/draft`)
  return (body.config as typeof HMAC_CONFIG).auth.header
}

/** Both type; the first is saved while the second's save is still on its way. */
async function collide(): Promise<void> {
  const saved = Promise.withResolvers<void>()
  await second.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('mutation DraftSave')) await saved.promise
    await route.continue()
  })
  const asked = second.waitForRequest((request) => request.postData()?.includes('mutation DraftSave') === true)
  await header(second).fill('X-Second')
  await asked
  await header(first).fill('X-First')
  await expect.poll(headerOnServer).toBe('X-First')
  saved.resolve()
  await panel(second).waitFor()
  await second.unroute('**/graphql')
}

describe.skipIf(skipWithoutBrowser)('one draft in two browsers', () => {
  test('what one saves is offered to the other, who has nothing unsaved', async () => {
    await header(first).fill('X-First')
    await second.getByText('saved this draft').first().waitFor()
    expect(await header(second).inputValue()).toBe(HMAC_CONFIG.auth.header)
    await second.getByRole('button', { name: 'Show their version' }).click()
    await expect.poll(() => header(second).inputValue()).toBe('X-First')
    await header(second).fill('X-Second')
    await first.getByText('editor saved this draft').first().waitFor()
  })

  test('nothing is overwritten: both sides are shown with what they began from, and mine can be taken', async () => {
    await collide()
    expect(await headerOnServer()).toBe('X-First')
    expect(await header(second).inputValue()).toBe('X-Second')
    await panel(second).getByRole('button', { name: 'Show Connection' }).click()
    for (const side of [/What you changed/, /What .* changed/])
      await panel(second).getByRole('region', { name: side }).first().waitFor()
    await panel(second).getByRole('button', { name: 'Take all of mine' }).click()
    await expect.poll(headerOnServer).toBe('X-Second')
    await panel(second).waitFor({ state: 'detached' })
  })

  test('theirs can be taken', async () => {
    await collide()
    await panel(second).getByRole('button', { name: 'Take all of theirs' }).click()
    await expect.poll(() => header(second).inputValue()).toBe('X-First')
    await status(second, 'Saved').waitFor()
    expect(await headerOnServer()).toBe('X-First')
  })

  test('each part is chosen by itself, and the choice outlives a reload', async () => {
    await collide()
    await second.reload()
    await panel(second).waitFor()
    expect(await header(second).inputValue()).toBe('X-Second')
    expect(await panel(second).getByRole('button', { name: 'Apply these choices' }).isDisabled()).toBe(true)
    await panel(second).getByRole('radiogroup', { name: 'Connection: whose' }).getByLabel('Mine').check()
    await panel(second).getByRole('button', { name: 'Apply these choices' }).click()
    await expect.poll(headerOnServer).toBe('X-Second')
  })
})
