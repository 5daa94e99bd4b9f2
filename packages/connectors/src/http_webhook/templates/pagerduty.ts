import type { Template } from './template.ts'

/** PagerDuty developer docs, "V3 webhooks": incident events. */
export const pagerduty: Template = {
  name: 'pagerduty_incidents',
  title: 'PagerDuty incidents',
  description: 'An incident is one record, from triggered to resolved; other events are filtered out.',
  preset: 'pagerduty',
  config: { preset: 'pagerduty' },
  guide: `Subscribe to the **incident** events. Their severity is PagerDuty's priority (P1 to P5) where one is set, else the urgency: look at the lookup when your priorities have other names.`,
  unverified: ['$.event.data.urgency', '$.event.data.priority.summary', '$.event.data.created_at'],
  fresh: [
    'Q1K7R2M9T4WXYZ',
    'Q5B3N8V6H0QRST',
    '9c7c2e0a-7d0b-4c59-9a5e-1f1d7b8f2a31',
    '2f0d0a3e-53c1-4be1-8f07-6d6c1a0f9b77',
  ],
  mapping: {
    filter: { jmespath: "event.data.type == 'incident'" },
    recordId: { path: '$.event.data.id' },
    outputs: [
      {
        name: 'alert',
        kind: 'alert',
        fields: {
          title: { path: '$.event.data.title' },
          severity: {
            first: [{ path: '$.event.data.priority.summary' }, { path: '$.event.data.urgency' }],
            lookup: {
              table: { P1: 'critical', P2: 'high', P3: 'medium', P4: 'low', P5: 'info', high: 'high', low: 'low' },
              default: 'unknown',
            },
          },
          kind: { const: 'incident' },
          status: { path: '$.event.data.status' },
          occurredAt: { first: [{ path: '$.event.data.created_at' }, { path: '$.event.occurred_at' }] },
          sourceUpdatedAt: { path: '$.event.occurred_at' },
          category: { path: '$.event.data.service.summary' },
          assignee: { path: '$.event.data.assignees[0].summary' },
          link: { path: '$.event.data.html_url' },
        },
      },
      {
        name: 'assignee',
        kind: 'entity',
        type: 'user',
        each: '$.event.data.assignees[*]',
        key: { path: '$.id' },
        fields: { displayName: { path: '$.summary' } },
      },
      { kind: 'relationship', type: 'involves', role: 'related', from: 'alert', to: 'assignee' },
    ],
  },
  samples: [
    {
      event: {
        id: '9c7c2e0a-7d0b-4c59-9a5e-1f1d7b8f2a31',
        event_type: 'incident.triggered',
        resource_type: 'incident',
        occurred_at: '2026-03-02T03:12:22.169Z',
        agent: null,
        client: { name: 'Monitoring' },
        data: {
          id: 'Q1K7R2M9T4WXYZ',
          type: 'incident',
          number: 4127,
          status: 'triggered',
          incident_key: 'login-errors-eu-1',
          title: 'Sign-in failures above threshold in eu-1',
          created_at: '2026-03-02T03:12:22Z',
          urgency: 'high',
          priority: { id: 'PSO75BM', type: 'priority_reference', summary: 'P1' },
          service: { id: 'PF9KMXH', type: 'service_reference', summary: 'Identity' },
          assignees: [{ id: 'PTUXL6G', type: 'user_reference', summary: 'Amara Keller' }],
          html_url: 'https://acme.pagerduty.example/incidents/Q1K7R2M9T4WXYZ',
        },
      },
    },
    {
      event: {
        id: '2f0d0a3e-53c1-4be1-8f07-6d6c1a0f9b77',
        event_type: 'incident.acknowledged',
        resource_type: 'incident',
        occurred_at: '2026-03-02T04:02:10.003Z',
        agent: { id: 'PLH1HKV', type: 'user_reference', summary: 'Mira Okafor' },
        client: null,
        data: {
          id: 'Q5B3N8V6H0QRST',
          type: 'incident',
          number: 4131,
          status: 'acknowledged',
          incident_key: 'cert-expiry-gateway',
          title: 'Certificate of the gateway expires in two days',
          created_at: '2026-03-02T03:58:40Z',
          urgency: 'low',
          priority: null,
          service: { id: 'PQ2M77A', type: 'service_reference', summary: 'Gateway' },
          assignees: [{ id: 'PLH1HKV', type: 'user_reference', summary: 'Mira Okafor' }],
          html_url: 'https://acme.pagerduty.example/incidents/Q5B3N8V6H0QRST',
        },
      },
    },
  ],
}
