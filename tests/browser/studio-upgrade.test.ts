/** Another Studio is installed while a page is open: its code is gone from the server, and the page says what to do. */
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeFeed } from '../support/feed.ts'
import { apiClient, endServer, type Server, startServer } from '../support/server.ts'
import { openBrowser, openContext, settled, signIn, skipWithoutBrowser, visit } from '../support/studio.ts'

const BUILT = join(import.meta.dirname, '../../apps/studio/dist')
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

let server: Server
let browser: Browser
let feed: string
let newer: string

/** The same Studio as if built from another source: every file has another name. */
async function buildNewer(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'halcyon-newer-'))
  await cp(BUILT, folder, { recursive: true, filter: (path) => !path.endsWith('.map') })
  const renamed = (text: string): string => text.replaceAll(/(-[\w-]{8})(\.(?:js|css))\b/g, '$1-next$2')
  for (const file of await readdir(folder, { recursive: true })) {
    if (TYPES[extname(file)] === undefined) continue
    const path = join(folder, file)
    await writeFile(path, renamed(await readFile(path, 'utf8')))
    await rename(path, join(folder, renamed(file)))
  }
  return folder
}

/** From now on the browser finds the newer Studio at the server's address. */
const install = (context: BrowserContext): Promise<unknown> =>
  context.route(
    ({ pathname }) => !/^\/(?:api|graphql)\b/.test(pathname),
    async (route) => {
      const { pathname } = new URL(route.request().url())
      const file = pathname.startsWith('/assets/') ? pathname : '/index.html'
      const body = await readFile(join(newer, file)).catch(() => null)
      if (body === null) await route.fulfill({ status: 404, contentType: 'application/problem+json', body: '{}' })
      else await route.fulfill({ status: 200, contentType: TYPES[extname(file)] ?? '', body })
    },
  )

const codeOf = (page: Page): Promise<string | null> => page.locator('head script[src]').first().getAttribute('src')
const offer = (page: Page) => page.getByRole('button', { name: 'Load the new version' })

beforeAll(async () => {
  if (skipWithoutBrowser) return
  server = await startServer()
  feed = (await makeFeed(apiClient(server.gateway), { name: 'Endpoint detections' })).id
  newer = await buildNewer()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  if (server === undefined) return
  await endServer(server)
  await rm(newer, { recursive: true })
})

describe.skipIf(skipWithoutBrowser)('once a newer Studio is installed', () => {
  let context: BrowserContext
  let page: Page
  beforeEach(async () => {
    context = await openContext(browser)
    page = await context.newPage()
    await signIn(page, server.gateway)
    return () => context.close()
  })

  test('a dialog whose code is gone says so, and the page offers to load the new one; what is typed stays', async () => {
    await page.goto(`${server.gateway}/datasources/${feed}/edit/basics`)
    await settled(page)
    const before = await codeOf(page)
    await page.getByLabel('Description').fill('half typed')
    await install(context)
    await page.keyboard.press('Control+k')
    await page.getByText('This could not be opened').waitFor()
    await offer(page).waitFor()
    expect(await page.getByLabel('Description').inputValue()).toBe('half typed')
    await offer(page).click()
    await page.waitForFunction((old) => document.querySelector('head script[src]')?.getAttribute('src') !== old, before)
    await settled(page)
    expect(await page.getByLabel('Description').inputValue()).toBe('half typed')
    expect(await offer(page).count()).toBe(0)
  })

  test('a page whose code is gone says so, and opens in the new one', async () => {
    await page.goto(`${server.gateway}/datasources`)
    await settled(page)
    await install(context)
    await page.getByRole('link', { name: 'Audit' }).click()
    await page.getByRole('button', { name: 'Load the page again' }).click()
    await page.getByRole('heading', { level: 1, name: 'Audit' }).waitFor()
    expect(await codeOf(page)).toContain('-next')
  })

  test('a tab of a page whose code is gone says so beside the offer', async () => {
    await page.goto(`${server.gateway}/datasources/${feed}?tab=history`)
    await settled(page)
    await install(context)
    await visit(page, server.gateway, `/datasources/${feed}?tab=logs`)
    await page.getByRole('button', { name: 'Load the page again' }).waitFor()
    await offer(page).waitFor()
  })

  test('a page that finds none of its code says that it may be loaded again', async () => {
    await context.route('**/assets/*.js', (route) => route.fulfill({ status: 404, body: '' }))
    await page.goto(`${server.gateway}/datasources`)
    await page.getByText('taking longer to open than it should').waitFor()
    await page.getByRole('link', { name: 'load the page again' }).waitFor()
  })
})
