/** The Studio in a real browser, as a person uses it. */
import axe from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { onTestFailed } from 'vitest'
import { findChromium } from '../browser/chromium.ts'

export const ADMIN = { email: 'admin@example.com', password: 'acceptance-password-1' }

/** The browser of this machine. Without one the tests are skipped, and say so; under CI they fail. */
export const browserPath = findChromium()
export const skipWithoutBrowser = browserPath === null && !process.env.CI

/**
 * Parts of the browser that no page is in: the list below its address bar costs each window as much as loading the Studio does.
 * The second line stands for what Playwright itself switches off for the sake of pages, which ours replaces.
 */
const FEATURES_OFF = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'],
  ...['PaintHolding', 'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'ThirdPartyStoragePartitioning'],
  ...['AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints', 'PreconnectToSearch', 'AimEnabled', 'Translate'],
]

export async function openBrowser(): Promise<Browser> {
  if (browserPath === null) throw new Error('There is no Chromium on this machine.')
  return chromium.launch({
    executablePath: browserPath,
    args: ['--no-sandbox', '--disable-dev-shm-usage', `--disable-features=${FEATURES_OFF.join(',')}`],
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

/** Waits until a page stands: it has its heading, and nothing on it is on its way. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
}

/** What is asked of the page's own router. */
interface Router {
  readonly history: { push(href: string): void }
  subscribe(event: 'onRendered', hear: () => void): () => void
}

/** Goes to a place as a link of the Studio does, without loading it anew: a page that was never opened is opened there. */
export async function visit(page: Page, origin: string, path: string): Promise<void> {
  if (!page.url().startsWith(origin)) {
    await page.goto(`${origin}${path}`)
    return
  }
  await page.evaluate(async (href) => {
    const router = (window as unknown as { readonly __TSR_ROUTER__: Router }).__TSR_ROUTER__
    await new Promise<void>((resolve) => {
      const stop = router.subscribe('onRendered', () => {
        stop()
        resolve()
      })
      router.history.push(href)
    })
  }, path)
}

/** Light or dark, without loading the page again; waits until it is drawn so. */
export async function wear(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  await page.waitForFunction((wanted) => document.documentElement.dataset.mantineColorScheme === wanted, scheme)
  await page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
  })
}

/** How many pixels a page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const AXE_RULES = {
  all: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  colours: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
} as const

/** What axe finds wrong with the page as it is, in words; `colours`: only what another scheme can change. */
export async function accessibilityFaults(page: Page, what: keyof typeof AXE_RULES = 'all'): Promise<string[]> {
  // Its half a megabyte is read once for each document, and only what is wrong comes back: the rest takes most of its time.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async ({ type, values }) => {
    const { run } = (window as unknown as { axe: typeof axe }).axe
    const { violations } = await run(document, {
      runOnly: { type, values: [...values] },
      resultTypes: ['violations'],
      // No rule of these asks for the style sheets, which it would fetch again.
      preload: { assets: ['media'] },
    })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
    )
  }, AXE_RULES[what])
}

/** A picture of the page where the test that runs now fails: in `artifacts/failures`. */
export const photographWhenFailed = (page: Page, name: string): void =>
  onTestFailed(async () => {
    await page.screenshot({ path: `artifacts/failures/${name}.png` })
  })
