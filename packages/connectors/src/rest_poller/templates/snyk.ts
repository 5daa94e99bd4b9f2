import type { ConnectorTemplate } from '@halcyon/connector-kit'
import { snykIssues } from '../presets/snyk.ts'

/** docs.snyk.io, REST API, "Get issues by org ID". */
export const snyk: ConnectorTemplate = {
  name: 'snyk_issues',
  title: 'Snyk issues',
  description:
    'Vulnerabilities, licence and code issues of an organization’s projects, until they are fixed or ignored.',
  preset: 'snyk_issues',
  config: { preset: 'snyk_issues', auth: { kind: 'api_key' }, schedule: { kind: 'interval', every: 'PT15M' } },
  guide: `Make a service account with the role **Organization viewer**; its API token is \`token\`. The partitions are the ids of your organizations (_Settings → General_). Accounts in the EU or Australia have an address of their own, such as \`https://api.eu.snyk.io\`.
The issue names its project by id alone; the package is kept at the vulnerability.`,
  unverified: [],
  mapping: {
    recordId: { path: '$.id' },
    outputs: [
      {
        name: 'alert',
        kind: 'alert',
        fields: {
          title: { path: '$.attributes.title' },
          severity: {
            path: '$.attributes.effective_severity_level',
            lookup: {
              table: { info: 'info', low: 'low', medium: 'medium', high: 'high', critical: 'critical' },
              default: 'unknown',
            },
          },
          kind: { const: 'vulnerability' },
          status: {
            jmespath: "attributes.ignored && 'suppressed' || attributes.status",
            lookup: {
              table: { open: 'new', resolved: 'resolved', suppressed: 'suppressed' },
              default: 'unknown',
            },
          },
          // Snyk's score goes to 1,000.
          // biome-ignore lint/suspicious/noThenProperty: the mapping language's word
          riskScore: { path: '$.attributes.risk.score.value', then: [{ math: ['/', 10] }] },
          occurredAt: { path: '$.attributes.created_at' },
          sourceUpdatedAt: { path: '$.attributes.updated_at' },
          ruleId: { path: '$.attributes.key' },
          category: { path: '$.attributes.type' },
        },
      },
      {
        name: 'project',
        kind: 'entity',
        type: 'cloud_resource',
        when: { jmespath: 'relationships.scan_item.data.id' },
        key: { path: '$.relationships.scan_item.data.id' },
        fields: { provider: { const: 'snyk' } },
      },
      {
        name: 'vulnerability',
        kind: 'entity',
        type: 'vulnerability',
        each: '$.attributes.problems[*]',
        when: { jmespath: "starts_with(id, 'CVE-')" },
        key: { path: '$.id' },
        fields: {
          title: { path: '$item.attributes.title' },
          package: { path: '$item.attributes.coordinates[0].representations[0].dependency' },
        },
      },
      { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'project' },
      { kind: 'relationship', type: 'involves', role: 'evidence', from: 'alert', to: 'vulnerability' },
      { kind: 'relationship', type: 'affects', from: 'vulnerability', to: 'project' },
    ],
  },
  samples: [
    snykIssues.record,
    {
      id: '9b2f4c61-3d7e-4f80-a1b2-c3d4e5f60718',
      type: 'issue',
      attributes: {
        key: 'SNYK-JS-MINIMIST-2429795',
        title: 'Prototype Pollution',
        type: 'package_vulnerability',
        status: 'open',
        ignored: true,
        effective_severity_level: 'critical',
        created_at: '2026-02-20T06:12:44.021Z',
        updated_at: '2026-03-02T09:15:00.120Z',
        problems: [
          {
            id: 'SNYK-JS-MINIMIST-2429795',
            source: 'SNYK',
            url: 'https://security.snyk.io/vuln/SNYK-JS-MINIMIST-2429795',
          },
          { id: 'CVE-2021-44906', source: 'NVD', url: 'https://nvd.nist.gov/vuln/detail/CVE-2021-44906' },
        ],
        coordinates: [{ representations: [{ dependency: { package_name: 'minimist', package_version: '1.2.5' } }] }],
        risk: { score: { value: 612 } },
      },
      relationships: {
        organization: { data: { id: '2c1d0b3e-6f5a-4798-8c9b-0a1b2c3d4e5f', type: 'organization' } },
        scan_item: { data: { id: '6a7b8c9d-0e1f-4a2b-8c3d-4e5f60718293', type: 'project' } },
      },
    },
  ],
}
