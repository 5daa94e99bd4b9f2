// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { renderUi } from '../testing/render.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { FormErrors } from './form-errors.tsx'

function Disable({ onConfirm }: { readonly onConfirm: (reason: string) => unknown }) {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setOpened(true)}>
        Open
      </button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title="Disable okta?"
        confirmLabel="Disable"
        reason="required"
        onConfirm={onConfirm}
      >
        Its worker stops.
      </ConfirmDialog>
    </>
  )
}

test('says what will happen, asks why, and returns the focus', async () => {
  const confirm = vi.fn()
  const { user } = renderUi(<Disable onConfirm={confirm} />)
  await user.click(screen.getByRole('button', { name: 'Open' }))
  expect((await screen.findByRole('dialog', { name: 'Disable okta?' })).textContent).toContain('Its worker stops.')
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Disable' }).disabled).toBe(true)
  await user.type(screen.getByRole('textbox', { name: /Reason/ }), ' maintenance ')
  await user.click(screen.getByRole('button', { name: 'Disable' }))
  expect(confirm).toHaveBeenCalledWith('maintenance')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Open'))
})

test('a failure is shown in the dialog, and the reason stays', async () => {
  const { user } = renderUi(<Disable onConfirm={() => Promise.reject({ detail: 'You may not do this.' })} />)
  await user.click(screen.getByRole('button', { name: 'Open' }))
  await user.type(await screen.findByRole('textbox', { name: /Reason/ }), 'maintenance')
  await user.click(screen.getByRole('button', { name: 'Disable' }))
  expect((await screen.findByRole('alert')).textContent).toContain('You may not do this.')
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: /Reason/ }).value).toBe('maintenance')
})

test('the summary of a form takes the focus at each attempt and leads to the field', async () => {
  const errors = [{ fieldId: 'name', label: 'Name', message: 'The name is taken.' }, { message: 'Refused.' }]
  const form = (attempt: number) => (
    <>
      <FormErrors errors={errors} attempt={attempt} />
      <input id="name" aria-label="Name" />
    </>
  )
  const { user, rerender } = renderUi(form(1))
  const summary = screen.getByRole('group', { name: '2 things need your attention' })
  expect(document.activeElement).toBe(summary)
  await user.click(screen.getByRole('link', { name: 'Name: The name is taken.' }))
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' }))
  rerender(form(2))
  expect(document.activeElement).toBe(summary)
})
