// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { screen, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { renderUi } from '../../ui/testing/render.tsx'
import { SuggestButton } from './suggest-button.tsx'
import { SuggestionView, type SuggestionViewProps } from './suggestion-view.tsx'

const api = vi.hoisted(() => ({ request: vi.fn() }))
vi.mock('../../api/index.ts', () => ({ graphql: (text: string) => text, request: api.request }))

const VIEWER = { id: 'd1', actions: ['suggest', 'config.read'] }
const EDITOR = { id: 'd1', actions: ['suggest', 'config.read', 'draft.edit'] }
const withTitle = (path: string, more: object = {}) => ({
  outputs: [{ name: 'alert', kind: 'alert', fields: { title: { path }, ...more } }],
})
const suggestion = {
  id: 's1',
  body: 'Use the name',
  author: { id: 'u', name: 'Vera' },
  origin: { kind: 'field', path: '$.name', eventId: null, sample: null },
  baseVersion: 1,
  hasMapping: true,
  baseText: JSON.stringify(withTitle('$.title')),
  proposedText: JSON.stringify(withTitle('$.name', { url: { path: '$.url' } })),
  state: 'open',
  createdAt: '2026-01-01T00:00:00Z',
  closedAt: null,
  closedBy: null,
  closingReason: null,
}
let shown: object = suggestion
let reader = 'somebody'

beforeEach(() => {
  shown = suggestion
  reader = 'somebody'
  api.request.mockReset().mockImplementation(async (document: string) => {
    if (document.includes('mutation')) return {}
    if (document.includes('query Me')) return { me: { user: { id: reader } } }
    return { datasource: { id: 'd1', suggestion: shown } }
  })
})

const render = (node: ReactNode) =>
  renderUi(<QueryClientProvider client={new QueryClient()}>{node}</QueryClientProvider>)
const sent = (name: string): unknown =>
  api.request.mock.calls.find(([document]) => String(document).includes(`mutation ${name}`))?.[1]
const view = (props: Partial<SuggestionViewProps>) => render(<SuggestionView datasource={EDITOR} id="s1" {...props} />)

test('who may not edit sends words about a dead letter; an empty suggestion is not sent', async () => {
  const { user } = render(<SuggestButton datasource={VIEWER} origin={{ kind: 'dead_letter', eventId: 'e1' }} />)
  await user.click(screen.getByRole('button', { name: 'Suggest a change' }))
  const send = await screen.findByRole('button', { name: 'Send suggestion' })
  expect(send).toBeDisabled()
  await user.type(screen.getByLabelText(/What should change/), ' The host moved ')
  await user.click(send)
  await waitFor(() =>
    expect(sent('SuggestionsMake')).toEqual({
      id: 'd1',
      input: { body: 'The host moved', origin: { kind: 'dead_letter', eventId: 'e1' } },
    }),
  )
})

test.each([
  ['may edit', EDITOR],
  ['may not suggest', { id: 'd1', actions: ['config.read'] }],
  ['sees an archived one', { ...VIEWER, status: 'archived' }],
])('nothing is offered to who %s', (_, datasource) => {
  render(<SuggestButton datasource={datasource} origin={{ kind: 'mapping' }} />)
  expect(screen.queryByRole('button', { name: 'Suggest a change' })).toBeNull()
})

test('a refused suggestion stays, with the cause', async () => {
  api.request.mockRejectedValue(new Error('200 suggestions are open'))
  const { user } = render(<SuggestButton datasource={VIEWER} origin={{ kind: 'mapping' }} />)
  await user.click(screen.getByRole('button', { name: 'Suggest a change' }))
  await user.type(await screen.findByLabelText(/What should change/), 'Words')
  await user.click(screen.getByRole('button', { name: 'Send suggestion' }))
  await screen.findByText('The suggestion was not sent')
  expect(screen.getByLabelText(/What should change/)).toHaveValue('Words')
})

test('an editor applies it, and it is taken once the draft is saved', async () => {
  const onApply = vi.fn(async () => true)
  const { user } = view({ current: withTitle('$.title'), onApply })
  await user.click(await screen.findByRole('button', { name: 'Apply to draft' }))
  await waitFor(() => expect(sent('SuggestionsTake')).toEqual({ id: 'd1', suggestion: 's1' }))
  expect(onApply).toHaveBeenCalledWith(JSON.parse(suggestion.proposedText), 'Apply the suggestion of Vera')
})

test('what could not be saved is not taken', async () => {
  const { user } = view({ current: withTitle('$.title'), onApply: async () => false })
  await user.click(await screen.findByRole('button', { name: 'Apply to draft' }))
  await screen.findByText('It was not taken')
  expect(sent('SuggestionsTake')).toBeUndefined()
})

test('of a draft that moved, only what fits is applied, and the suggestion stays open', async () => {
  const onApply = vi.fn(async () => true)
  const { user } = view({ current: withTitle('$.headline'), onApply })
  expect(await screen.findByText('1 change no longer fits')).toBeVisible()
  expect(screen.getByText('"$.headline"')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Apply what fits' }))
  await waitFor(() =>
    expect(onApply).toHaveBeenCalledWith(withTitle('$.headline', { url: { path: '$.url' } }), expect.any(String)),
  )
  expect(sent('SuggestionsTake')).toBeUndefined()
})

test('it is dismissed with a reason only', async () => {
  const { user } = view({ current: withTitle('$.title'), onApply: async () => true })
  await user.click(await screen.findByRole('button', { name: 'Dismiss' }))
  expect(screen.getByRole('button', { name: 'Dismiss it' })).toBeDisabled()
  await user.type(screen.getByLabelText(/Why not/), 'Not now')
  await user.click(screen.getByRole('button', { name: 'Dismiss it' }))
  await waitFor(() => expect(sent('SuggestionsDismiss')).toEqual({ id: 'd1', suggestion: 's1', reason: 'Not now' }))
})

test('its author sees what became of it, and decides nothing', async () => {
  shown = {
    ...suggestion,
    state: 'dismissed',
    closedBy: { id: 'a', name: 'Ada' },
    closedAt: '2026-01-02T00:00:00Z',
    closingReason: 'Not now',
  }
  view({ datasource: VIEWER })
  expect(await screen.findByText('Not now')).toBeVisible()
  expect(screen.getByText('Ada')).toBeVisible()
  expect(screen.queryByRole('button', { name: /Apply|Dismiss|Mark/ })).toBeNull()
})

test('its author takes it back; nobody else can', async () => {
  const { unmount } = view({ datasource: VIEWER })
  await screen.findByText('Use the name')
  await waitFor(() => expect(api.request.mock.calls.some(([document]) => document.includes('query Me'))).toBe(true))
  expect(screen.queryByRole('button', { name: 'Withdraw' })).toBeNull()
  unmount()
  reader = 'u'
  const { user } = view({ datasource: VIEWER })
  await user.click(await screen.findByRole('button', { name: 'Withdraw' }))
  await waitFor(() => expect(sent('SuggestionsWithdraw')).toEqual({ id: 'd1', suggestion: 's1' }))
})
