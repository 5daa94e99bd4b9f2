import { MantineProvider } from '@mantine/core'
import { cleanup, configure, type RenderResult, render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { afterEach } from 'vitest'
import { cssVariablesResolver, theme } from '../theme.ts'
import { Toasts } from '../toast.tsx'

// Parts that come with their first use take their time on a machine with much to do.
configure({ asyncUtilTimeout: 15_000 })

/** What jsdom lacks and the pieces ask for. */
class Observer {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver ??= Observer as typeof ResizeObserver
window.matchMedia ??= ((query: string) => ({
  matches: false,
  media: query,
  onchange: null,
  addEventListener: () => {},
  removeEventListener: () => {},
  addListener: () => {},
  removeListener: () => {},
  dispatchEvent: () => false,
})) as typeof window.matchMedia
Element.prototype.scrollIntoView ??= () => {}
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true })
// There is no layout: to what is virtual every element measures as much as a window.
Object.defineProperty(Element.prototype, 'clientHeight', { get: () => 720, configurable: true })
Object.defineProperty(Element.prototype, 'clientWidth', { get: () => 1_000, configurable: true })

afterEach(cleanup)

/** Draws a piece as the application does, without transitions, with a person at its keyboard and mouse. */
export function renderUi(node: ReactNode): RenderResult & { readonly user: ReturnType<typeof userEvent.setup> } {
  const wrapped = (inner: ReactNode) => (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} env="test">
      <Toasts />
      {inner}
    </MantineProvider>
  )
  const result = render(wrapped(node))
  return { ...result, rerender: (next) => result.rerender(wrapped(next)), user: userEvent.setup() }
}
