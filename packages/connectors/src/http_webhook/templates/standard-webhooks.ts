import type { Template } from './template.ts'

/** standardwebhooks.com, specification 1.0, "Payload structure": `type`, `timestamp`, `data`. */
const mapping = {
  recordId: { path: '$.data.id' },
  outputs: [
    {
      name: 'alert',
      kind: 'alert',
      fields: {
        title: { first: [{ path: '$.data.title' }, { path: '$.data.name' }, { path: '$.type' }] },
        description: { path: '$.data.description' },
        severity: {
          path: '$.data.severity',
          lookup: {
            table: { info: 'info', low: 'low', medium: 'medium', high: 'high', critical: 'critical' },
            default: 'unknown',
          },
          default: 'unknown',
        },
        occurredAt: { path: '$.timestamp' },
        sourceUpdatedAt: { path: '$.timestamp' },
        category: { path: '$.type' },
      },
    },
    {
      name: 'host',
      kind: 'entity',
      type: 'host',
      when: { jmespath: 'data.host' },
      key: { path: '$.data.host' },
      fields: {},
    },
    { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'host' },
  ],
}

const guide = `The specification recommends \`type\`, \`timestamp\` and \`data\`; what \`data\` holds is the sender's own. Compare \`id\`, \`title\`, \`severity\` and \`host\` with a real delivery, and change the paths.
The event's type is the category: filter by it where the sender sends more than findings.`

const unverified = ['$.data.id', '$.data.title', '$.data.severity', '$.data.host']

const samples = [
  {
    type: 'finding.opened',
    timestamp: '2026-03-02T10:41:07.902Z',
    data: {
      id: 'fnd_7Kq2mW9xT4',
      title: 'Storage bucket readable by everybody',
      description: 'The bucket acme-archive can be read without signing in.',
      severity: 'high',
      host: 'storage-03.acme.example',
    },
  },
  {
    type: 'finding.opened',
    timestamp: '2026-03-02T11:02:55.118Z',
    data: { id: 'fnd_3Vb8nR6hL1', title: 'Certificate expires within a week', severity: 'low' },
  },
]

const fresh = ['fnd_7Kq2mW9xT4', 'fnd_3Vb8nR6hL1']

export const standardWebhooks: Template = {
  name: 'standard_webhooks_events',
  title: 'Standard Webhooks events',
  description: 'Events in the form standardwebhooks.com recommends, one record each.',
  preset: 'standard_webhooks',
  config: { preset: 'standard_webhooks' },
  guide,
  unverified,
  fresh,
  mapping,
  samples,
}

export const svix: Template = {
  ...standardWebhooks,
  name: 'svix_events',
  title: 'Events by Svix',
  description: 'Events of a product that sends through Svix, one record each.',
  preset: 'svix',
  config: { preset: 'svix' },
}
