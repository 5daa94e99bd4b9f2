// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderUi } from '../../ui/testing/render.tsx'
import { PeopleTab } from './people-tab.tsx'

const api = vi.hoisted(() => ({ request: vi.fn() }))
vi.mock('../../api/index.ts', () => ({ graphql: (text: string) => text, request: api.request }))

const person = (id: string, name: string) => ({
  id,
  name,
  email: `${id}@example.com`,
  disabled: false,
  createdAt: '2026-01-01T00:00:00Z',
})

test('offers to disable others, not oneself', async () => {
  api.request.mockImplementation(async (document: string) =>
    document.includes('query Me ')
      ? { me: { by: 'session', user: person('u1', 'Ada'), organization: null, actions: ['users.manage'] } }
      : {
          users: {
            nodes: [person('u1', 'Ada'), person('u2', 'Ben')],
            pageInfo: { endCursor: null, hasNextPage: false },
          },
        },
  )
  renderUi(
    <QueryClientProvider client={new QueryClient()}>
      <PeopleTab />
    </QueryClientProvider>,
  )
  expect(await screen.findByRole('button', { name: 'Disable Ben' })).toBeVisible()
  expect(screen.getByRole('button', { name: 'New password link for Ada' })).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Disable Ada' })).toBeNull()
})
