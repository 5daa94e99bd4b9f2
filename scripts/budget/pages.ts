/** Pages as a person uses them, at the sizes the design names. */
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { BrowserContext } from 'playwright-core'
import { putMapping } from '../../tests/support/feed.ts'
import type { Api } from '../../tests/support/server.ts'
import { settled } from '../../tests/support/studio.ts'
import { heapMb, observe, seen, throttle, worst } from './observe.ts'
import type { Measured } from './report.ts'

const SLOWER = 4

async function open(context: BrowserContext) {
  const page = await context.newPage()
  await observe(page)
  return { page, session: await context.newCDPSession(page) }
}

/** The catalog, opened and used on a processor four times slower. */
export async function measureCatalog(context: BrowserContext, url: string): Promise<Measured[]> {
  const { page, session } = await open(context)
  await throttle(session, SLOWER)
  await page.goto(`${url}/datasources`)
  await page.getByRole('row').nth(10).waitFor()
  const rows = await page.evaluate(() => performance.now())
  await settled(page)
  const { lcp } = await seen(page)
  await page.getByRole('checkbox').nth(3).click()
  await page.getByRole('columnheader').getByRole('button').first().click()
  await page.locator('[data-page-search]').pressSequentially('feed 09', { delay: 60 })
  await page.getByRole('row').nth(10).waitFor()
  const { interactions } = await seen(page)
  await page.close()
  return [
    { what: 'LCP, catalog of 1,000 feeds, 4× slower', unit: 'ms', bar: 2500, value: lcp },
    { what: 'Its first rows', unit: 'ms', bar: 2500, value: rows },
    { what: 'INP, catalog of 1,000 feeds, 4× slower', unit: 'ms', bar: 200, value: worst(interactions) },
  ]
}

const BLOCKS = 10
const FIELDS = 50

/** Typing into one of five hundred rows. */
export async function measureKeystroke(context: BrowserContext, url: string, api: Api, id: string): Promise<Measured> {
  const entities = Array.from({ length: BLOCKS }, (_, block) => ({
    name: `host${block}`,
    kind: 'entity',
    type: 'host',
    key: { path: `$.host${block}` },
    fields: Object.fromEntries(Array.from({ length: FIELDS }, (_, n) => [`field${n}`, { const: `value ${n}` }])),
  }))
  await putMapping(api, id, { recordId: { path: '$.id' }, outputs: entities })
  const { page } = await open(context)
  await page.goto(`${url}/datasources/${id}/edit/mapping`)
  await settled(page)
  const field = page.locator('input[placeholder="A constant"]').nth(5)
  await field.click()
  await seen(page)
  await field.pressSequentially('a constant of some length', { delay: 80 })
  const { interactions } = await seen(page)
  await page.close()
  return { what: 'Keystroke among 500 mapping rows', unit: 'ms', bar: 50, value: worst(interactions) }
}

const LINES_A_SECOND = 500
const BATCH_MS = 100

/** A log that is followed while lines come. They are put into the database: what one feed logs in a second is limited. */
export async function measureLog(
  context: BrowserContext,
  { url, databaseUrl, id, minutes }: { url: string; databaseUrl: string; id: string; minutes: number },
): Promise<Measured[]> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  await using _closing = { [Symbol.asyncDispose]: () => client.end() }
  const { page, session } = await open(context)
  const write = (lines: number): Promise<unknown> =>
    client.query(
      `insert into log (tenant_id, datasource_id, id, at, level, component, message)
       select tenant_id, id, uuidv7(), now(), 'info', 'source', 'line ' || n || ' of a busy feed: 1 event accepted'
       from datasource, generate_series(1, $2::int) n where id = $1`,
      [id, lines],
    )
  await write(1)
  await page.goto(`${url}/datasources/${id}?tab=logs`)
  await settled(page)
  await page.getByRole('listbox').getByRole('option').first().waitFor()
  const before = await heapMb(session)
  await seen(page)
  const perBatch = (LINES_A_SECOND * BATCH_MS) / 1000
  const begun = performance.now()
  const end = begun + minutes * 60_000
  for (let at = begun; at < end; at += BATCH_MS) {
    await pause(Math.max(0, at - performance.now()))
    await write(perBatch)
  }
  const seconds = (performance.now() - begun) / 1000
  const { tasks } = await seen(page)
  const grown = (await heapMb(session)) - before
  await page.close()
  const lines = (minutes * 60_000 * perBatch) / BATCH_MS / seconds
  const during = `${minutes} min of log`
  return [
    { what: `Lines a second, ${during}`, unit: '', bar: null, value: lines },
    { what: `Longest task, ${during}`, unit: 'ms', bar: 50, value: Math.max(0, ...tasks) },
    { what: `Heap growth, ${during}`, unit: 'MB', bar: 50, value: grown },
  ]
}
