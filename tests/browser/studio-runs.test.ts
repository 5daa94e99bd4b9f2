/** A pull feed's runs, windows and checkpoint in a real browser: a span is read again, undone; a checkpoint is set and restored; what a version wrote is taken back. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Hours, hoursServer } from '../chaos/support/hours.ts'
import { publish, putDraft } from '../support/feed.ts'
import { makePulledFeed, PULLED_ENV, pulledDraft } from '../support/pulled-feed.ts'
import { type Api, apiClient, endServer, type Server, startServer, until } from '../support/server.ts'
import {
  accessibilityFaults,
  openBrowser,
  openContext,
  overflow,
  photographWhenFailed,
  settled,
  signIn,
  skipWithoutBrowser,
  wear,
} from '../support/studio.ts'

let server: Server
let api: Api
let hours: Hours
let id: string
let browser: Browser
let context: BrowserContext
let page: Page

const runs = async (): Promise<{ kind: string; state: string }[]> =>
  (await api<{ items: { kind: string; state: string }[] }>('GET', `/datasources/${id}/runs`)).body.items
const open = async (tab: string): Promise<void> => {
  await page.goto(`${server.gateway}/datasources/${id}?tab=${tab}`)
  await settled(page)
}
/** Nothing wrong for a screen reader, nothing wider than the window: narrow and wide, light and dark. */
const stands = async (): Promise<void> => {
  for (const width of [390, 1280, 1920]) {
    await page.setViewportSize({ width, height: 900 })
    expect([width, await overflow(page)]).toEqual([width, 0])
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  expect(await accessibilityFaults(page)).toEqual([])
  await wear(page, 'dark')
  expect(await accessibilityFaults(page, 'colours')).toEqual([])
  await wear(page, 'light')
}

beforeAll(async () => {
  if (skipWithoutBrowser) return
  server = await startServer({ env: PULLED_ENV })
  api = apiClient(server.gateway)
  hours = await hoursServer('2026-03-01T03:00:00.000Z')
  id = await makePulledFeed(api, hours)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await hours?.close()
  if (server !== undefined) await endServer(server)
})
beforeEach(async () => {
  if (skipWithoutBrowser) return
  context = await openContext(browser)
  page = await context.newPage()
  await signIn(page, server.gateway)
})
afterEach(() => context?.close())

describe.skipIf(skipWithoutBrowser)('a person', () => {
  test('asks a source now, reads a span again after seeing what that does, and undoes it', async () => {
    photographWhenFailed(page, 'runs')
    await open('runs')
    await page.getByRole('row', { name: /Poll/ }).first().waitFor()
    await page.getByRole('tabpanel').getByRole('button', { name: 'Run now' }).click()
    await page.getByRole('status').filter({ hasText: 'The run has ended' }).waitFor()
    await stands()
    await page.getByRole('button', { name: 'Close the run' }).click()

    await page.getByRole('button', { name: 'Backfill…' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Read a span of time again' })
    // What is read again is an hour that no run has read; the browser of the tests has the server's time zone.
    const local = (time: string): string => {
      const at = new Date(time)
      return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
    }
    await dialog
      .getByLabel('From', { exact: false })
      .and(dialog.locator('input[type=datetime-local]'))
      .fill(local('2026-02-28T10:00:00Z'))
    await dialog.getByLabel('To').fill(local('2026-02-28T12:00:00Z'))
    const plan = dialog.getByRole('region', { name: 'What it will do' })
    await plan.getByText(/2 windows, about 4 requests/).waitFor()
    await plan.getByText(/About 120 events/).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByLabel('Records a second').fill('')
    await dialog.getByRole('button', { name: 'Begin' }).click()
    await page.getByRole('status').filter({ hasText: 'The run has ended: 120 done.' }).waitFor()

    await page.getByRole('button', { name: 'Undo the run' }).click()
    const undo = page.getByRole('dialog', { name: 'Undo the run?' })
    await undo.getByText('120 alerts are removed').waitFor()
    await undo.getByLabel('Reason').fill('read by mistake')
    await undo.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('heading', { name: 'Undo: what a run wrote' }).waitFor()
    await page.getByRole('status').filter({ hasText: 'The run has ended: 120 done.' }).waitFor()
    const alerts = await api<{ items: object[] }>('GET', `/alerts?datasourceId=${id}&limit=1000`)
    expect(alerts.body.items.length).toBe(180)
  })

  test('asks a source now from its header, from the palette and from the catalog', async () => {
    photographWhenFailed(page, 'run-now')
    const polls = async (): Promise<number> => (await runs()).filter(({ kind }) => kind === 'pull').length
    const asked = async (ask: () => Promise<void>): Promise<void> => {
      const before = await polls()
      await ask()
      await until(polls, (now) => now === before + 1)
      await until(runs, (all) => all.every(({ state }) => state === 'succeeded'))
    }
    await open('overview')
    await asked(() => page.getByRole('button', { name: 'Run now' }).click())
    await page.getByRole('status').filter({ hasText: 'The run has ended' }).waitFor()
    await asked(async () => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: 'Search commands and datasources' }).fill('Run now')
      await page.keyboard.press('Enter')
    })
    await page.goto(`${server.gateway}/datasources`)
    await settled(page)
    await asked(async () => {
      await page.getByRole('button', { name: 'Actions for Alarm archive' }).click()
      await page.getByRole('menuitem', { name: 'Run now' }).click()
    })
  })

  test('pauses a slow backfill and goes on with it', async () => {
    photographWhenFailed(page, 'runs-pause')
    const span = { from: '2026-02-20T00:00:00Z', to: '2026-02-21T00:00:00Z', eventsPerSecond: 40 }
    const { body } = await api<{ runId: string }>('POST', `/datasources/${id}/backfills`, span)
    await open(`runs&run=${body.runId}`)
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByRole('button', { name: 'Resume' }).click()
    await page.getByRole('button', { name: 'Change its rate' }).click()
    const dialog = page.getByRole('dialog', { name: 'Change how fast the backfill goes?' })
    await dialog.getByLabel('Records a second').fill('')
    await dialog.getByRole('button', { name: 'Change' }).click()
    await page.getByRole('status').filter({ hasText: 'The run has ended: 1,440 done.' }).waitFor({ timeout: 60_000 })
  })

  test('sees which of its time was not read', async () => {
    photographWhenFailed(page, 'windows')
    await open('windows')
    await page.getByText('1 year').click()
    await page.getByRole('table', { name: 'Gaps of Alarm archive' }).getByText('No run has read it').first().waitFor()
    await page.getByRole('img', { name: /Windows over time\./ }).waitFor()
    await page.getByRole('table', { name: 'Windows of Alarm archive' }).waitFor()
    await stands()
  })

  test('sets where the source stands, by keyboard, seeing what comes next; goes back to where it stood', async () => {
    photographWhenFailed(page, 'checkpoint')
    await open('checkpoint')
    await page.getByText(/What happened since 2026-03-01T03:00:00.000Z/).waitFor()
    await stands()
    await page.getByRole('button', { name: 'Edit Live' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Where Live stands' })
    await dialog.getByLabel('Checkpoint').fill('{"until": "2026-03-01T01:00:00.000Z"}')
    await dialog.getByText(/What happened since 2026-03-01T01:00:00.000Z/).waitFor()
    await dialog.getByLabel('Reason').fill('the source mended an hour')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Enter')
    const history = page.getByRole('table', { name: 'Where Alarm archive stood' })
    await history.getByText('the source mended an hour').waitFor()
    await history
      .getByRole('button', { name: /Restore Live number/ })
      .last()
      .click()
    await page
      .getByRole('dialog', { name: 'Go back to where it stood?' })
      .getByRole('button', { name: 'Restore' })
      .click()
    await page
      .getByText(/What happened since 2026-03-01T03:00:00.000Z/)
      .first()
      .waitFor()
  })

  test('takes back what a version wrote, from the history, once another is in force', async () => {
    photographWhenFailed(page, 'undo-version')
    const draft = pulledDraft(hours)
    const outputs = draft.mapping.outputs.map((one) => ({
      ...one,
      fields: { ...one.fields, severity: { const: 'low' } },
    }))
    await putDraft(api, id, { ...draft, mapping: { ...draft.mapping, outputs } })
    await publish(api, id, 'second')
    await open('history')
    await page.getByRole('button', { name: 'Undo what v1 wrote' }).waitFor()
    // The one in force writes on.
    expect(await page.getByRole('button', { name: 'Undo what v2 wrote' }).count()).toBe(0)
    await stands()
    await page.getByRole('button', { name: 'Undo what v1 wrote' }).focus()
    await page.keyboard.press('Enter')
    const undo = page.getByRole('dialog', { name: 'Undo what v1 wrote?' })
    await undo.getByText(/alerts are removed/).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await undo.getByLabel('Reason').fill('wrong severity')
    await undo.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('heading', { name: 'Undo: what v1 wrote' }).waitFor()
    await page.getByRole('status').filter({ hasText: 'The run has ended' }).waitFor({ timeout: 60_000 })
    const alerts = await api<{ items: { mapping: { version: number } }[] }>(
      'GET',
      `/alerts?datasourceId=${id}&limit=1000`,
    )
    expect(alerts.body.items.filter(({ mapping }) => mapping.version === 1)).toEqual([])
  })

  test('changes where a secret may be sent, which goes on record', async () => {
    photographWhenFailed(page, 'secret-hosts')
    const secret = { name: 'Archive key', value: 'not-to-be-seen', allowedHosts: ['api.example.com'] }
    const { body } = await api<{ id: string }>('POST', '/secrets', secret)
    await page.goto(`${server.gateway}/secrets`)
    await settled(page)
    await page.getByRole('link', { name: 'Archive key' }).click()
    const drawer = page.getByRole('dialog', { name: 'Archive key' })
    await drawer.getByLabel('Hosts').fill('nobody@example.com')
    await drawer.getByRole('button', { name: 'Save the hosts' }).click()
    await drawer.getByText(/expected form|is no host/).waitFor()
    await drawer.getByLabel('Hosts').press('Backspace')
    await drawer.getByLabel('Hosts').fill('login.example.com')
    await drawer.getByRole('button', { name: 'Save the hosts' }).click()
    await page.getByText('Where Archive key may be sent is changed.').waitFor()
    await drawer.getByText('api.example.com, login.example.com').waitFor()
    await stands()
    const audit = await api<{ items: object[] }>('GET', `/audit?action=secret.update&resource=${body.id}`)
    expect(audit.body.items).toMatchObject([{ after: { allowedHosts: ['api.example.com', 'login.example.com'] } }])
  })
})
