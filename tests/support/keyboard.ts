/** The Studio without a mouse. */
import type { Locator, Page } from 'playwright-core'

/** More presses of a key than any page has stops. */
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
      // What only scrolls is reached by Tab as well, and is not called what stands in it.
      const holdsOthers = '[role=region], [role=group], [role=tree], [role=tabpanel], [role=dialog]'
      const isNamed = element.matches(`:is(a, button, input, textarea, select, summary, [role]):not(${holdsOthers})`)
      const own = isNamed ? element.textContent : ''
      return [element.getAttribute('aria-label'), ...labels, own].filter(Boolean).join(' ').trim()
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

/** Waits until this has the focus. */
export const focused = (element: Locator): Promise<void> => element.and(element.page().locator(':focus')).waitFor()

/** Presses a key until what has the focus is called so: among tabs, menu items and rows, and back with `Shift+Tab`. */
export async function moveTo(page: Page, key: string, name: RegExp): Promise<void> {
  const seen: string[] = []
  for (let i = 0; i < MOST_STOPS; i++) {
    const now = await page.evaluate(() => {
      const element = document.activeElement
      return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim()
    })
    if (name.test(now)) return
    seen.push(now.slice(0, 40))
    await page.keyboard.press(key)
  }
  throw new Error(`${name} is not reached by ${key}: ${[...new Set(seen)].join(' · ')}`)
}
