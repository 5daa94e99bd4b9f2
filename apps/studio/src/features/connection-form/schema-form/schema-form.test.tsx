// @vitest-environment jsdom
import { connectors } from '@halcyon/connectors'
import { type Finding, type JsonObject, parseJson } from '@halcyon/domain'
import type { RJSFSchema, UiSchema } from '@rjsf/utils'
import { screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { renderUi } from '../../../ui/testing/render.tsx'
import { runtimeSchema } from '../runtime-form.tsx'
import { mergeFindings, schemaFindings } from './findings.ts'
import { idOfPath, labelOfPath, tidy } from './paths.ts'
import type { FormSchema } from './prepare.ts'
import { SchemaForm } from './schema-form.tsx'

const spec = connectors.get('http_webhook')!.spec
const schema = JSON.parse(JSON.stringify(spec.config)) as RJSFSchema
const uiSchema = spec.uiSchema as UiSchema

interface HeldProps {
  readonly begin: JsonObject
  readonly findings: readonly Finding[]
  readonly reveal: boolean
  readonly onChange: (next: JsonObject) => void
}

function Held({ begin, findings, reveal, onChange }: HeldProps) {
  const [value, setValue] = useState(begin)
  const change = (next: JsonObject): void => {
    onChange(next)
    setValue(next)
  }
  return (
    <SchemaForm
      root="config"
      schema={schema}
      uiSchema={uiSchema}
      value={value}
      onChange={change}
      findings={findings}
      reveal={reveal}
    />
  )
}

function shown(begin: JsonObject, findings: readonly Finding[] = [], reveal = true) {
  const seen: JsonObject[] = []
  const { user } = renderUi(
    <Held begin={begin} findings={findings} reveal={reveal} onChange={(next) => seen.push(next)} />,
  )
  return { user, last: () => seen.at(-1) ?? begin }
}

describe('a form from a connector’s schema', () => {
  it('writes what was entered and no default', async () => {
    const { user, ...form } = shown({})
    await user.selectOptions(screen.getByLabelText(/^Authentication/), 'HMAC signature')
    expect(form.last()).toEqual({ auth: { kind: 'hmac' } })
    await user.type(screen.getByLabelText(/^Signature header/), 'X-Sig')
    await user.selectOptions(screen.getByLabelText(/^Encoding/), 'base64')
    expect(form.last()).toEqual({ auth: { kind: 'hmac', header: 'X-Sig', encoding: 'base64' } })
    await user.clear(screen.getByLabelText(/^Signature header/))
    expect(form.last()).toEqual({ auth: { kind: 'hmac', encoding: 'base64' } })
  })

  it('shows a kind’s own fields only, and brings them back with the kind', async () => {
    const { user, ...form } = shown({ auth: { kind: 'hmac', header: 'X-Sig' } })
    const kind = screen.getByLabelText(/^Authentication/)
    await user.selectOptions(kind, 'Bearer')
    expect(screen.queryByLabelText(/^Signature header/)).toBeNull()
    expect(form.last()).toEqual({ auth: { kind: 'bearer' } })
    await user.selectOptions(kind, 'HMAC signature')
    expect(form.last()).toEqual({ auth: { kind: 'hmac', header: 'X-Sig' } })
    await user.selectOptions(kind, 'Not set')
    expect(form.last()).toEqual({})
  })

  it('says at the field what is wrong, and waits until it was left', async () => {
    const findings = [{ path: 'config.auth.header', code: 'header_required', message: 'No header is named.' }]
    const { user } = shown({ auth: { kind: 'hmac' } }, findings, false)
    expect(screen.queryByText(/No header is named/)).toBeNull()
    await user.click(screen.getByLabelText(/^Signature header/))
    await user.tab()
    expect(screen.getByText(/No header is named/)).toBeTruthy()
  })
})

describe('what a schema says', () => {
  it('is told of the kind that is there, in words', () => {
    const found = schemaFindings('config', schema as FormSchema, {
      auth: { kind: 'hmac', toleranceSeconds: 99999, bogus: 1 },
      dedupe: { kind: 'header' },
      limits: { maxItems: parseJson('12345678901234567890123') },
    })
    expect(found.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      'config.auth.bogus unknown_field',
      'config.auth.toleranceSeconds limit_exceeded',
      'config.dedupe.header required_missing',
      'config.limits.maxItems limit_exceeded',
    ])
  })
  it('gives way to the server where it looked later, and to itself where it did not', () => {
    const own = [{ path: 'config.a', code: 'limit_exceeded', message: 'own' }]
    const server = [
      { path: 'config.a', code: 'limit_exceeded', message: 'server' },
      { path: 'config.b', code: 'required_missing', message: 'old' },
      { path: 'config.c', code: 'path_invalid', message: 'only the server knows' },
    ]
    expect(mergeFindings(own, server, false).map(({ message }) => message)).toEqual(['own', 'only the server knows'])
    expect(mergeFindings([], server, true)).toHaveLength(3)
  })
  it('names fields as the form does', () => {
    expect(labelOfPath(schema as FormSchema, { auth: { kind: 'hmac' } }, 'config.auth.header')).toBe(
      'Authentication › Signature header',
    )
    expect(labelOfPath(runtimeSchema as FormSchema, {}, 'runtime.capture.redact[0]')).toBe('Capture › Redact › 1')
    expect(idOfPath('config.allowedAddresses[2]')).toBe('config.allowedAddresses.2')
  })
})

it('keeps a number no double can hold, and the objects that did not change', () => {
  const before = parseJson('{"a":{"n":12345678901234567890123},"b":{}}') as JsonObject
  const given = { a: { ...(before.a as object) }, b: {}, c: undefined, d: {} }
  expect(tidy(given, before)).toEqual(before)
  expect((tidy(given, before) as { a: { n: unknown } }).a.n).toBe((before.a as JsonObject).n)
})
