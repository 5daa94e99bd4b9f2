// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderUi } from '../testing/render.tsx'
import { JsonView } from './json-view.tsx'

const VALUE = { id: 12345678901234567890n, html: '<script>alert(1)</script>', actor: { email: 'ada@example.test' } }

const lines = () => screen.getAllByRole('treeitem').map((line) => line.textContent)

test('shows exact numbers, and markup as text', () => {
  renderUi(<JsonView value={VALUE} label="Payload" />)
  expect(screen.getByRole('tree', { name: 'Payload' })).toBeTruthy()
  expect(lines()).toEqual([
    '{',
    'id:12345678901234567890',
    'html:"<script>alert(1)</script>"',
    'actor:{',
    'email:"ada@example.test"',
  ])
  expect(document.querySelector('script')).toBeNull()
})

test('goes, closes and opens by arrow keys; one line is in the tab order', async () => {
  const { user } = renderUi(<JsonView value={VALUE} label="Payload" />)
  await user.tab()
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}')
  expect(document.activeElement?.textContent).toBe('actor:{')
  await user.keyboard('{ArrowLeft}')
  expect(document.activeElement?.textContent).toBe('actor:{ 1 field }')
  expect(lines()).toHaveLength(4)
  await user.keyboard('{ArrowRight}{ArrowRight}')
  expect(document.activeElement?.textContent).toBe('email:"ada@example.test"')
  await user.keyboard('{ArrowLeft}{Home}')
  expect(document.activeElement?.textContent).toBe('{')
  expect(document.querySelectorAll('[tabindex="0"]')).toHaveLength(1)
})
