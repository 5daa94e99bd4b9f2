import type { ConnectorTemplate } from '@halcyon/connector-kit'
import { githubSecretScanning } from '../presets/github.ts'

/** docs.github.com, "List secret scanning alerts for an organization". */
export const github: ConnectorTemplate = {
  name: 'github_secret_scanning',
  title: 'GitHub secret scanning',
  description: 'Secrets that GitHub found in the repositories of an organization, until they are closed.',
  preset: 'github_secret_scanning',
  config: {
    preset: 'github_secret_scanning',
    auth: { kind: 'bearer' },
    schedule: { kind: 'interval', every: 'PT15M' },
  },
  guide: `Make a fine-grained token of the organization with **Secret scanning alerts: read**: it is \`token\`. The partitions are the names of your organizations.
GitHub sends a found secret in clear: set _capture → redact_ to \`$.secret\`, so that it is not kept. Every alert is read each time; what has not changed is recognised.`,
  unverified: ['$.state', '$.repository.full_name', '$.repository.html_url', '$.updated_at'],
  mapping: {
    recordId: { path: '$.html_url' },
    outputs: [
      {
        name: 'alert',
        kind: 'alert',
        fields: {
          title: { first: [{ path: '$.secret_type_display_name' }, { path: '$.secret_type' }] },
          severity: { const: 'high' },
          kind: { const: 'exposure' },
          status: {
            path: '$.state',
            lookup: { table: { open: 'new', resolved: 'resolved' }, default: 'unknown' },
          },
          verdict: {
            path: '$.resolution',
            lookup: {
              table: {
                false_positive: 'false_positive',
                revoked: 'true_positive',
                wont_fix: 'true_positive',
                used_in_tests: 'test',
              },
              default: 'unknown',
            },
          },
          occurredAt: { path: '$.created_at' },
          sourceUpdatedAt: { first: [{ path: '$.updated_at' }, { path: '$.created_at' }] },
          ruleId: { path: '$.secret_type' },
          category: { const: 'secret scanning' },
          link: { path: '$.html_url' },
        },
      },
      {
        name: 'secret',
        kind: 'entity',
        type: 'credential',
        key: { template: '{{$.secret_type}}:{{$.html_url}}' },
        fields: { kind: { path: '$.secret_type' } },
      },
      {
        name: 'repository',
        kind: 'entity',
        type: 'cloud_resource',
        when: { jmespath: 'repository.html_url' },
        key: { path: '$.repository.html_url' },
        fields: { name: { path: '$.repository.full_name' } },
      },
      { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'secret' },
      { kind: 'relationship', type: 'involves', role: 'evidence', from: 'alert', to: 'repository' },
      { kind: 'relationship', type: 'exposed_in', from: 'secret', to: 'repository' },
    ],
  },
  samples: [
    githubSecretScanning.record,
    {
      number: 58210,
      created_at: '2026-02-27T13:02:20Z',
      updated_at: '2026-03-02T10:12:33Z',
      html_url: 'https://github.com/acme/payments-api/security/secret-scanning/58210',
      state: 'resolved',
      resolution: 'used_in_tests',
      secret_type: 'stripe_test_secret_key',
      secret_type_display_name: 'Stripe Test API Secret Key',
      push_protection_bypassed: true,
      repository: { full_name: 'acme/payments-api', html_url: 'https://github.com/acme/payments-api' },
    },
  ],
}
