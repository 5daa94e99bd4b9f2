/** The Studio without a mouse. */
import type { Page } from 'playwright-core'

/** More presses of Tab than any page has stops. */
const MOST_STOPS = 150

/** Presses Tab until what has the focus is called so; fails where it cannot be reached. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  const seen: string[] = []
  for (let i = 0; i < MOST_STOPS; i++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      if (element === null) return ''
      const labels =
        element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
          ? [...(element.labels ?? [])].map((label) => label.textContent)
          : []
      return [element.getAttribute('aria-label'), ...labels, element.textContent].filter(Boolean).join(' ').trim()
    })
    if (name.test(focused)) return
    seen.push(focused.slice(0, 40))
  }
  throw new Error(`${name} is not reached by Tab: ${[...new Set(seen)].join(' · ')}`)
}

/** Tabs to it and presses Enter. */
export async function press(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}
