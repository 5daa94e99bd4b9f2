import { parseJson } from '@halcyon/domain'
import { MantineProvider } from '@mantine/core'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { cssVariablesResolver, theme } from '../../ui/theme.ts'
import { MappingEditor } from './editor.tsx'

const q = new URLSearchParams(location.search)
const rows = Number(q.get('rows') ?? 0)
const big = parseJson(
  `{"id":1719309930613520072,"title":"Beacon to known C2","severity_name":"high","created_at":"2026-11-24T10:20:30Z","text":"","user":{"email":"A.Kim@Corp.example","name":"أحمد كيم","roles":["admin","ops"]},"src_ip":"10.1.2.3","vendor":null,"html":"<script>alert(1)</script>","devices":[{"hostname":" WS-042.Corp.Example ","os":"Windows 11","ip":"10.1.2.3"},{"hostname":"srv-7","os":"Linux","ip":"10.9.9.9"},{"hostname":"srv-7","os":"Linux","ip":"10.9.9.10"}],"process":{"name":"evil.exe","sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","pid":4242}}`,
)
const other = parseJson(
  `{"id":2,"title":"Login","severity_name":"Severe","created_at":"2026-11-24T11:00:00Z","user":{"email":"","name":null},"devices":[]}`,
)
const wide: any = {}
if (rows) for (let i = 0; i < rows; i++) wide['field_' + i] = 'value ' + i
const samples = [
  { name: 'captured 12:04', value: rows ? { ...(big as object), ...wide } : big },
  { name: 'two', value: other },
]
const fields: any = {
  title: { path: '$.title', then: ['trim'] },
  severity: { path: '$.severity_name', then: ['lower'], lookup: { table: { severe: 'critical', '5': 'high' } } },
  occurredAt: { path: '$.created_at', as: { timestamp: ['rfc3339', 'epoch_ms'] } },
  description: { path: '$.text' },
  ruleName: { template: '{{$.user.name}} on {{$.src_ip}}' },
  category: { const: 'malware' },
  assignee: { path: '$.nobody' },
  verdict: { path: '$.vendor' },
}
const own: any = {}
for (let i = 0; i < rows; i++) own['f' + i] = { path: '$.field_' + i, then: ['trim', 'upper'] }
const doc: any = q.has('empty')
  ? null
  : {
      recordId: { path: '$.id' },
      outputs: [
        { name: 'alert', kind: 'alert', fields },
        {
          name: 'host',
          kind: 'entity',
          type: 'host',
          each: '$.devices[*]',
          key: { path: '$.hostname', then: ['trim', 'lower'] },
          fields: { os: { path: '$.os' }, ...own },
        },
        {
          kind: 'entity',
          type: 'user',
          name: 'account',
          key: { path: '$.user.email' },
          fields: { name: { path: '$.user.name' } },
        },
        { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'host' },
      ],
    }

function Dev() {
  const [document, setDocument] = useState(doc)
  return (
    <main style={{ padding: 16 }}>
      <h1 className="ui-hidden">Mapping</h1>
      <h2 className="ui-hidden">Editor</h2>
      <MappingEditor
        document={document}
        samples={q.has('nosample') ? [] : samples}
        onChange={setDocument}
        readOnly={q.has('readonly')}
        connectorType="http_webhook"
        onAddSamples={() => {}}
      />
    </main>
  )
}
createRoot(window.document.getElementById('root')!).render(
  <MantineProvider
    theme={theme}
    cssVariablesResolver={cssVariablesResolver}
    defaultColorScheme={(q.get('scheme') ?? 'light') as 'light'}
  >
    <Dev />
  </MantineProvider>,
)
