// @vitest-environment jsdom
import { act, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderUi } from '../testing/render.tsx'
import { RelativeTime } from './relative-time.tsx'

afterEach(() => {
  vi.useRealTimers()
})

test('ages tick from one timer, and say the exact time', () => {
  vi.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') })
  const timers = vi.spyOn(globalThis, 'setInterval')
  renderUi(
    <>
      <RelativeTime value="2026-03-01T11:59:57Z" />
      <RelativeTime value="2026-03-01T11:58:00Z" />
      <RelativeTime value={null} none="never" />
    </>,
  )
  const first = screen.getByText('3 s ago')
  expect(first.getAttribute('datetime')).toBe('2026-03-01T11:59:57.000Z')
  expect(first.title).toContain('11:59:57')
  expect(screen.getByText('never')).toBeTruthy()
  expect(timers.mock.calls.filter(([, every]) => every === 1_000)).toHaveLength(1)
  act(() => {
    vi.advanceTimersByTime(2_000)
  })
  expect(first.textContent).toBe('5 s ago')
  expect(screen.getByText('2 min ago')).toBeTruthy()
})
