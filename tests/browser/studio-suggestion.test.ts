/** Somebody who may not edit suggests a change, from a field and from a dead letter; somebody who may takes it. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectStatus, type MadeFeed, makeFeed } from '../support/feed.ts'
import { makePerson, type Person } from '../support/people.ts'
import { apiClient, endServer, type Server, startServer } from '../support/server.ts'
import { accessibilityFaults, openBrowser, openContext, signIn, skipWithoutBrowser } from '../support/studio.ts'
import type { DraftView } from '../support/views.ts'

let server: Server
let browser: Browser
let feed: MadeFeed
let viewer: Person
let operator: Person
let editor: Person

const ALERT = {
  id: 'a-1',
  title: 'Beacon',
  severity: 'high',
  created_at: '2026-01-01T00:00:00Z',
  rule_name: 'C2 beacon',
}

beforeAll(async () => {
  if (skipWithoutBrowser) return
  server = await startServer()
  const admin = apiClient(server.gateway)
  feed = await makeFeed(admin, { name: 'Endpoint detections' })
  const organizations = await admin<{ items: { id: string }[] }>('GET', '/organizations')
  const scope = { kind: 'organization', id: organizations.body.items[0]?.id ?? '' } as const
  viewer = await makePerson(server.gateway, admin, 'night-shift', 'viewer', scope)
  operator = await makePerson(server.gateway, admin, 'day-shift', 'operator', scope)
  editor = await makePerson(server.gateway, admin, 'feed-owner', 'editor', scope)
  // Without a title there is no alert: it becomes a dead letter.
  await feed.post({ ...ALERT, id: 'a-2', title: null })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  if (server !== undefined) await endServer(server)
})

const openAs = async (who: Person, path: string, width = 1440): Promise<Page> => {
  const context = await openContext(browser, { width })
  const page = await context.newPage()
  await signIn(page, `${server.gateway}${path}`, who)
  return page
}
const send = async (page: Page, words: string): Promise<void> => {
  const dialog = page.getByRole('dialog', { name: 'Suggest a change' })
  await dialog.getByLabel(/What should change/).fill(words)
  await dialog.getByRole('button', { name: 'Send suggestion' }).click()
  await dialog.waitFor({ state: 'detached' })
}
const draftOf = async (): Promise<string> =>
  JSON.stringify(expectStatus(await editor.api<DraftView>('GET', `/datasources/${feed.id}/draft`), 200))

describe.skipIf(skipWithoutBrowser)('a suggestion', () => {
  test('is tried on an unmapped field, and sent with its words; the draft stays as it is', async () => {
    const before = await draftOf()
    const page = await openAs(viewer, `/datasources/${feed.id}/edit/mapping`)
    await page.getByRole('button', { name: 'Paste one' }).first().click()
    const samples = page.getByRole('dialog', { name: 'Samples' })
    await samples.getByLabel('Payload').fill(JSON.stringify(ALERT))
    await samples.getByRole('button', { name: /^(Add|Keep|Take)/ }).click()
    await samples.waitFor({ state: 'detached' })
    await page.getByRole('tab', { name: 'Fields' }).click()
    expect(await page.getByRole('button', { name: /^Map / }).count()).toBe(0)
    await page.getByRole('button', { name: 'Suggest a target for $.rule_name' }).click()
    const targets = page.getByRole('dialog', { name: 'Map to…' })
    await targets.getByRole('combobox', { name: 'Target' }).fill('rule')
    await targets
      .getByRole('option', { name: /Alert rule/i })
      .first()
      .click()
    const bar = page.getByRole('region', { name: 'A change you try' })
    await bar.getByText('1 change tried').waitFor()
    // What was tried is still there after a reload, and nowhere else.
    await page.reload()
    await bar.getByText('1 change tried').waitFor()
    expect(await draftOf()).toBe(before)
    await bar.getByRole('button', { name: 'Send suggestion…' }).click()
    await send(page, 'The rule belongs into the alert')
    await page.getByRole('button', { name: '1 suggestion' }).waitFor()
    expect(await bar.count()).toBe(0)
    expect(await draftOf()).toBe(before)
    await page.context().close()
  })

  test('is written at a dead letter', async () => {
    const page = await openAs(viewer, `/datasources/${feed.id}?tab=dead-letters`)
    await page
      .getByRole('link', { name: /^20\d\d-/ })
      .first()
      .click()
    const drawer = page.getByRole('dialog', { name: 'Dead letter' })
    expect(await drawer.getByRole('link', { name: 'Fix the mapping' }).count()).toBe(0)
    await drawer.getByRole('button', { name: 'Suggest a change' }).click()
    expect(await accessibilityFaults(page)).toEqual([])
    await send(page, 'The host comes as an object since tonight')
    await page.getByRole('link', { name: '2 suggestions' }).waitFor()
    await page.context().close()
  })

  test('is tried with the dead letter’s payload by who may see it', async () => {
    const page = await openAs(operator, `/datasources/${feed.id}?tab=dead-letters`)
    await page
      .getByRole('link', { name: /^20\d\d-/ })
      .first()
      .click()
    await page.getByRole('dialog', { name: 'Dead letter' }).getByRole('button', { name: 'Suggest a change' }).click()
    await page.getByRole('link', { name: 'Or try it in the mapping editor first' }).click()
    const bar = page.getByRole('region', { name: 'A change you try' })
    await bar.getByText(/about the dead letter/).waitFor()
    await page.getByRole('treeitem', { name: /^rule_name/ }).waitFor()
    await bar.getByRole('button', { name: 'Stop' }).click()
    await page.getByText('Read only').first().waitFor()
    await page.context().close()
  })

  test('is applied to the draft in the editor, where undo takes it back, or dismissed with a reason', async () => {
    const page = await openAs(editor, `/datasources/${feed.id}`)
    await page.getByRole('link', { name: '2 suggestions' }).click()
    await page.getByRole('button', { name: 'The rule belongs into the alert' }).click()
    const drawer = page.getByRole('dialog', { name: 'Suggestion' })
    await drawer.getByRole('link', { name: 'Open it in the mapping editor' }).click()
    await page.waitForURL(/edit\/mapping/)
    await drawer.getByRole('button', { name: 'Apply to draft' }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await drawer.getByRole('button', { name: 'Apply to draft' }).click()
    await drawer.getByText('Taken', { exact: true }).waitFor()
    expect(await draftOf()).toContain('$.rule_name')
    await drawer.getByRole('button', { name: 'All suggestions' }).click()
    const all = page.getByRole('dialog', { name: 'Suggestions' })
    await all.getByRole('button', { name: 'The host comes as an object since tonight' }).click()
    await drawer.getByRole('button', { name: 'Dismiss' }).click()
    await drawer.getByLabel('Why not').fill('The sender is being fixed')
    await drawer.getByRole('button', { name: 'Dismiss it' }).click()
    await drawer.getByText('The sender is being fixed').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Undo: Apply the suggestion of night-shift/ }).click()
    await expect.poll(draftOf, { timeout: 10_000 }).not.toContain('$.rule_name')
    await page.context().close()
  })

  test('tells its author what became of it', async () => {
    const page = await openAs(viewer, `/datasources/${feed.id}?tab=history`, 390)
    const list = page.getByRole('list', { name: 'Suggestions' })
    await list.getByText('Taken by feed-owner').waitFor()
    await list.getByText('Dismissed by feed-owner: The sender is being fixed').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.context().close()
  })
})
