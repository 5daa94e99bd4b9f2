// @vitest-environment jsdom
import { connectors } from '@halcyon/connectors'
import type { JsonObject } from '@halcyon/domain'
import type { RJSFSchema, UiSchema } from '@rjsf/utils'
import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { renderUi } from '../../../ui/testing/render.tsx'
import { schemaFindings } from './findings.ts'
import type { FormSchema } from './prepare.ts'
import { SchemaForm } from './schema-form.tsx'

const { spec } = connectors.get('kafka')!
const schema = JSON.parse(JSON.stringify(spec.config)) as RJSFSchema
const DRAFT: JsonObject = { brokers: ['broker:9092'], topics: ['alerts'] }

function Held({ onChange }: { readonly onChange: (next: JsonObject) => void }) {
  const [value, setValue] = useState<JsonObject>(DRAFT)
  const change = (next: JsonObject): void => {
    onChange(next)
    setValue(next)
  }
  return (
    <SchemaForm
      root="config"
      schema={schema}
      uiSchema={spec.uiSchema as UiSchema}
      value={value}
      onChange={change}
      findings={[]}
      reveal
    />
  )
}

it('a place to begin is a word, or an object with its one field', async () => {
  let last: JsonObject = {}
  const { user } = renderUi(
    <Held
      onChange={(next) => {
        last = next
      }}
    />,
  )
  const begin = screen.getByRole<HTMLSelectElement>('combobox', { name: /^Begin at/ })
  expect(begin.value).toBe('')
  await user.selectOptions(begin, 'The beginning')
  expect(last).toEqual({ ...DRAFT, start: 'earliest' })
  await user.selectOptions(begin, 'The group’s place')
  expect(last).toEqual({ ...DRAFT, start: { group: true } })
  expect(screen.getByText(/^Where the group stands/)).toBeInstanceOf(HTMLElement)
  await user.selectOptions(begin, 'A time')
  const time = () => screen.getByRole('textbox', { name: /^Time/ })
  await user.click(time())
  await user.paste('2026-01-01T00:00:00Z')
  expect(last).toEqual({ ...DRAFT, start: { timestamp: '2026-01-01T00:00:00Z' } })
  await user.clear(time())
  expect((time() as HTMLInputElement).value).toBe('')
  await user.selectOptions(begin, 'Now')
  expect(last).toEqual({ ...DRAFT, start: 'latest' })
  await user.selectOptions(screen.getByRole('combobox', { name: /^Mechanism/ }), 'scram-sha-512')
  await user.click(screen.getByRole('textbox', { name: /^User name/ }))
  await user.paste('app')
  expect(last).toEqual({ ...DRAFT, start: 'latest', sasl: { mechanism: 'scram-sha-512', username: 'app' } })
})

it('what is wrong with it is said at its field', () => {
  const wrong = (start: JsonObject[string]) =>
    schemaFindings('config', schema as FormSchema, { ...DRAFT, start }).map(({ path, code }) => `${path} ${code}`)
  expect(wrong('earliest')).toEqual([])
  expect(wrong({ group: true })).toEqual([])
  expect(wrong({ timestamp: '2026-01-01T00:00:00Z' })).toEqual([])
  expect(wrong({})).toEqual(['config.start.timestamp required_missing'])
  expect(wrong({ timestamp: 'now' })).toEqual(['config.start.timestamp malformed'])
  expect(wrong('now')).toEqual(['config.start enum_unknown'])
})
