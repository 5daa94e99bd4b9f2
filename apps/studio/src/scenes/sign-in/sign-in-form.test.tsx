// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderUi } from '../../ui/testing/render.tsx'
import { SignInForm } from './sign-in-form.tsx'

const answers = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(JSON.stringify(body), { status, headers }))

afterEach(() => {
  vi.restoreAllMocks()
})

const password = () => screen.getByLabelText<HTMLInputElement>(/^Password/)
const email = () => screen.getByRole<HTMLInputElement>('textbox', { name: /Email/ })

test('opens a session', async () => {
  const fetched = answers(200, {})
  const done = vi.fn()
  const { user } = renderUi(<SignInForm onSignedIn={done} />)
  await user.type(email(), ' ada@example.test')
  await user.type(password(), 'right{Enter}')
  expect(done).toHaveBeenCalledOnce()
  expect(fetched.mock.lastCall?.[0]).toBe('/api/v1/session')
  expect(JSON.parse(String(fetched.mock.lastCall?.[1]?.body))).toEqual({ email: 'ada@example.test', password: 'right' })
})

test('what is missing is said at its field and in the summary, and nothing is sent', async () => {
  const fetched = answers(200, {})
  const { user } = renderUi(<SignInForm onSignedIn={() => {}} />)
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  expect(document.activeElement?.getAttribute('aria-label')).toBe('2 things need your attention')
  await user.click(screen.getByRole('link', { name: /^Password/ }))
  expect(document.activeElement).toBe(password())
  expect(fetched).not.toHaveBeenCalled()
})

test('a refused password is emptied, the email stays', async () => {
  answers(401, { code: 'invalid_credentials' }, { 'x-correlation-id': '0199a1c2' })
  const { user } = renderUi(<SignInForm onSignedIn={() => {}} />)
  await user.type(email(), 'ada@example.test')
  await user.type(password(), 'wrong{Enter}')
  expect(await screen.findByText('Wrong email or password.')).toBeTruthy()
  expect([email().value, password().value]).toEqual(['ada@example.test', ''])
  expect(screen.getByText('0199a1c2')).toBeTruthy()
})

test('after too many attempts it says how long to wait', async () => {
  answers(429, { code: 'too_many_attempts' }, { 'retry-after': '90' })
  const { user } = renderUi(<SignInForm onSignedIn={() => {}} />)
  await user.type(email(), 'ada@example.test')
  await user.type(password(), 'wrong{Enter}')
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: /^Try again in 1 min/ })
  expect(button.disabled).toBe(true)
  expect(screen.getByText(/Too many attempts/)).toBeTruthy()
})

test('a server that is away is no wrong password', async () => {
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'))
  const { user } = renderUi(<SignInForm onSignedIn={() => {}} email="ada@example.test" />)
  await user.type(password(), 'right{Enter}')
  expect(await screen.findByText(/does not answer/)).toBeTruthy()
  expect(password().value).toBe('right')
})
