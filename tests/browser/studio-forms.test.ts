/** Every connector's form: what is wrong stands at its field and in the summary, whoever found it, and nothing typed is lost. */
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeDatasource, makeSecret } from '../support/feed.ts'
import { focused, press, tabTo } from '../support/keyboard.ts'
import { type Api, apiClient, endServer, type Server, startServer } from '../support/server.ts'
import {
  accessibilityFaults,
  openBrowser,
  openContext,
  photographWhenFailed,
  settled,
  signIn,
  skipWithoutBrowser,
} from '../support/studio.ts'

interface Form {
  readonly type: string
  /** What an empty draft lacks, as the summary calls it. */
  readonly missing: readonly string[]
  /** Field → what is entered; of a choice, the word one sees. */
  readonly entries: Readonly<Record<string, string>>
  /** One of them, that only the server can refuse: what it says, and what it takes instead. */
  readonly refused: readonly [field: string, says: RegExp, instead: string]
}

const FORMS: readonly Form[] = [
  {
    type: 'http_webhook',
    missing: ['Authentication'],
    entries: { auth: 'Bearer', allowedAddresses: 'nowhere' },
    refused: ['allowedAddresses', /"nowhere" is no address or CIDR block/, '192.0.2.0/24'],
  },
  {
    type: 'rest_poller',
    missing: ['Schedule'],
    entries: { schedule: 'Interval', 'schedule.every': 'PT5M', 'request.url': 'ftp://example.com' },
    refused: ['request.url', /is no https address/, 'https://example.com/alerts'],
  },
  {
    type: 'kafka',
    missing: ['Brokers', 'Topics'],
    entries: { brokers: 'kafka-without-port', topics: 'alerts' },
    refused: ['brokers', /is not host:port/, 'kafka.example.com:9093'],
  },
  {
    type: 'amqp',
    missing: ['Host', 'Sign-in', 'Queue'],
    entries: { host: 'amqps://rabbitmq', auth: 'User and password', 'auth.user': 'reader', queue: 'alerts' },
    refused: ['host', /no name and no address/, 'rabbitmq.example.com'],
  },
  {
    type: 'sql_poller',
    missing: ['Database', 'Database name', 'Offset', 'Schedule'],
    entries: {
      dialect: 'postgresql',
      host: 'db.example.com',
      database: 'siem',
      user: 'reader',
      table: 'one.two.three',
      offset: 'Increasing column',
      'offset.column': 'id',
      schedule: 'Interval',
      'schedule.every': 'PT5M',
    },
    refused: ['table', /is neither a table nor schema.table/, 'public.alerts'],
  },
  {
    type: 's3_batch',
    missing: ['Bucket', 'Credentials', 'Schedule'],
    entries: {
      bucket: 'alerts',
      endpoint: 'minio',
      credentials: 'Public bucket',
      schedule: 'Interval',
      'schedule.every': 'PT5M',
    },
    refused: ['endpoint', /"minio" is not the address of a store/, 'https://minio.example.com'],
  },
  {
    type: 'sftp_batch',
    missing: ['Server › Host', 'Server › User', 'Server › Host keys', 'Sign-in', 'Find › Folders', 'Schedule'],
    entries: {
      'server.host': 'files example',
      'server.user': 'reader',
      'server.hostKeys': `SHA256:${'a'.repeat(43)}`,
      auth: 'Password',
      'find.folders': '/outgoing',
      schedule: 'Interval',
      'schedule.every': 'PT5M',
    },
    refused: ['server.host', /no name and no address/, 'files.example.com'],
  },
]

let server: Server
let api: Api
let browser: Browser
let page: Page

beforeAll(async () => {
  if (skipWithoutBrowser) return
  server = await startServer()
  api = apiClient(server.gateway)
  browser = await openBrowser()
  page = await (await openContext(browser)).newPage()
  await signIn(page, server.gateway)
})
afterAll(async () => {
  await browser?.close()
  if (server !== undefined) await endServer(server)
})
beforeEach(() => {
  if (!skipWithoutBrowser) photographWhenFailed(page, 'forms')
})

const at = (field: string): Locator => page.locator(`[id="config.${field}"]`)
const summary = (): Locator => page.getByRole('group', { name: /to settle before publishing$/ })
const saved = (): Promise<void> => page.getByText(/^Saved/).waitFor()

/** Opens the form of a new datasource. */
async function openForm(type: string, name = `${type} of ${Date.now()}`): Promise<string> {
  const { id } = await makeDatasource(api, name, type)
  await page.goto(`${server.gateway}/datasources/${id}/edit/connection`)
  await settled(page)
  return id
}

/** As a person would: what is closed is opened, a choice is chosen, a text typed and left. */
async function enter(field: string, value: string): Promise<void> {
  const element = at(field)
  await element.evaluate((one) => {
    for (const group of document.querySelectorAll('details')) if (group.contains(one)) group.open = true
  })
  if (await element.evaluate((one) => one instanceof HTMLSelectElement)) await element.selectOption({ label: value })
  else await element.fill(value)
  await element.press('Tab')
}

/** Waits until a reader hears the message with the field. */
const told = (field: string, message: RegExp): Promise<unknown> =>
  page.waitForFunction(
    ([id, source]) => {
      const own = document.getElementById(id)?.getAttribute('aria-describedby') ?? ''
      const heard = own.split(' ').map((one) => document.getElementById(one)?.textContent ?? '')
      return new RegExp(source).test(heard.join(' '))
    },
    [`config.${field}`, message.source] as const,
  )

/** Whether the focus is at a field or, where it has several, in it. */
const holdsFocus = (id: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.getElementById(wanted)?.contains(document.activeElement) === true, id)

test.skipIf(skipWithoutBrowser)('each connector has its form here', async () => {
  const { body } = await api<{ items: { type: string }[] }>('GET', '/connector-types')
  expect(FORMS.map(({ type }) => type).toSorted()).toEqual(body.items.map(({ type }) => type).toSorted())
})

describe.skipIf(skipWithoutBrowser).each(FORMS)('the form of $type', ({ type, missing, entries, refused }) => {
  test('says what is missing and what the server refuses, at the field and in the summary', async () => {
    await openForm(type)
    await page.getByRole('button', { name: 'Next: mapping' }).click()
    await focused(summary())
    const links = summary().getByRole('listitem').getByRole('button')
    expect(await links.allTextContents()).toEqual(missing)

    for (const [field, value] of Object.entries(entries)) await enter(field, value)
    const [field, says, instead] = refused
    await told(field, says)
    await summary().getByText(says).waitFor()
    await summary().getByRole('listitem').filter({ hasText: says }).getByRole('button').first().click()
    await holdsFocus(`config.${field}`)
    await page.evaluate(() => scrollTo(0, 0))
    expect(await accessibilityFaults(page)).toEqual([])

    await saved()
    await page.reload()
    await settled(page)
    await told(field, says)
    for (const [name, value] of Object.entries(entries)) {
      if (await at(name).evaluate((one) => one instanceof HTMLSelectElement))
        expect(await at(name).locator('option:checked').textContent()).toBe(value)
      else if ((await at(name).inputValue()) !== value) await page.getByText(value, { exact: true }).first().waitFor()
    }

    await at(field).press('Backspace')
    await enter(field, instead)
    await summary().getByText(says).waitFor({ state: 'detached' })
    await saved()
  })
})

describe.skipIf(skipWithoutBrowser)('what only the server knows', () => {
  test('a name that is taken: at the name, in the summary, and the rest stays', async () => {
    await makeDatasource(api, 'Taken', 'kafka')
    await page.goto(`${server.gateway}/datasources/new?type=kafka`)
    await page.getByRole('textbox', { name: 'Name' }).fill('taken')
    await page.getByRole('textbox', { name: 'Description' }).fill('From the third cluster')
    await page.getByRole('button', { name: 'Create and continue' }).click()
    const problems = page.getByRole('group', { name: 'One thing needs your attention' })
    await focused(problems)
    await problems.getByRole('link', { name: /^Name: The name is taken/ }).click()
    await focused(page.getByRole('textbox', { name: 'Name' }))
    expect(await page.getByRole('textbox', { name: 'Name' }).getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByRole('textbox', { name: 'Description' }).inputValue()).toBe('From the third cluster')
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('a secret’s name that is taken and a host that is none: each at its field, the value still there', async () => {
    await makeSecret(api, 'In use', 'first')
    await openForm('sql_poller', 'With a secret')
    for (const [field, value] of Object.entries(FORMS.find(({ type }) => type === 'sql_poller')?.entries ?? {}))
      await enter(field, field === 'table' ? 'public.alerts' : value)
    await page.getByRole('button', { name: 'New secret' }).click()
    const dialog = page.getByRole('dialog', { name: 'New secret' })
    const name = dialog.getByRole('textbox', { name: 'Name' })
    const hosts = dialog.getByRole('combobox', { name: 'Hosts it may be sent to' })
    await name.fill('In use')
    await dialog.getByLabel(/^Value/).fill('second')
    await hosts.fill('*.*')
    await hosts.press('Tab')
    await dialog.getByRole('button', { name: 'Seal the secret' }).click()
    await dialog.getByRole('link', { name: /Hosts it may be sent to: .*is no host/ }).waitFor()
    expect(await hosts.getAttribute('aria-invalid')).toBe('true')
    await hosts.press('Backspace')
    await dialog.getByRole('button', { name: 'Seal the secret' }).click()
    await dialog.getByRole('link', { name: /^Name: The name is taken/ }).click()
    await focused(name)
    expect(await name.getAttribute('aria-invalid')).toBe('true')
    expect(await dialog.getByLabel(/^Value/).inputValue()).toBe('second')
    expect(await accessibilityFaults(page)).toEqual([])
    await name.fill('Not in use')
    await dialog.getByRole('button', { name: 'Seal the secret' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText(/^Version 1, created/).waitFor()
  })

  test('a secret that was deleted meanwhile: at the field that refers to it', async () => {
    const secret = await makeSecret(api, 'Soon deleted', 'value')
    await openForm('http_webhook', 'With a deleted secret')
    await enter('auth', 'Bearer')
    const token = page.getByRole('combobox', { name: 'Token' })
    await token.click()
    const choice = page.getByRole('option', { name: /^Soon deleted/ })
    await choice.waitFor()
    await api('DELETE', `/secrets/${secret}`)
    await choice.click()
    await page.getByText('The draft was not saved').waitFor()
    await page.getByRole('button', { name: 'Next: mapping' }).click()
    await summary().getByText('There is no such secret for this datasource').waitFor()
    await summary().getByRole('button', { name: 'Secret token' }).click()
    await focused(token)
    expect(await token.getAttribute('aria-invalid')).toBe('true')
  })
})

test.skipIf(skipWithoutBrowser)('by keyboard alone: to the problem, to its field, and on', async () => {
  await openForm('kafka', 'Typed in')
  await press(page, /^Next: mapping/)
  await focused(summary())
  await press(page, /^Brokers$/)
  await holdsFocus('config.brokers')
  await page.keyboard.type('kafka.example.com:9093')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await tabTo(page, /^Topics/)
  await page.keyboard.type('alerts')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await summary().waitFor({ state: 'detached' })
  await press(page, /^Next: mapping/)
  await page.getByRole('heading', { level: 1, name: 'Mapping' }).waitFor()
})
