import { useState } from 'react'
import { DiffView, JsonEditor, JsonView, Page, Section } from '../index.ts'

const deep = (levels: number): unknown => {
  let value: unknown = 'the bottom'
  for (let level = 0; level < levels; level++) value = { down: value }
  return value
}
const PAYLOAD = {
  id: 12345678901234567890n,
  title: '<script>alert("x")</script>',
  rtl: 'שלום ‮gnp.exe',
  'odd key': null,
  empty: '',
  ok: true,
  ratio: 0.25,
  actor: { email: 'ada@example.test', roles: ['admin', 'editor'], none: {} },
  long: 'x'.repeat(5_000),
  deep: deep(200),
  many: Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`field_${at}`, at])),
}
const BEFORE = JSON.stringify(
  { a: 1, list: Array.from({ length: 30 }, (_, at) => at), auth: { kind: 'hmac' }, z: true },
  null,
  2,
)
const AFTER = BEFORE.replace('"hmac"', '"standard_webhooks"').replace('"a": 1', '"a": 2')

export function Json() {
  const [text, setText] = useState('{\n  "id": 1,\n  "title": \n}')
  return (
    <Page title="JSON">
      <Section title="Tree">
        <JsonView value={PAYLOAD} label="Raw payload" marked={new Set(['$.actor.email'])} />
      </Section>
      <Section title="Editor">
        <JsonEditor label="Sample" value={text} onChange={setText} height={160} />
        <JsonEditor label="Read-only sample" value={'{ "a": [1, 2, null, true, "x"] }'} readOnly height={80} />
      </Section>
      <Section title="Comparison">
        <DiffView before={BEFORE} after={AFTER} beforeLabel="Version 6" afterLabel="Draft" />
        <DiffView before={BEFORE} after={AFTER} beforeLabel="Version 6" afterLabel="Draft" layout="unified" />
      </Section>
    </Page>
  )
}
