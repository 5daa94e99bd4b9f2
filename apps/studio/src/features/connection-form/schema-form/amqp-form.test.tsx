// @vitest-environment jsdom
import type { JsonObject } from '@halcyon/domain'
import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { schemaFindings } from './findings.ts'
import { openConnectorForm, schemaOf } from './testing/connector-form.tsx'

const DRAFT: JsonObject = {
  host: 'rabbitmq.example.com',
  auth: { kind: 'password', user: 'halcyon' },
  queue: 'security-alerts',
}

it('a queue is set, signed in to by certificate, and made: what is not touched stays out of the draft', async () => {
  const { user, last } = openConnectorForm('amqp', DRAFT)
  await user.clear(screen.getByRole('textbox', { name: /^Queue/ }))
  await user.type(screen.getByRole('textbox', { name: /^Queue/ }), 'alerts')
  expect(last()).toEqual({ ...DRAFT, queue: 'alerts' })
  await user.selectOptions(screen.getByRole('combobox', { name: /^Sign-in/ }), 'Client certificate')
  expect(last()).toEqual({ ...DRAFT, queue: 'alerts', auth: { kind: 'external' } })
  await user.click(screen.getByText('The queue'))
  await user.type(screen.getByRole('textbox', { name: /^Exchange/ }), 'siem')
  const made = { ...DRAFT, queue: 'alerts', auth: { kind: 'external' }, declare: { exchange: 'siem' } }
  expect(last()).toEqual(made)
  expect(schemaFindings('config', schemaOf('amqp'), last())).toEqual([])
})
