/** Joining by a link, and setting a new password by one: as the administrator makes them and as who gets them uses them. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endServer, type Server, startServer } from '../support/server.ts'
import {
  accessibilityFaults,
  openBrowser,
  openContext,
  overflow,
  signIn,
  skipWithoutBrowser,
} from '../support/studio.ts'

let server: Server
let browser: Browser
let admin: Page
const contexts: BrowserContext[] = []

async function newPage(): Promise<Page> {
  const context = await openContext(browser)
  contexts.push(context)
  return context.newPage()
}

/** The link a dialog shows, on this server whatever it is called from outside. */
async function shownLink(): Promise<string> {
  const text = await admin.getByRole('dialog').locator('code').first().textContent()
  return server.gateway + new URL(text ?? '').pathname
}

async function invite(email: string, besides?: string): Promise<string> {
  await admin.goto(`${server.gateway}/people?tab=invitations`)
  await admin.getByRole('button', { name: 'Invite somebody' }).click()
  await admin.getByRole('dialog').getByLabel('Email').fill(email)
  if (besides !== undefined) {
    await admin.getByRole('button', { name: 'Another role' }).click()
    await admin.getByRole('group', { name: 'Role 2' }).getByRole('combobox', { name: 'Role' }).click()
    await admin.getByRole('option', { name: besides }).click()
  }
  expect(await accessibilityFaults(admin)).toEqual([])
  await admin.getByRole('button', { name: 'Make the link' }).click()
  await admin.getByText('HALCYON sends no mail').waitFor()
  expect(await accessibilityFaults(admin)).toEqual([])
  const link = await shownLink()
  await admin.getByRole('button', { name: 'Done' }).click()
  return link
}

const row = (text: string) =>
  admin.getByRole('table', { name: 'Invitations' }).getByRole('row').filter({ hasText: text })

beforeAll(async () => {
  if (skipWithoutBrowser) return
  server = await startServer()
  browser = await openBrowser()
  admin = await newPage()
  await signIn(admin, server.gateway)
})
afterAll(async () => {
  await browser?.close()
  if (server !== undefined) await endServer(server)
})

describe.skipIf(skipWithoutBrowser)('a one-time link', () => {
  test('lets somebody in, with the role it offers and once', async () => {
    const link = await invite('ada@example.com', 'operator')
    const page = await newPage()
    await page.goto(link)
    await page.getByText(/as viewer.* operator/).waitFor()
    expect(await page.getByLabel('Email').inputValue()).toBe('ada@example.com')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await overflow(page)).toBe(0)
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.getByLabel('Name').fill('Ada')
    await page.locator('input[type=password]').fill('the first password')
    await page.getByRole('button', { name: 'Accept and sign in' }).click()
    const places = page.getByRole('navigation', { name: 'Places' }).first()
    await places.getByRole('link', { name: 'Records' }).waitFor()
    expect(await places.getByRole('link', { name: 'Audit' }).count()).toBe(0)
    await page.goto(link)
    await page.getByText('This link opens nothing any more.').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await admin.reload()
    await row('ada@example.com').getByText('accepted').waitFor()
  })

  test('is taken by an account there is after signing in; revoked it opens nothing', async () => {
    const page = await newPage()
    await page.goto(await invite('ada@example.com'))
    await page.getByLabel('Name').fill('Ada again')
    await page.locator('input[type=password]').fill('another password')
    await page.getByRole('button', { name: 'Accept and sign in' }).click()
    await page.getByText('There is an account with this address').waitFor()
    await page.locator('input[type=password]').fill('the first password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.locator('#main').waitFor()

    const revoked = await invite('eve@example.com')
    await admin.getByRole('button', { name: 'Revoke the invitation for eve@example.com' }).click()
    await admin.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await row('eve@example.com').getByText('revoked').waitFor()
    await page.goto(revoked)
    await page.getByText('This link opens nothing any more.').waitFor()
  })

  test('sets a new password: the old one is refused, and the link is used', async () => {
    await admin.goto(`${server.gateway}/people`)
    await admin.getByRole('button', { name: 'New password link for Ada' }).click()
    await admin.getByRole('button', { name: 'Make the link' }).click()
    await admin.getByText('HALCYON sends no mail').waitFor()
    expect(await accessibilityFaults(admin)).toEqual([])
    const link = await shownLink()
    const page = await newPage()
    await page.goto(link)
    await page.locator('input[type=password]').fill('the second password')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Set the password and sign in' }).click()
    await page.locator('#main').waitFor()

    const later = await newPage()
    await later.goto(server.gateway)
    await later.getByLabel('Email').fill('ada@example.com')
    await later.locator('input[type=password]').fill('the first password')
    await later.getByRole('button', { name: 'Sign in' }).click()
    await later.getByRole('group', { name: /attention/ }).waitFor()
    await later.goto(link)
    await later.getByText('This link opens nothing any more.').waitFor()
  })
})
