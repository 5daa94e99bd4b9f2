// @vitest-environment jsdom
import type { JsonObject } from '@halcyon/domain'
import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { schemaFindings } from './findings.ts'
import { openConnectorForm, schemaOf } from './testing/connector-form.tsx'

const DRAFT: JsonObject = { brokers: ['broker:9092'], topics: ['alerts'] }

it('a place to begin is a word, or an object with its one field', async () => {
  const { user, last } = openConnectorForm('kafka', DRAFT)
  const begin = screen.getByRole<HTMLSelectElement>('combobox', { name: /^Begin at/ })
  expect(begin.value).toBe('')
  await user.selectOptions(begin, 'The beginning')
  expect(last()).toEqual({ ...DRAFT, start: 'earliest' })
  await user.selectOptions(begin, 'The group’s place')
  expect(last()).toEqual({ ...DRAFT, start: { group: true } })
  expect(screen.getByText(/^Where the group stands/)).toBeInstanceOf(HTMLElement)
  await user.selectOptions(begin, 'A time')
  const time = () => screen.getByRole('textbox', { name: /^Time/ })
  await user.click(time())
  await user.paste('2026-01-01T00:00:00Z')
  expect(last()).toEqual({ ...DRAFT, start: { timestamp: '2026-01-01T00:00:00Z' } })
  await user.clear(time())
  expect((time() as HTMLInputElement).value).toBe('')
  await user.selectOptions(begin, 'Now')
  expect(last()).toEqual({ ...DRAFT, start: 'latest' })
  await user.selectOptions(screen.getByRole('combobox', { name: /^Mechanism/ }), 'scram-sha-512')
  await user.click(screen.getByRole('textbox', { name: /^User name/ }))
  await user.paste('app')
  expect(last()).toEqual({ ...DRAFT, start: 'latest', sasl: { mechanism: 'scram-sha-512', username: 'app' } })
})

it('what is wrong with it is said at its field', () => {
  const wrong = (start: JsonObject[string]) =>
    schemaFindings('config', schemaOf('kafka'), { ...DRAFT, start }).map(({ path, code }) => `${path} ${code}`)
  expect(wrong('earliest')).toEqual([])
  expect(wrong({ group: true })).toEqual([])
  expect(wrong({ timestamp: '2026-01-01T00:00:00Z' })).toEqual([])
  expect(wrong({})).toEqual(['config.start.timestamp required_missing'])
  expect(wrong({ timestamp: 'now' })).toEqual(['config.start.timestamp malformed'])
  expect(wrong('now')).toEqual(['config.start enum_unknown'])
})
