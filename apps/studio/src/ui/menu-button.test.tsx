// @vitest-environment jsdom
import { Menu } from '@mantine/core'
import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { MenuButton } from './menu-button.tsx'
import { renderUi } from './testing/render.tsx'

const items = vi.fn(() => (
  <>
    <Menu.Item>Open</Menu.Item>
    <Menu.Item>Close</Menu.Item>
  </>
))
const open = () => renderUi(<MenuButton target={<button type="button">Actions</button>}>{items}</MenuButton>)
const button = () => screen.getByRole('button', { name: 'Actions' })

test('its menu is made when it is opened, and gone when it is closed', async () => {
  items.mockClear()
  const { user } = open()
  expect(items).not.toHaveBeenCalled()
  expect(button().getAttribute('aria-expanded')).toBe('false')
  await user.click(button())
  expect(await screen.findByRole('menu', { name: 'Actions' })).toBeTruthy()
  expect(button().getAttribute('aria-expanded')).toBe('true')
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('menu')).toBeNull()
  expect(document.activeElement).toBe(button())
})

test('an arrow key that comes before the focus has gone into the menu leads into it, and does not close it', async () => {
  const { user } = open()
  await user.click(button())
  button().focus()
  await user.keyboard('{ArrowDown}')
  expect(screen.getByRole('menu')).toBeTruthy()
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Open'))
})

test('pressed again it closes', async () => {
  const { user } = open()
  await user.click(button())
  await screen.findByRole('menu')
  await user.click(button())
  expect(screen.queryByRole('menu')).toBeNull()
})
