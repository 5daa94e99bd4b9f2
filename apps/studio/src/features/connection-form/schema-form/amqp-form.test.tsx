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

const { spec } = connectors.get('amqp')!
const schema = JSON.parse(JSON.stringify(spec.config)) as RJSFSchema
const DRAFT: JsonObject = {
  host: 'rabbitmq.example.com',
  auth: { kind: 'password', user: 'halcyon' },
  queue: 'security-alerts',
}

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

it('a queue is set, signed in to by certificate, and made: what is not touched stays out of the draft', async () => {
  let last: JsonObject = {}
  const { user } = renderUi(
    <Held
      onChange={(next) => {
        last = next
      }}
    />,
  )
  await user.clear(screen.getByRole('textbox', { name: /^Queue/ }))
  await user.type(screen.getByRole('textbox', { name: /^Queue/ }), 'alerts')
  expect(last).toEqual({ ...DRAFT, queue: 'alerts' })
  await user.selectOptions(screen.getByRole('combobox', { name: /^Sign-in/ }), 'Client certificate')
  expect(last).toEqual({ ...DRAFT, queue: 'alerts', auth: { kind: 'external' } })
  await user.click(screen.getByText('The queue'))
  await user.type(screen.getByRole('textbox', { name: /^Exchange/ }), 'siem')
  const made = { ...DRAFT, queue: 'alerts', auth: { kind: 'external' }, declare: { exchange: 'siem' } }
  expect(last).toEqual(made)
  expect(schemaFindings('config', schema as FormSchema, last)).toEqual([])
})
