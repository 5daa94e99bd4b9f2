/** People who may not do everything, on every place and tab: nothing is offered that would be refused. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Hours, hoursServer } from '../chaos/support/hours.ts'
import { makeFeed } from '../support/feed.ts'
import { makePerson, type Scope } from '../support/people.ts'
import { makePulledFeed, PULLED_ENV } from '../support/pulled-feed.ts'
import { apiClient, endServer, type Server, startServer } from '../support/server.ts'
import { openBrowser, openContext, settled, signIn, skipWithoutBrowser, visit } from '../support/studio.ts'

let server: Server
let browser: Browser
let paths: readonly string[]
let scope: Scope
let hours: Hours

beforeAll(async () => {
  if (skipWithoutBrowser) return
  server = await startServer({ env: PULLED_ENV })
  hours = await hoursServer('2026-03-01T03:00:00.000Z')
  const api = apiClient(server.gateway)
  const feed = await makeFeed(api, { name: 'Endpoint detections' })
  await feed.post({ id: 'a-1', title: 'Finding', severity: 'low', created_at: new Date().toISOString(), host: 'ws-1' })
  await feed.post({ id: 'a-2', severity: 'low', created_at: new Date().toISOString(), host: 'ws-1' })
  const organizations = await api<{ items: { id: string }[] }>('GET', '/organizations')
  scope = { kind: 'organization', id: organizations.body.items[0]?.id ?? '' }
  const pulled = await makePulledFeed(api, hours)
  const tabs = ['overview', 'configuration', 'mapping', 'events', 'dead-letters', 'runs', 'history', 'logs', 'access']
  const steps = ['basics', 'connection', 'mapping', 'test', 'summary']
  paths = [
    '/',
    '/datasources',
    '/datasources/new',
    ...tabs.map((tab) => `/datasources/${feed.id}?tab=${tab}`),
    ...['overview', 'runs', 'windows', 'checkpoint'].map((tab) => `/datasources/${pulled}?tab=${tab}`),
    ...steps.map((step) => `/datasources/${feed.id}/edit/${step}`),
    ...['alerts', 'entities', 'relationships'].map((kind) => `/records/${kind}`),
    '/secrets',
    ...['people', 'invitations', 'roles', 'tokens'].map((tab) => `/people?tab=${tab}`),
  ]
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await hours?.close()
  if (server !== undefined) await endServer(server)
})

const EDITS =
  /^(New datasource|New secret|Create|Publish|Discard|Edit$|Archive|Seal|Rotate|Give it|Take back|New person)\b/
const RUNS = /^(Disable|Enable|Restart|Throttle|Replay|Backfill|Roll back|Run now|Undo|Cancel|Set|Restore)\b/
const TESTS = /^(Run the test|Check the connection|Keep as a sample)\b/

/** Enabled controls of the page whose names begin so. */
const enabled = async (page: Page, refused: readonly RegExp[]): Promise<string[]> => {
  const names = await page
    .locator('button:enabled, [role=switch]:enabled, [role=menuitem]:enabled')
    .evaluateAll((all) => all.map((one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim()))
  return names.filter((name) => refused.some((verb) => verb.test(name)))
}

const ROLES: readonly (readonly [role: string, refused: readonly RegExp[]])[] = [
  ['viewer', [EDITS, RUNS, TESTS]],
  ['auditor', [EDITS, RUNS, TESTS]],
  ['approver', [EDITS, RUNS]],
  ['operator', [EDITS]],
]

describe.skipIf(skipWithoutBrowser).each(ROLES)('as %s', (role, refused) => {
  test('no place offers what would be refused, and nothing that is asked is refused', async () => {
    const person = await makePerson(server.gateway, apiClient(server.gateway), role, role, scope)
    const context = await openContext(browser)
    const page = await context.newPage()
    const faults: string[] = []
    page.on('response', async (response) => {
      const at = new URL(page.url())
      if (response.status() === 403) faults.push(`${at.pathname}${at.search}: 403 for ${response.url()}`)
      if (!response.url().endsWith('/graphql')) return
      if (response.headers()['content-type']?.includes('event-stream')) return
      const text = await response.text().catch(() => '')
      if (/"(status)":403|"code":"forbidden"/.test(text))
        faults.push(`${at.pathname}${at.search}: ${response.request().postData()?.slice(0, 60)} is forbidden`)
    })
    await signIn(page, server.gateway, person)
    for (const path of paths) {
      await visit(page, server.gateway, path)
      await settled(page)
      for (const name of await enabled(page, refused)) faults.push(`${path}: ${name}`)
      const fields = page.locator('#main form :is(input, textarea):enabled')
      if (role === 'viewer' && path.includes('/edit/') && (await fields.count()) > 0)
        faults.push(`${path}: a field that can be typed in`)
    }
    expect(faults).toEqual([])
    await context.close()
  })
})
