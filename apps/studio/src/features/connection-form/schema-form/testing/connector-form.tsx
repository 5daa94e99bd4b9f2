import { connectors } from '@halcyon/connectors'
import type { JsonObject } from '@halcyon/domain'
import type { RJSFSchema, UiSchema } from '@rjsf/utils'
import { useState } from 'react'
import { renderUi } from '../../../../ui/testing/render.tsx'
import type { FormSchema } from '../prepare.ts'
import { SchemaForm } from '../schema-form.tsx'

function specOf(type: string) {
  const connector = connectors.get(type)
  if (connector === undefined) throw new Error(`There is no connector "${type}".`)
  return connector.spec
}

/** As the server gives it. */
export const schemaOf = (type: string): RJSFSchema & FormSchema => JSON.parse(JSON.stringify(specOf(type).config))

interface HeldProps {
  readonly type: string
  readonly draft: JsonObject
  readonly onChange: (next: JsonObject) => void
}

function Held({ type, draft, onChange }: HeldProps) {
  const [value, setValue] = useState(draft)
  const change = (next: JsonObject): void => {
    onChange(next)
    setValue(next)
  }
  return (
    <SchemaForm
      root="config"
      schema={schemaOf(type)}
      uiSchema={specOf(type).uiSchema as UiSchema}
      value={value}
      onChange={change}
      findings={[]}
      reveal
    />
  )
}

/** The form of a connector's configuration, as a page holds it; `last` gives what it told last, empty before that. */
export function openConnectorForm(type: string, draft: JsonObject = {}) {
  let last: JsonObject = {}
  const tell = (next: JsonObject): void => {
    last = next
  }
  return { ...renderUi(<Held type={type} draft={draft} onChange={tell} />), last: () => last }
}
