// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderUi } from '../testing/render.tsx'
import { ErrorState } from './error-state.tsx'
import { readProblem } from './problem.ts'

const REFUSED = {
  code: 'draft_invalid',
  detail: 'The draft cannot be published',
  correlationId: '0199a1c2',
  errors: [{ path: 'config.auth', code: 'auth_required', message: 'Nothing says who the sender is.' }, 7],
}

test('says cause, findings and request id, and tries again', async () => {
  const retry = vi.fn()
  const { user } = renderUi(<ErrorState title="Not published" error={REFUSED} onRetry={retry} />)
  const alert = screen.getByRole('alert')
  expect(alert.textContent).toContain('The draft cannot be published. Try again.')
  expect(screen.getByRole('listitem').textContent).toContain('config.auth Nothing says who the sender is.')
  await user.click(screen.getByRole('button', { name: 'Copy request id' }))
  expect(await navigator.clipboard.readText()).toBe('0199a1c2')
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(retry).toHaveBeenCalledOnce()
})

test.each([
  [new Error('Failed to fetch'), 'Failed to fetch.'],
  ['boom!', 'boom!'],
  [null, 'Something went wrong.'],
  [{ detail: 7, message: '' }, 'Something went wrong.'],
])('reads %s', (error, detail) => {
  expect(readProblem(error)).toMatchObject({ detail, requestId: null, parts: [] })
})
