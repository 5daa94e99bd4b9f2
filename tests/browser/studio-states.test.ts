/** Every place of the Studio × light and dark × each of its states: axe finds nothing. */
import type { Browser, BrowserContext, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Hours, hoursServer } from '../chaos/support/hours.ts'
import { ENRICHED_MAPPING, expectStatus, makeDatasource, makeFeed } from '../support/feed.ts'
import { makePerson } from '../support/people.ts'
import { type Place, placesOf } from '../support/places.ts'
import { makePulledFeed, PULLED_ENV } from '../support/pulled-feed.ts'
import { ADMIN_TOKEN, apiClient, endServer, type Server, startServer, until } from '../support/server.ts'
import {
  ADMIN,
  accessibilityFaults,
  openBrowser,
  openContext,
  settled,
  signIn,
  skipWithoutBrowser,
  visit,
  wear,
} from '../support/studio.ts'

/** Pages looked at side by side. */
const PAGES = 3
const SLOW = 180_000

let server: Server
let browser: Browser
let admin: BrowserContext
let feed = ''
let never = ''
let pulled = ''
let neverPulled = ''
let hours: Hours
let places: readonly Place[] = []

beforeAll(async () => {
  if (skipWithoutBrowser) return
  server = await startServer({ env: PULLED_ENV })
  hours = await hoursServer('2026-03-01T03:00:00.000Z')
  const api = apiClient(server.gateway)
  const made = await makeFeed(api, { name: 'Endpoint detections', mapping: ENRICHED_MAPPING })
  feed = made.id
  for (let i = 0; i < 12; i++)
    await made.post({
      id: `finding-${i}`,
      ...(i % 6 === 0 ? {} : { title: `Finding ${i}` }),
      severity: ['low', 'medium', 'high', 'critical'][i % 4],
      created_at: new Date(Date.now() - i * 1000).toISOString(),
      text: 'A process did <script>alert(1)</script> what it should not.',
      host: `ws-${i % 7}`,
      user: 'j.lindqvist',
      source_ip: '198.51.100.7',
    })
  never = (await makeDatasource(api, 'Never published')).id
  pulled = await makePulledFeed(api, hours)
  neverPulled = (await makeDatasource(api, 'Never read', 'hours')).id
  const first = async (kind: string): Promise<string> => {
    const list = () => api<{ items: { id: string }[] }>('GET', `/${kind}`)
    const { body } = await until(list, (answer) => (answer.body.items?.length ?? 0) > 0)
    return body.items[0]?.id ?? ''
  }
  places = placesOf({
    feed,
    pulled,
    alert: await first('alerts'),
    entity: await first('entities'),
    relationship: await first('relationships'),
  })
  browser = await openBrowser()
  admin = await signedIn()
})
afterAll(async () => {
  await browser?.close()
  await hours?.close()
  if (server !== undefined) await endServer(server)
})

async function signedIn(who: { email: string; password: string } = ADMIN): Promise<BrowserContext> {
  const context = await openContext(browser)
  const page = await context.newPage()
  await signIn(page, server.gateway, who)
  await page.close()
  return context
}

interface Look {
  readonly name: string
  readonly path: string
  /** True: the page is loaded anew, so that nothing of the look before is left; else one goes there as by a link. */
  readonly anew?: boolean
  /** Before the page is opened: how the server shall answer. */
  readonly prepare?: (page: Page) => Promise<void>
  /** Wait for the state that is meant, or bring it about; several are looked at one after another. */
  readonly reach: State | Readonly<Record<string, State>>
}
type State = (page: Page) => Promise<unknown>

/** Opens each and looks at its states, in both schemes; gives what is wrong, by name. */
async function faultsOf(context: BrowserContext, looks: readonly Look[]): Promise<Record<string, string[]>> {
  const faults: Record<string, string[]> = {}
  const waiting = [...looks]
  const lookOn = async (): Promise<void> => {
    // One page for all of its looks: what takes time is loading the Studio, and axe, once more.
    const page = await context.newPage()
    let found: string[] = []
    page.on('pageerror', ({ message }) => found.push(`error: ${message}`))
    for (let look = waiting.shift(); look !== undefined; look = waiting.shift()) {
      found = []
      try {
        await lookAt(page, look, found)
      } catch (error) {
        found.push(`not reached: ${String(error).split('\n', 1)[0]}`)
      }
      if (found.length > 0) faults[look.name] = found
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      // What a tab keeps of its pages is not the next one's.
      await page.evaluate(() => sessionStorage.clear())
    }
    await page.close()
  }
  await Promise.all(Array.from({ length: PAGES }, lookOn))
  return faults
}

async function lookAt(page: Page, { path, anew = false, prepare, reach }: Look, found: string[]): Promise<void> {
  await prepare?.(page)
  if (anew) await page.goto(`${server.gateway}${path}`)
  else await visit(page, server.gateway, path)
  const states = typeof reach === 'function' ? { '': reach } : reach
  for (const [state, bring] of Object.entries(states)) {
    await wear(page, 'light')
    await bring(page)
    const tell = (scheme: string, list: readonly string[]): void => {
      found.push(...list.map((fault) => `${state} ${scheme}: ${fault}`.trim()))
    }
    tell('light', await accessibilityFaults(page))
    await wear(page, 'dark')
    tell('dark', await accessibilityFaults(page, 'colours'))
  }
}

/** What is asked of the server, other than who one is. */
const onRequests = (handle: (route: Route) => Promise<void> | void) => async (page: Page) => {
  const answer = (route: Route) =>
    /\bquery Me\b/.test(route.request().postData() ?? '') ? route.continue() : handle(route)
  await page.route('**/graphql', answer)
  await page.route('**/api/v1/**', answer)
}
const FAILURE = {
  status: 500,
  contentType: 'application/json',
  body: JSON.stringify({
    code: 'internal_error',
    detail: 'Something went wrong on our side.',
    action: 'Try again; if it stays, send the request id to support.',
    request_id: 'req-0000',
  }),
}
const away = onRequests((route) => route.abort('connectionrefused'))

const shows = (text: string | RegExp) => (page: Page) => page.getByText(text).first().waitFor()

const ofOneFeed = ({ path }: Place): boolean => [feed, pulled].some((id) => path.startsWith(`/datasources/${id}`))

/** A place that is asked for, waits, and is told that the server fails. */
function interrupted(place: Place): Look {
  const waiting: Route[] = []
  let failing = false
  return {
    ...place,
    // The tabs and steps of one feed share what failed at the look before.
    anew: ofOneFeed(place),
    prepare: onRequests((route) => {
      if (failing) return route.fulfill(FAILURE)
      waiting.push(route)
    }),
    reach: {
      'on its way': (page) => page.locator('[aria-busy="true"]').first().waitFor(),
      failed: async (page) => {
        failing = true
        // What was given up while one waited need no answer.
        await Promise.allSettled(waiting.map((route) => route.fulfill(FAILURE)))
        await page.getByRole('alert').filter({ hasText: 'Try again' }).first().waitFor()
      },
    },
  }
}

test.skipIf(skipWithoutBrowser)('as it is loaded', { timeout: SLOW }, async () => {
  const looks = places.map((place) => ({ ...place, reach: settled }))
  expect(await faultsOf(admin, looks)).toEqual({})
})

const told = 'while it is on its way, and where the server then fails: what, why, what to do'
test.skipIf(skipWithoutBrowser)(told, { timeout: SLOW }, async () => {
  expect(await faultsOf(admin, places.map(interrupted))).toEqual({})
})

test.skipIf(skipWithoutBrowser)('where the server is away', async () => {
  const looks = places.filter(({ name }) => ['overview', 'catalog', 'detail', 'alerts'].includes(name))
  const told = shows('The server stopped answering')
  expect(
    await faultsOf(
      admin,
      looks.map((place) => ({ ...place, anew: true, prepare: away, reach: told })),
    ),
  ).toEqual({})
})

test.skipIf(skipWithoutBrowser)('where nothing is yet', { timeout: SLOW }, async () => {
  const api = apiClient(server.gateway)
  const { id } = expectStatus(await api<{ id: string }>('POST', '/organizations', { name: 'A new one' }), 201)
  const context = await signedIn()
  await context.addInitScript((organization) => localStorage.setItem('halcyon.organization', organization), id)
  const empty = ['overview', 'catalog', 'alerts', 'entities', 'relationships', 'secrets', 'tokens']
  const looks = places.filter(({ name }) => empty.includes(name)).map((place) => ({ ...place, reach: settled }))
  const unpublished = places.filter(ofOneFeed).map(({ name, path }) => ({
    name: `${name} of a new feed`,
    path: path.replace(feed, never).replace(pulled, neverPulled),
    reach: settled,
  }))
  expect(await faultsOf(context, looks)).toEqual({})
  expect(await faultsOf(admin, unpublished)).toEqual({})
  await context.close()
})

test.skipIf(skipWithoutBrowser)('where nothing matches', async () => {
  const looks = [
    ['catalog', '/datasources?search=zzzz', /No datasource matches|Nothing matches|No feed/],
    ['secrets', '/secrets?search=zzzz', 'Nothing matches'],
    ['alerts', '/records/alerts?search=zzzz', 'No alerts match'],
    ['entities', '/records/entities?search=zzzz', 'No entities match'],
    ['relationships', '/records/relationships?type=zzzz', 'No relationships match'],
    ['events', `/datasources/${feed}?tab=events&search=zzzz`, /match/],
    ['dead letters', `/datasources/${feed}?tab=dead-letters&search=zzzz`, /match/],
    ['audit', '/audit?action=zzzz', 'Nothing matches'],
  ] as const
  expect(
    await faultsOf(
      admin,
      looks.map(([name, path, text]) => ({ name, path, reach: shows(text) })),
    ),
  ).toEqual({})
})

test.skipIf(skipWithoutBrowser)(
  'for somebody who may only read',
  async () => {
    const api = apiClient(server.gateway, ADMIN_TOKEN)
    const { body } = await api<{ items: { id: string }[] }>('GET', '/organizations')
    const reader = await makePerson(server.gateway, api, 'reader', 'viewer', {
      kind: 'organization',
      id: body.items[0]?.id ?? '',
    })
    const readers = await signedIn(reader)
    const looks = places.map((place) => ({ ...place, reach: settled }))
    expect(await faultsOf(readers, looks)).toEqual({})
    await readers.close()
  },
  SLOW,
)

const press =
  (role: 'button' | 'link' | 'menuitem' | 'switch' | 'tab', ...names: readonly (string | RegExp)[]) =>
  async (page: Page): Promise<void> => {
    await settled(page)
    for (const name of names) {
      const target = page.getByRole(role, { name }).or(page.getByRole('menuitem', { name }))
      await target.first().click({ force: role === 'switch' })
    }
    await page.getByRole('dialog').or(page.getByRole('menu')).or(page.getByRole('listbox')).first().waitFor()
  }
const keys =
  (...typed: readonly string[]) =>
  async (page: Page): Promise<void> => {
    await settled(page)
    for (const key of typed) await page.keyboard.press(key)
    await page.getByRole('dialog').first().waitFor()
  }
const openRow = async (page: Page): Promise<void> => {
  await settled(page)
  await page.getByRole('row').nth(1).getByRole('link').first().click()
  await page.getByRole('dialog').first().waitFor()
}

test.skipIf(skipWithoutBrowser)('with each dialog, drawer and menu open', { timeout: SLOW }, async () => {
  const detail = `/datasources/${feed}`
  const looks: readonly (readonly [string, string, Look['reach']])[] = [
    ['the palette', '/', keys('Control+k')],
    ['the shortcuts', '/', keys('?')],
    ['the account', '/', press('button', /Account of/)],
    ['the views', '/datasources', press('button', /All feeds/)],
    ['a feed’s menu', '/datasources', press('button', /^Actions|^More/)],
    ['stopping', detail, press('switch', /Enabled/)],
    ['restarting', detail, press('button', 'Restart')],
    ['more of a feed', detail, press('button', 'More actions')],
    ['cloning', detail, press('button', 'More actions', 'Clone')],
    ['throttling', detail, press('button', 'More actions', 'Throttle')],
    ['archiving', detail, press('button', 'More actions', 'Archive')],
    ['an event', `${detail}?tab=events`, openRow],
    ['a dead letter', `${detail}?tab=dead-letters`, press('link', /^20\d\d-/)],
    ['replaying', `${detail}?tab=dead-letters`, press('button', /Replay all/)],
    ['downloading a log', `${detail}?tab=logs`, press('button', /Download/)],
    ['samples', `${detail}/edit/mapping`, press('button', /Samples|Paste one/)],
    ['the guide', `${detail}/edit/connection`, press('button', 'Guide')],
    ['a new secret', '/secrets', press('button', 'New secret')],
    ['a secret', '/secrets', openRow],
    ['an audit entry', '/audit', openRow],
    ['a new person', '/people', press('button', /Add a person|Invite/)],
    ['switching a person off', '/people', press('button', /^Disable/)],
  ]
  expect(
    await faultsOf(
      admin,
      looks.map(([name, path, reach]) => ({ name, path, anew: true, reach })),
    ),
  ).toEqual({})
})
