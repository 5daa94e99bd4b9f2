/** The Studio in a real browser, as a person uses it. */
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium } from '../browser/chromium.ts'

export const ADMIN = { email: 'admin@example.com', password: 'acceptance-password-1' }

/** The browser of this machine. Without one the tests are skipped, and say so; under CI they fail. */
export const browserPath = findChromium()
export const skipWithoutBrowser = browserPath === null && !process.env.CI

export async function openBrowser(): Promise<Browser> {
  if (browserPath === null) throw new Error('There is no Chromium on this machine.')
  return chromium.launch({
    executablePath: browserPath,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  })
}

export interface OpenOptions {
  readonly scheme?: 'light' | 'dark'
  readonly width?: number
}

/** Milliseconds a test waits for something on a page. */
const PATIENCE_MS = 15_000

export async function openContext(
  browser: Browser,
  { scheme = 'light', width = 1280 }: OpenOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    colorScheme: scheme,
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(PATIENCE_MS)
  return context
}

/** Opens a page and signs in on it. */
export async function signIn(page: Page, url: string, who: { email: string; password: string } = ADMIN): Promise<void> {
  await page.goto(url)
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.getByLabel('Email').fill(who.email)
  await page.locator('input[type=password]').fill(who.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.locator('#main').waitFor()
}

/** What axe finds wrong with the page as it is, in words. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  )
}
