// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test, vi } from 'vitest'
import { renderUi } from '../../ui/testing/render.tsx'
import { NoSamples } from './no-samples.tsx'
import { SamplesDialog } from './samples-dialog.tsx'
import type { Samples } from './use-samples.ts'

const api = vi.hoisted(() => ({ request: vi.fn() }))
vi.mock('../../api/index.ts', () => ({ graphql: (text: string) => text, request: api.request }))
vi.mock('../draft/index.ts', () => ({
  useDraft: () => ({ status: 'ready', datasource: { type: 'http_webhook' }, content: { config: {} } }),
}))

const none = async (): Promise<null> => null
const samples: Samples = { status: 'ready', list: [], room: 50, add: none, remove: none, rename: none, clear: none }

function render(node: ReactNode, actions: readonly string[]) {
  api.request.mockResolvedValue({
    datasource: { id: 'd1', type: 'http_webhook', typeTitle: 'HTTP webhook', publishedVersion: 2, actions },
  })
  return renderUi(<QueryClientProvider client={new QueryClient()}>{node}</QueryClientProvider>)
}
const offer = <NoSamples datasourceId="d1" samples={samples} onTab={() => {}} />
const dialog = <SamplesDialog datasourceId="d1" samples={samples} tab="generate" onTab={() => {}} />

test('who may see what was received is offered it', async () => {
  render(offer, ['events.raw'])
  expect(await screen.findByRole('button', { name: 'Use a captured event' })).toBeEnabled()
})

test('who may not is told why there are only other ways', async () => {
  render(offer, ['config.read'])
  await screen.findByText(/needs the permission events\.raw/)
  expect(screen.queryByRole('button', { name: 'Use a captured event' })).toBeNull()
  expect(screen.getByRole('button', { name: 'Generate three' })).toBeEnabled()
})

test.each([
  ['has captured events for who may see them', ['events.raw'], 1],
  ['has none for who may not', ['config.read'], 0],
])('the dialog %s', async (_, actions, count) => {
  render(dialog, actions)
  await screen.findByText(/Realistic payloads as HTTP webhook/)
  expect(screen.queryAllByRole('tab', { name: 'Captured' })).toHaveLength(count)
})
