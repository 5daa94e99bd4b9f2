import type { Template } from './template.ts'

/** docs.gitlab.com, "Webhook events", vulnerability events (merge requests 176064 and 169701). */
export const gitlab: Template = {
  name: 'gitlab_vulnerabilities',
  title: 'GitLab vulnerabilities',
  description: 'Vulnerability events of projects and groups; every other event is filtered out.',
  preset: 'gitlab',
  config: { preset: 'gitlab' },
  guide: `At GitLab tick **Vulnerability events** as the trigger. Each vulnerability is one record, named by its page; a change of its state updates the record.`,
  unverified: ['$.object_attributes.report_type', '$.object_attributes.created_at'],
  fresh: ['40183', '51927'],
  mapping: {
    filter: { jmespath: "object_kind == 'vulnerability'" },
    recordId: { path: '$.object_attributes.url' },
    outputs: [
      {
        name: 'alert',
        kind: 'alert',
        fields: {
          title: { path: '$.object_attributes.title' },
          severity: { path: '$.object_attributes.severity' },
          kind: { const: 'vulnerability' },
          status: {
            path: '$.object_attributes.state',
            lookup: {
              table: { detected: 'new', confirmed: 'in_progress', dismissed: 'suppressed', resolved: 'resolved' },
              default: 'unknown',
            },
          },
          occurredAt: { path: '$.object_attributes.created_at' },
          category: { path: '$.object_attributes.report_type' },
          link: { path: '$.object_attributes.url' },
        },
      },
      {
        name: 'project',
        kind: 'entity',
        type: 'cloud_resource',
        // biome-ignore lint/suspicious/noThenProperty: the mapping language's word
        key: { path: '$.object_attributes.url', then: [{ split: ['/-/'] }, 'arrayFirst'] },
        fields: {},
      },
      {
        name: 'vulnerability',
        kind: 'entity',
        type: 'vulnerability',
        each: "$.object_attributes.identifiers[?@.external_type == 'cve']",
        key: { path: '$.external_id' },
        fields: {},
      },
      { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'project' },
      { kind: 'relationship', type: 'involves', role: 'evidence', from: 'alert', to: 'vulnerability' },
      { kind: 'relationship', type: 'affects', from: 'vulnerability', to: 'project' },
    ],
  },
  samples: [
    {
      object_kind: 'vulnerability',
      object_attributes: {
        url: 'https://gitlab.example.com/acme/payments/-/security/vulnerabilities/40183',
        title: 'Prototype pollution in minimist',
        state: 'detected',
        severity: 'critical',
        project_id: 118,
        report_type: 'dependency_scanning',
        created_at: '2026-03-02T10:02:11Z',
        location: { file: 'package-lock.json', dependency: { package: { name: 'minimist' }, version: '1.2.5' } },
        cvss: [{ vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
        identifiers: [
          {
            name: 'CVE-2021-44906',
            external_id: 'CVE-2021-44906',
            external_type: 'cve',
            url: 'https://nvd.nist.gov/vuln/detail/CVE-2021-44906',
          },
        ],
      },
    },
    {
      object_kind: 'vulnerability',
      object_attributes: {
        url: 'https://gitlab.example.com/acme/identity/-/security/vulnerabilities/51927',
        title: 'Improper neutralization of special elements used in an SQL command',
        state: 'confirmed',
        severity: 'high',
        project_id: 204,
        report_type: 'sast',
        created_at: '2026-03-02T10:20:40Z',
        location: { file: 'app/models/session.rb' },
        cvss: [],
        identifiers: [{ name: 'CWE-89', external_id: '89', external_type: 'cwe', url: 'https://cwe.mitre.org/' }],
      },
    },
  ],
}
