// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderUi } from '../../ui/testing/render.tsx'
import { CheckpointDialog } from './checkpoint-dialog.tsx'

const api = vi.hoisted(() => ({ request: vi.fn() }))
vi.mock('../../api/index.ts', () => ({ graphql: (text: string) => text, request: api.request, RunFields: '' }))

const STANDING = {
  lane: 'live',
  partition: 'alerts/0',
  seq: 7,
  value: { offset: 120 },
  at: '2026-01-01T00:00:00Z',
  moving: false,
}
const OFFERED = [
  { title: 'The oldest record', value: { time: 'earliest' } },
  { title: 'Now', value: { time: 'latest' } },
]

function render(partitions: number, offered: typeof OFFERED) {
  api.request.mockReset().mockResolvedValue({ datasource: { nextRequest: [] } })
  const onSet = vi.fn(async () => undefined)
  const onClose = vi.fn()
  const dialog = { datasourceId: 'd1', standing: STANDING, partitions, offered, onSet, onClose }
  const { user } = renderUi(
    <QueryClientProvider client={new QueryClient()}>
      <CheckpointDialog {...dialog} />
    </QueryClientProvider>,
  )
  return { user, onSet, onClose }
}

test('one partition is set, as it was seen to stand', async () => {
  const { user, onSet, onClose } = render(2, OFFERED)
  await user.click(await screen.findByRole('button', { name: 'Now' }))
  await user.click(screen.getByRole('button', { name: 'Set' }))
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(onSet).toHaveBeenCalledWith({ lane: 'live', partition: 'alerts/0', seq: 7, value: { time: 'latest' } })
})

test('all partitions of the lane are set at once', async () => {
  const { user, onSet, onClose } = render(4, OFFERED)
  await user.click(await screen.findByRole('button', { name: 'The oldest record' }))
  await user.click(screen.getByRole('checkbox', { name: 'All 4 partitions of this lane' }))
  await user.click(screen.getByRole('button', { name: 'Set' }))
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(onSet).toHaveBeenCalledWith({ lane: 'live', everyPartition: true, value: { time: 'earliest' } })
})

test('a source that stands at one place and offers none has neither', async () => {
  render(1, [])
  await screen.findByRole('textbox', { name: 'Checkpoint' })
  expect(screen.queryByRole('checkbox')).toBeNull()
  expect(screen.queryByRole('group', { name: 'Begin at' })).toBeNull()
})
