// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderUi } from '../../ui/testing/render.tsx'
import { useSenderSample } from './queries.ts'

const api = vi.hoisted(() => ({
  request: vi.fn(async (_document: string, { config }: { config: { preset?: string } }) => ({
    generateSample: `of ${config.preset ?? 'nobody'}, ${api.request.mock.calls.length}`,
  })),
}))
vi.mock('../../api/index.ts', () => ({ graphql: (text: string) => text, request: api.request }))

const Sample = ({ preset }: { readonly preset: string }) => <p>{useSenderSample('http_webhook', { preset }).data}</p>

test('the example is of the sender the settings name, and stays while they do', async () => {
  const client = new QueryClient()
  const shown = (preset: string) => (
    <QueryClientProvider client={client}>
      <Sample preset={preset} />
    </QueryClientProvider>
  )
  const { rerender } = renderUi(shown('github'))
  await screen.findByText('of github, 1')
  rerender(shown('okta'))
  await screen.findByText('of okta, 2')
  rerender(shown('github'))
  await screen.findByText('of github, 1')
  expect(api.request).toHaveBeenCalledTimes(2)
})
