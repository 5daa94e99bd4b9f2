// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { RawPanel } from './raw-panel.tsx'

beforeAll(() => {
  window.matchMedia = ((query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  })) as never
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
})
afterEach(cleanup)

const show = (props: Parameters<typeof RawPanel>[0]) =>
  render(
    <MantineProvider>
      <RawPanel {...props} />
    </MantineProvider>,
  )

test('says why a payload is not shown', () => {
  show({ raw: null, state: 'needs_permission', name: 'e' })
  expect(screen.getByText('You may not see payloads')).toBeTruthy()
  cleanup()
  show({ raw: null, state: 'not_kept', name: 'e' })
  expect(screen.getByText('The payload is not kept')).toBeTruthy()
})

test('what is no JSON is shown as text, and never as markup', () => {
  const body = '<script>alert(1)</script>\n<b>x'
  show({ raw: { headers: {}, body, encoding: 'utf-8', item: 0, kind: 'payload' }, state: 'shown', name: 'e' })
  expect(screen.getByLabelText('Raw payload').textContent).toBe(body)
  expect(document.querySelector('script, b')).toBe(null)
})

test('a very long text is shown in part, and says so', () => {
  const body = 'x'.repeat(300_000)
  show({ raw: { headers: {}, body, encoding: 'utf-8', item: 2, kind: 'request' }, state: 'shown', name: 'e' })
  expect(screen.getByText(/The first 200,000 of 300,000 characters/)).toBeTruthy()
  expect(screen.getByText(/this event is its record 3/)).toBeTruthy()
})
