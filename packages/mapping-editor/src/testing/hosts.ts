/** A document and payloads for tests: an alert, hosts and addresses of a list, and how they are joined. */
import type { JsonValue } from '@halcyon/domain'

export const HOSTS: JsonValue = {
  recordId: { path: '$.id' },
  outputs: [
    {
      name: 'alert',
      kind: 'alert',
      fields: {
        title: { path: '$.rule.name' },
        severity: { path: '$.severity', lookup: { table: { P1: 'critical', P3: 'low' } } },
        description: { path: '$.note' },
        occurredAt: { path: '$.at' },
      },
    },
    {
      name: 'host',
      kind: 'entity',
      type: 'host',
      each: '$.devices[*]',
      key: { path: '$.hostname' },
      fields: { os: { path: '$.os' }, agentId: { path: '$.agent' } },
    },
    { name: 'ip', kind: 'entity', type: 'ip', each: '$.devices[*]', key: { path: '$.ip' }, fields: {} },
    { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'host' },
    { kind: 'relationship', type: 'has_ip', from: 'host', to: 'ip' },
  ],
}

export const PAYLOAD: JsonValue = {
  id: 'e-1',
  at: '2026-03-01T10:00:00Z',
  rule: { name: 'Beacon' },
  severity: 'P1',
  note: null,
  extra: 1,
  devices: [
    { hostname: 'WS-1.example.com', os: 'Windows', ip: '198.51.100.7' },
    { hostname: 'ws-1.example.com', os: '', ip: '10.0.0.1' },
    { hostname: 'ws-2.example.com', ip: 'nonsense' },
  ],
}
