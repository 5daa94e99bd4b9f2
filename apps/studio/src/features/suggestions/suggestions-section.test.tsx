// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderUi } from '../../ui/testing/render.tsx'
import { SuggestionsSection } from './suggestions-section.tsx'

const api = vi.hoisted(() => ({ request: vi.fn() }))
vi.mock('../../api/index.ts', () => ({ graphql: (text: string) => text, request: api.request }))

const ONE = {
  id: 's1',
  body: 'The host moved',
  author: { id: 'u', name: 'Vera' },
  origin: { kind: 'mapping', path: null, eventId: null, sample: null },
  hasMapping: false,
  state: 'open',
  createdAt: '2026-01-01T00:00:00Z',
  closedAt: null,
  closedBy: null,
  closingReason: null,
}

function render(nodes: readonly object[], actions: readonly string[]) {
  api.request.mockReset().mockResolvedValue({
    datasource: { id: 'd1', suggestions: { nodes, pageInfo: { endCursor: null, hasNextPage: false } } },
  })
  const component = () => (
    <QueryClientProvider client={new QueryClient()}>
      <p>The versions</p>
      <SuggestionsSection datasource={{ id: 'd1', actions }} />
    </QueryClientProvider>
  )
  const history = createMemoryHistory({ initialEntries: ['/?tab=history'] })
  return renderUi(<RouterProvider router={createRouter({ routeTree: createRootRoute({ component }), history })} />)
}
const answered = () => waitFor(() => expect(api.request).toHaveBeenCalled())

test('without a suggestion there is no block: only the way to one, for who may suggest', async () => {
  render([], ['suggest'])
  await screen.findByRole('link', { name: 'Suggest a change' })
  await answered()
  expect(screen.queryByRole('heading', { name: 'Suggestions' })).toBeNull()
  expect(screen.queryByText('Nothing is suggested')).toBeNull()
})

test('nor is there anything for who may edit', async () => {
  render([], ['suggest', 'draft.edit'])
  await screen.findByText('The versions')
  await answered()
  expect(screen.queryByRole('link')).toBeNull()
  expect(screen.queryByRole('heading')).toBeNull()
})

test('what was suggested is listed', async () => {
  render([ONE], ['draft.edit'])
  await screen.findByRole('heading', { name: 'Suggestions' })
  await screen.findByRole('button', { name: 'The host moved' })
})
