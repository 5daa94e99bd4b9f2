/**
 * Every place of the Studio over the living demo: it fits from a phone to a wide screen, and is photographed for people
 * to look at (`artifacts/screenshots/<place>-<width>-<scheme>.jpeg`).
 */
import type { ChildProcess } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Hours, hoursServer } from '../chaos/support/hours.ts'
import { type Place, placesOf } from '../support/places.ts'
import { startProgram } from '../support/program.ts'
import { makePulledFeed, PULLED_ENV } from '../support/pulled-feed.ts'
import { ADMIN_TOKEN, apiClient, endServer, type Server, startServer, until } from '../support/server.ts'
import {
  openBrowser,
  openContext,
  overflow,
  settled,
  signIn,
  skipWithoutBrowser,
  visit,
  wear,
} from '../support/studio.ts'

const ROOT = join(import.meta.dirname, '../..')
const SHOTS = join(ROOT, 'artifacts/screenshots')
const SIZES = [
  [390, 844],
  [768, 1024],
  [1280, 900],
  [1920, 1080],
] as const
/** WCAG 1.4.10: a page of 1280 px at 400 %. */
const NARROWEST = 320

let server: Server
let browser: Browser
let context: BrowserContext
let demo: ChildProcess
let hours: Hours
let places: readonly Place[] = []

beforeAll(async () => {
  if (skipWithoutBrowser) return
  await mkdir(SHOTS, { recursive: true })
  server = await startServer({ env: PULLED_ENV })
  hours = await hoursServer('2026-03-01T03:00:00.000Z')
  demo = await startProgram(['demo', '--url', server.gateway, '--token', ADMIN_TOKEN], { stdio: 'ignore' })
  const api = apiClient(server.gateway)
  const some = async (kind: string): Promise<readonly { readonly id: string; readonly name?: string }[]> => {
    const list = () => api<{ items: { id: string; name?: string }[] }>('GET', kind)
    return (await until(list, ({ body }) => (body.items?.length ?? 0) > 0, 60_000)).body.items
  }
  const first = async (kind: string): Promise<string> => (await some(kind))[0]?.id ?? ''
  const alert = await first('/alerts')
  const feeds = await some('/datasources')
  places = placesOf({
    feed: feeds.find(({ name }) => name?.includes('endpoint'))?.id ?? '',
    pulled: await makePulledFeed(api, hours),
    alert,
    entity: await first('/entities'),
    relationship: await first('/relationships'),
  })
  browser = await openBrowser()
  context = await openContext(browser)
  const page = await context.newPage()
  await signIn(page, server.gateway)
  await page.close()
})
afterAll(async () => {
  await browser?.close()
  demo?.kill()
  await hours?.close()
  if (server !== undefined) await endServer(server)
})

test.skipIf(skipWithoutBrowser)('no place scrolls sideways, from 320 to 1920 px', { timeout: 180_000 }, async () => {
  const wrong: string[] = []
  const waiting = [...places]
  const lookOn = async (): Promise<void> => {
    const page = await context.newPage()
    let scheme: 'light' | 'dark' = 'light'
    const shoot = (name: string): Promise<unknown> =>
      page.screenshot({ path: join(SHOTS, `${name}-${scheme}.jpeg`), type: 'jpeg', quality: 85 })
    for (let place = waiting.shift(); place !== undefined; place = waiting.shift()) {
      const { name, path } = place
      await page.setViewportSize({ width: NARROWEST, height: 640 })
      await visit(page, server.gateway, path)
      await settled(page)
      const narrow = await overflow(page)
      if (narrow > 0) wrong.push(`${name} at ${NARROWEST} px: ${narrow} px too wide`)
      for (const [width, height] of SIZES) {
        await page.setViewportSize({ width, height })
        await settled(page)
        const room = await overflow(page)
        if (room > 0) wrong.push(`${name} at ${width} px: ${room} px too wide`)
        await shoot(`${name}-${width}`)
        scheme = scheme === 'light' ? 'dark' : 'light'
        await wear(page, scheme)
        await shoot(`${name}-${width}`)
      }
    }
    await page.close()
  }
  await Promise.all([lookOn(), lookOn()])
  expect(wrong).toEqual([])
})
