// @vitest-environment jsdom
import { act, fireEvent, screen } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { renderUi } from '../../ui/testing/render.tsx'
import { highlighted } from './highlight.tsx'
import type { LogLine } from './line.ts'
import { LogFeed } from './log-feed.ts'
import { LogList } from './log-list.tsx'

// Asked twice for each drawing of a line.
vi.mock(import('./highlight.tsx'), async (original) => {
  const module = await original()
  return { ...module, highlighted: vi.fn(module.highlighted) }
})
const drawings = (): number => vi.mocked(highlighted).mock.calls.length / 2

const COUNT = 1_000
const lineOf = (n: number): LogLine => ({
  id: String(n).padStart(8, '0'),
  at: '2026-03-01T10:00:00.000Z',
  level: 'info',
  component: 'source',
  message: `line ${n}`,
  correlationId: null,
  node: 'a',
  fields: null,
})
const lines = (from: number, count: number): LogLine[] => Array.from({ length: count }, (_, n) => lineOf(from + n))

const nothing = (): void => {}
let feed: LogFeed
beforeEach(() => {
  feed = new LogFeed()
  feed.begin(lines(1, COUNT), null)
  renderUi(
    <LogList
      feed={feed}
      label="Log"
      wanted=""
      marked={null}
      open={null}
      onOpen={nothing}
      onLeaveEnd={() => feed.pause()}
      onReachEnd={nothing}
      handle={null}
    />,
  )
  vi.mocked(highlighted).mockClear()
})
const list = () => screen.getByRole('listbox', { name: 'Log' })
const shown = () => screen.getAllByRole('option').map((option) => Number(option.getAttribute('aria-posinset')))

test('at its end a log draws what is seen, once for all lines that came', async () => {
  const seen = shown()
  expect(Math.max(...seen)).toBe(COUNT)
  expect(seen.length).toBeLessThanOrEqual(list().clientHeight / 24 + 1)
  for (let batch = 0; batch < 5; batch++) feed.hear(lines(COUNT + 1 + batch * 50, 50))
  await vi.waitFor(() => expect(Math.max(...shown())).toBe(COUNT + 250))
  expect(drawings()).toBe(seen.length)
})

test('being brought to its end draws nothing anew', () => {
  const height = COUNT * 24
  Object.defineProperty(list(), 'scrollHeight', { value: height })
  list().scrollTop = height - list().clientHeight
  fireEvent.scroll(list())
  expect(drawings()).toBe(0)
})

test('where it is made to stand still it shows what it showed', () => {
  list().scrollTop = COUNT * 24 - list().clientHeight
  const before = shown()
  act(() => feed.pause())
  expect(shown()).toEqual(expect.arrayContaining(before))
})
