import type { Template } from './template.ts'

/** docs.wiz.io, webhook of an automation rule for issues, with its default body. */
export const wiz: Template = {
  name: 'wiz_issues',
  title: 'Wiz issues',
  description: 'An issue is one record, from open to resolved, with the resource and its account.',
  preset: 'wiz',
  config: { preset: 'wiz' },
  guide: `Let the automation rule run when an issue is created, resolved or reopened, and keep the **default body** of the webhook: the mapping reads its \`issue\`, \`control\`, \`resource\` and \`trigger\`. With a body of your own, change the paths.
The body says when an issue was created and not when it changed: of two deliveries the one that comes later counts.`,
  unverified: ['$.issue.status'],
  fresh: ['e2c1f5d8-0b6a-4c97-8f3e-1d2a3b4c5d6e', '7b8c9d0e-1f2a-4b3c-8d4e-5f60718293a4'],
  mapping: {
    filter: { jmespath: 'issue.id' },
    recordId: { path: '$.issue.id' },
    outputs: [
      {
        name: 'alert',
        kind: 'alert',
        fields: {
          title: { first: [{ path: '$.control.name' }, { path: '$.trigger.ruleName' }] },
          description: { path: '$.control.description' },
          severity: {
            first: [{ path: '$.issue.severity' }, { path: '$.control.severity' }],
            lookup: {
              table: { INFORMATIONAL: 'info', LOW: 'low', MEDIUM: 'medium', HIGH: 'high', CRITICAL: 'critical' },
              default: 'unknown',
            },
          },
          kind: { const: 'posture' },
          status: {
            path: '$.issue.status',
            lookup: {
              table: { OPEN: 'new', IN_PROGRESS: 'in_progress', RESOLVED: 'resolved', REJECTED: 'suppressed' },
              default: 'unknown',
            },
          },
          occurredAt: { path: '$.issue.created' },
          ruleId: { path: '$.control.id' },
          ruleName: { path: '$.control.name' },
          category: { path: '$.trigger.source' },
        },
      },
      {
        name: 'resource',
        kind: 'entity',
        type: 'cloud_resource',
        when: { jmespath: 'resource.id' },
        key: { path: '$.resource.id' },
        fields: {
          name: { path: '$.resource.name' },
          resourceType: { path: '$.resource.type' },
          provider: { path: '$.resource.cloudPlatform' },
          region: { path: '$.resource.region' },
          accountId: { path: '$.resource.subscriptionId' },
        },
      },
      {
        name: 'account',
        kind: 'entity',
        type: 'cloud_account',
        when: { jmespath: 'resource.subscriptionId && resource.cloudPlatform' },
        key: { jmespath: 'resource.{provider: cloudPlatform, accountId: subscriptionId}' },
        fields: {},
      },
      { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'resource' },
      { kind: 'relationship', type: 'involves', role: 'related', from: 'alert', to: 'account' },
      { kind: 'relationship', type: 'in_account', from: 'resource', to: 'account' },
    ],
  },
  samples: [
    {
      trigger: {
        source: 'ISSUES',
        type: 'Created',
        ruleId: '4a5b6c7d-8e9f-4012-8345-6789abcdef01',
        ruleName: 'To the SOC',
      },
      issue: {
        id: 'e2c1f5d8-0b6a-4c97-8f3e-1d2a3b4c5d6e',
        status: 'OPEN',
        severity: 'CRITICAL',
        created: '2026-03-02T08:12:40.115Z',
        projects: 'payments',
      },
      resource: {
        id: 'arn:aws:ec2:eu-west-1:123456789012:instance/i-0a1b2c3d4e5f60718',
        name: 'payments-batch-2',
        type: 'virtualMachine',
        cloudPlatform: 'AWS',
        subscriptionId: '123456789012',
        region: 'eu-west-1',
        status: 'Running',
      },
      control: {
        id: 'wc-id-1201',
        name: 'Publicly exposed machine with a critical vulnerability and administrative rights',
        description:
          'The machine can be reached from the internet, has a known vulnerability, and may change the account.',
        severity: 'CRITICAL',
      },
    },
    {
      trigger: {
        source: 'ISSUES',
        type: 'Resolved',
        ruleId: '4a5b6c7d-8e9f-4012-8345-6789abcdef01',
        ruleName: 'To the SOC',
      },
      issue: {
        id: '7b8c9d0e-1f2a-4b3c-8d4e-5f60718293a4',
        status: 'RESOLVED',
        severity: 'MEDIUM',
        created: '2026-03-01T16:40:02.000Z',
        projects: 'identity',
      },
      resource: {
        id: '5d4c3b2a-1908-4f6e-8d5c-4b3a29181706',
        name: 'identity-archive',
        type: 'bucket',
        cloudPlatform: 'GCP',
        subscriptionId: 'acme-identity',
        region: 'europe-west1',
      },
      control: {
        id: 'wc-id-0388',
        name: 'Bucket that everybody can list',
        description: 'The names of the objects in the bucket can be read without signing in.',
        severity: 'MEDIUM',
      },
    },
  ],
}
