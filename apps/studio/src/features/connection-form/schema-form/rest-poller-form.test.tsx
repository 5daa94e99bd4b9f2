// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { openConnectorForm } from './testing/connector-form.tsx'

it('a poller is configured from top to bottom: each kind brings its own fields', async () => {
  const { user, last } = openConnectorForm('rest_poller')
  const enter = async (field: HTMLElement, text: string): Promise<void> => {
    await user.click(field)
    await user.paste(text)
  }
  await enter(screen.getByRole('textbox', { name: /^Address/ }), 'https://api.example/v1')
  await user.selectOptions(screen.getByRole('combobox', { name: /^Authentication/ }), 'OAuth 2, client credentials')
  await enter(screen.getByRole('textbox', { name: /^Client id/ }), 'c1')
  await user.selectOptions(screen.getByRole('combobox', { name: /^Schedule/ }), 'Cron')
  await enter(screen.getByRole('textbox', { name: /^Expression/ }), '*/5 * * * *')
  await user.selectOptions(screen.getByRole('combobox', { name: /^What is new/ }), 'A time in the record')
  await enter(screen.getByRole('textbox', { name: /^Field/ }), '$.at')
  await user.selectOptions(screen.getByRole('combobox', { name: /^Pages/ }), 'Cursor')
  await enter(screen.getByRole('textbox', { name: /^Cursor at/ }), '$.next')
  const query = screen.getByRole('group', { name: 'Query' })
  await user.click(within(query).getByRole('button', { name: 'Add a row' }))
  await enter(within(query).getByLabelText('Name'), 'q')
  await enter(within(query).getByLabelText('Value'), '{since:unix}')
  expect(last()).toEqual({
    auth: { kind: 'oauth2_client_credentials', clientId: 'c1' },
    schedule: { kind: 'cron', expression: '*/5 * * * *' },
    incremental: { kind: 'datetime', cursorField: '$.at' },
    pagination: { kind: 'cursor', path: '$.next' },
    request: { url: 'https://api.example/v1', query: { q: '{since:unix}' } },
  })
  expect(screen.queryByLabelText(/^Step/)).toBeNull()
})
