/** A live feed is changed through the Studio while events keep coming: edited, tested, compared, published, rolled back. */
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MadeFeed, makeFeed } from '../support/feed.ts'
import { focused, moveTo, press, tabTo } from '../support/keyboard.ts'
import { alertsOf, eventsOf } from '../support/records.ts'
import { type Sender, startSender } from '../support/sender.ts'
import { type Api, apiClient, endServer, type Server, startServer, until } from '../support/server.ts'
import { accessibilityFaults, openBrowser, openContext, signIn, skipWithoutBrowser } from '../support/studio.ts'

const PER_SECOND = 10
const payloadOf = (id: string) => ({
  id,
  title: `Finding ${id}`,
  severity: 'medium',
  created_at: '2026-11-20T09:14:03Z',
  text: 'seen',
  host: 'ws-7.corp.example.com',
  user: 'corp\\a.keller',
})
/** What the changed mapping adds to every alert, and the comments of the two versions. */
const CATEGORY = 'endpoint'
const WHY = 'Who did it, and a category'
const WHY_BACK = 'The category is wrong'

let server: Server
let api: Api
let browser: Browser
const senders: Sender[] = []

beforeAll(async () => {
  if (skipWithoutBrowser) return
  server = await startServer()
  api = apiClient(server.gateway)
  browser = await openBrowser()
})
afterAll(async () => {
  for (const sender of senders) await sender.stop()
  await browser?.close()
  if (server !== undefined) await endServer(server)
})

interface Live {
  readonly feed: MadeFeed
  readonly sender: Sender
  readonly page: Page
}

/** A published webhook that receives signed events, and its page, by somebody who has signed in. */
async function openLive(name: string): Promise<Live> {
  const feed = await makeFeed(api, { name })
  const sender = startSender(feed, payloadOf, PER_SECOND)
  senders.push(sender)
  await moreOf(sender)
  const page = await (await openContext(browser, { width: 1440 })).newPage()
  await signIn(page, `${server.gateway}/datasources/${feed.id}`)
  await page.getByRole('heading', { level: 1, name }).waitFor()
  return { feed, sender, page }
}

/** Another second of events was sent and answered. */
async function moreOf({ sent }: Sender): Promise<void> {
  const before = sent.length
  await until(
    async () => sent.length,
    (count) => count >= before + PER_SECOND,
  )
}

const row = (table: Locator, name: string | RegExp): Locator => table.getByRole('row', { name })
const savedMapping = (page: Page) =>
  page
    .getByText(/^Saved/)
    .first()
    .waitFor()

/** The bench begins with what the draft makes other than the version in force. */
async function readDifferences(page: Page): Promise<void> {
  await page.getByText(/\d+ differ from the published version/).waitFor()
  await page.getByRole('tab', { name: /^Differences [1-9]/, selected: true }).waitFor()
  const differences = page.getByRole('table', { name: 'Differences' })
  await row(differences, new RegExp(`category.*not there.*${CATEGORY}`)).waitFor()
  await row(differences, /entities.*not there.*a\.keller/)
    .first()
    .waitFor()
}

/** What will change, in words; `back`: what going back to before will. */
async function readChanges(within: Page | Locator, back = false): Promise<void> {
  const changes = within.getByRole('listitem')
  await changes.filter({ hasText: `alert › category ${back ? 'is no longer mapped' : 'is mapped now'}` }).waitFor()
  await changes.filter({ hasText: back ? 'is no longer written (entity)' : 'is a new entity' }).waitFor()
}

/** The history names the versions with their reasons; the charts mark them. */
async function readHistory(page: Page, versions: readonly (readonly [version: string, state: string, why: string])[]) {
  const table = page.getByRole('table', { name: 'Versions' })
  for (const [version, state, why] of versions) await row(table, new RegExp(`${version} ${state}.*${why}`)).waitFor()
}

/** The charts mark when it was published. */
const readMark = (page: Page): Promise<void> =>
  page
    .getByText(/Published: .*v2 at/)
    .first()
    .waitFor()

interface Times {
  /** When the page said so, ms since the epoch. */
  readonly published: number
  readonly rolledBack: number
}

/** None was refused or lost; each record names the version that mapped it, and is as that version says. */
async function check({ feed, sender }: Live, { published, rolledBack }: Times): Promise<void> {
  await sender.stop()
  expect(sender.sent.filter(({ status, body }) => status !== 202 || body.accepted !== 1)).toEqual([])
  const events = await eventsOf(api, feed.id)
  expect(events.map(({ sourceEventId }) => sourceEventId).sort()).toEqual(sender.sent.map(({ id }) => id).sort())
  const versions = new Map(events.map(({ sourceEventId, version }) => [sourceEventId, version]))
  expect(new Set(versions.values())).toEqual(new Set([1, 2, 3]))
  for (const { id, sentAt } of sender.sent) {
    if (sentAt > rolledBack) expect(versions.get(id)).toBe(3)
    else if (sentAt > published) expect([2, 3]).toContain(versions.get(id))
  }
  const alerts = await alertsOf(api, feed.id)
  expect(alerts).toHaveLength(sender.sent.length)
  for (const { sourceEventId, mapping, attributes, entities } of alerts) {
    expect(mapping.version).toBe(versions.get(sourceEventId))
    const changed = mapping.version === 2
    expect(attributes.category).toBe(changed ? CATEGORY : undefined)
    expect(entities.map(({ type }) => type).sort()).toEqual(changed ? ['host', 'user'] : ['host'])
  }
}

describe.skipIf(skipWithoutBrowser)('a live feed is changed with the mouse', () => {
  let live: Live
  let page: Page
  const times = { published: 0, rolledBack: 0 }

  test('its mapping gets a constant and an entity, on what was captured', async () => {
    live = await openLive('Changed by mouse')
    page = live.page
    await page.getByRole('tab', { name: 'Mapping' }).click()
    await page.getByRole('link', { name: 'Edit the mapping' }).click()
    await page.getByRole('button', { name: 'Use a captured event' }).click()
    await page.getByRole('button', { name: 'Keep as a sample' }).first().click()
    await page.getByRole('treeitem', { name: /^user, text, "corp/ }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])

    await page.getByRole('combobox', { name: 'Add a field to Alert' }).fill('category')
    await page.getByRole('option', { name: /^category/ }).click()
    await page.getByRole('button', { name: /^Kind of source of Alert category/ }).click()
    await page.getByRole('menuitem', { name: /^Constant/ }).click()
    await page.getByRole('textbox', { name: 'Source of Alert category' }).fill(CATEGORY)

    await page.getByRole('treeitem', { name: /^user/ }).dblclick()
    await page.getByRole('combobox', { name: 'Target' }).fill('new user')
    await page.getByRole('option', { name: /^New user/ }).click()
    await page.getByRole('button', { name: 'Add a relationship' }).click()
    await savedMapping(page)
  })

  test('is tested beside the version in force', async () => {
    await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: /Test/ }).click()
    await page.getByText('Captured', { exact: true }).click()
    await page.getByRole('button', { name: 'Run the test' }).first().click()
    await readDifferences(page)
  })

  test('waits to be published, as the catalog and the overview say', async () => {
    const places = page.getByRole('navigation', { name: 'Places' })
    await places.getByRole('link', { name: 'Catalog' }).click()
    await page.getByRole('button', { name: /^Waiting to publish/ }).click()
    await page.getByRole('link', { name: /Changed by mouse\s*Draft with changes/ }).waitFor()
    await places.getByRole('link', { name: 'Overview' }).click()
    const waiting = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: 'Changes waiting for you' }) })
    const link = waiting.getByRole('link', { name: 'Changed by mouse' })
    await link.waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await link.click()
  })

  test('is published after its differences were read, and says so', async () => {
    await readChanges(page)
    await page.getByLabel('Comment').fill(WHY)
    await page.getByRole('button', { name: 'Publish v2' }).click()
    await page.getByText('Published v2, in force.').waitFor()
    times.published = Date.now()
    await moreOf(live.sender)
    await page.goto(`${server.gateway}/datasources/${live.feed.id}`)
    await readMark(page)
  })

  test('is rolled back after the differences were read', async () => {
    await page.getByRole('tab', { name: 'History' }).click()
    await readHistory(page, [
      ['v2', 'Published', WHY],
      ['v1', 'Superseded', 'first'],
    ])
    await page.getByRole('button', { name: 'Roll back to v1' }).click()
    const dialog = page.getByRole('dialog')
    await readChanges(dialog, true)
    await dialog.getByLabel('Comment').fill(WHY_BACK)
    await dialog.getByRole('button', { name: 'Roll back to v1' }).click()
    await dialog.waitFor({ state: 'detached' })
    times.rolledBack = Date.now()
    await readHistory(page, [
      ['v3', 'Published', `Back to v1\\. ${WHY_BACK}`],
      ['v2', 'Superseded', WHY],
    ])
    await moreOf(live.sender)
  })

  test('took every event meanwhile, each by the version it names', async () => {
    await check(live, times)
    await page.context().close()
  })
})

test.skipIf(skipWithoutBrowser)('a live feed is changed by keyboard alone', async () => {
  const live = await openLive('Changed by keyboard')
  const { page, sender } = live
  const { keyboard } = page
  const times = { published: 0, rolledBack: 0 }

  await press(page, /^Skip to/)
  await tabTo(page, /^Overview$/)
  await moveTo(page, 'ArrowRight', /^Mapping$/)
  await keyboard.press('Enter')
  await press(page, /^Edit the mapping/)
  await page.getByRole('heading', { level: 1, name: 'Mapping' }).waitFor()
  await press(page, /^Use a captured event/)
  await page.getByRole('button', { name: 'Keep as a sample' }).first().waitFor()
  await press(page, /^Keep as a sample/)
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('treeitem', { name: /^user/ }).waitFor()

  await tabTo(page, /^Add a field to Alert/)
  await keyboard.type('category')
  await keyboard.press('Enter')
  await focused(page.getByRole('combobox', { name: 'Source of Alert category' }))
  await keyboard.press('Shift+Tab')
  await keyboard.press('Enter')
  await page.getByRole('menu').locator(':focus').waitFor({ state: 'attached' })
  await moveTo(page, 'ArrowDown', /^Constant/)
  await keyboard.press('Enter')
  await tabTo(page, /^Source of Alert category/)
  await keyboard.type(CATEGORY)

  await moveTo(page, 'Shift+Tab', /^id, text/)
  await moveTo(page, 'ArrowDown', /^user, text/)
  await keyboard.press('Enter')
  await focused(page.getByRole('combobox', { name: 'Target' }))
  await keyboard.type('new user')
  await keyboard.press('Enter')
  await press(page, /^Add a relationship/)
  await savedMapping(page)

  await moveTo(page, 'Shift+Tab', /^4?\s*Test$/)
  await keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Test' }).waitFor()
  await tabTo(page, /^Kept samples/)
  await keyboard.press('ArrowRight')
  await press(page, /^Run the test/)
  await readDifferences(page)

  await moveTo(page, 'Shift+Tab', /^5?\s*Summary/)
  await keyboard.press('Enter')
  await readChanges(page)
  await tabTo(page, /^Comment/)
  await keyboard.type(WHY)
  await press(page, /^Publish v2/)
  await page.getByText('Published v2, in force.').waitFor()
  times.published = Date.now()
  await moreOf(sender)

  await moveTo(page, 'Shift+Tab', /^Changed by keyboard/)
  await keyboard.press('Enter')
  await readMark(page)
  await tabTo(page, /^Overview$/)
  await moveTo(page, 'ArrowRight', /^History$/)
  await keyboard.press('Enter')
  await press(page, /^Roll back to v1/)
  const dialog = page.getByRole('dialog')
  await readChanges(dialog, true)
  await tabTo(page, /^Comment/)
  await keyboard.type(WHY_BACK)
  await press(page, /^Roll back to v1/)
  await dialog.waitFor({ state: 'detached' })
  times.rolledBack = Date.now()
  await readHistory(page, [['v3', 'Published', `Back to v1\\. ${WHY_BACK}`]])
  await moreOf(sender)
  await check(live, times)
  await page.context().close()
})
