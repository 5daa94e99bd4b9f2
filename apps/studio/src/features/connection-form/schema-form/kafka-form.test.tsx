// @vitest-environment jsdom
import { connectors } from '@halcyon/connectors'
import type { JsonObject } from '@halcyon/domain'
import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { holds } from './conditions.ts'
import { schemaFindings } from './findings.ts'
import type { FormSchema } from './prepare.ts'
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

it('a mechanism shows its own fields; choosing another and back loses nothing', async () => {
  const { user, last } = openConnectorForm('kafka', DRAFT)
  const choose = (mechanism: string) =>
    user.selectOptions(screen.getByRole('combobox', { name: /^Mechanism/ }), mechanism)
  const field = (name: RegExp) => screen.queryByRole('textbox', { name })
  expect([field(/^User name/), field(/^Token address/)]).toEqual([null, null])
  await choose('plain')
  expect(field(/^Token address/)).toBeNull()
  await user.type(screen.getByRole('textbox', { name: /^User name/ }), 'app')
  await choose('oauthbearer')
  expect(field(/^User name/)).toBeNull()
  expect(last()).toEqual({ ...DRAFT, sasl: { mechanism: 'oauthbearer' } })
  await user.type(screen.getByRole('textbox', { name: /^Token address/ }), 'nonsense')
  await choose('scram-sha-256')
  expect(last()).toEqual({ ...DRAFT, sasl: { mechanism: 'scram-sha-256', username: 'app' } })
  await choose('oauthbearer')
  expect(last()).toEqual({ ...DRAFT, sasl: { mechanism: 'oauthbearer', tokenUrl: 'nonsense' } })
})

it('what a mechanism hides the server refuses; written elsewhere, it is seen', () => {
  const sasl = schemaOf('kafka').properties?.sasl as FormSchema
  for (const mechanism of ['plain', 'scram-sha-256', 'scram-sha-512', 'oauthbearer'] as const) {
    for (const [name, schema] of Object.entries(sasl.properties ?? {})) {
      if (name === 'mechanism') continue
      const value = name === 'extensions' ? {} : 'x'
      const findings = connectors.get('kafka')?.spec.validate?.({ ...DRAFT, sasl: { mechanism, [name]: value } })
      const refused = findings?.some(({ message }) => message.includes(`has no "${name}"`))
      expect([mechanism, name, refused]).toEqual([mechanism, name, !holds(schema, { mechanism })])
    }
  }
  openConnectorForm('kafka', { ...DRAFT, sasl: { mechanism: 'oauthbearer', username: 'app' } })
  expect(screen.getByRole('textbox', { name: /^User name/ })).toBeInstanceOf(HTMLElement)
})

it('a service that has a mechanism shows its fields', () => {
  const sasl = schemaOf('kafka').properties?.sasl as FormSchema
  expect(holds(sasl.properties?.username, undefined, { mechanism: 'plain' })).toBe(true)
  expect(holds(sasl.properties?.username, { mechanism: 'oauthbearer' }, { mechanism: 'plain' })).toBe(false)
})
