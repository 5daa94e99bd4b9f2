import type { Template } from './template.ts'

/** docs.github.com, "Webhook events and payloads": code_scanning_alert, dependabot_alert, secret_scanning_alert. */
export const github: Template = {
  name: 'github_security_alerts',
  title: 'GitHub security alerts',
  description: 'Code scanning, Dependabot and secret scanning in one feed; every other event is filtered out.',
  preset: 'github',
  config: { preset: 'github' },
  guide: `At GitHub choose _Let me select individual events_: **Code scanning alerts**, **Dependabot alerts**, **Secret scanning alerts**.
Each alert is one record, named by its page; what happens to it later updates the record.
GitHub sends a found secret in clear: set _capture → redact_ to \`$.alert.secret\`, so that it is not kept.`,
  unverified: ['$.sender.login', '$.repository.full_name', '$.alert.secret_type_display_name'],
  fresh: ['40917', '51823', '62731'],
  mapping: {
    filter: { jmespath: 'alert.html_url' },
    recordId: { path: '$.alert.html_url' },
    outputs: [
      {
        name: 'alert',
        kind: 'alert',
        fields: {
          title: {
            first: [
              { path: '$.alert.rule.description' },
              { path: '$.alert.security_advisory.summary' },
              { path: '$.alert.secret_type_display_name' },
              { path: '$.alert.secret_type' },
            ],
          },
          description: {
            first: [{ path: '$.alert.rule.full_description' }, { path: '$.alert.security_advisory.description' }],
          },
          severity: {
            first: [
              { path: '$.alert.rule.security_severity_level' },
              { path: '$.alert.security_advisory.severity' },
              { path: '$.alert.rule.severity' },
              { jmespath: "alert.secret_type && 'high'" },
            ],
          },
          kind: { first: [{ jmespath: "alert.secret_type && 'exposure'" }, { const: 'vulnerability' }] },
          status: { path: '$.alert.state', default: 'open' },
          occurredAt: { path: '$.alert.created_at' },
          sourceUpdatedAt: { first: [{ path: '$.alert.updated_at' }, { path: '$.alert.created_at' }] },
          ruleId: { first: [{ path: '$.alert.rule.id' }, { path: '$.alert.security_advisory.ghsa_id' }] },
          category: {
            first: [{ path: '$.alert.tool.name' }, { jmespath: "alert.secret_type && 'secret scanning'" }],
            default: 'dependabot',
          },
          link: { path: '$.alert.html_url' },
        },
      },
      {
        name: 'repository',
        kind: 'entity',
        type: 'cloud_resource',
        key: { path: '$.repository.html_url' },
        fields: { name: { path: '$.repository.full_name' } },
      },
      {
        name: 'vulnerability',
        kind: 'entity',
        type: 'vulnerability',
        when: { jmespath: 'alert.security_advisory.cve_id' },
        key: { path: '$.alert.security_advisory.cve_id' },
        fields: {},
      },
      { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'repository' },
      { kind: 'relationship', type: 'involves', role: 'evidence', from: 'alert', to: 'vulnerability' },
      { kind: 'relationship', type: 'affects', from: 'vulnerability', to: 'repository' },
    ],
  },
  samples: [
    {
      action: 'created',
      alert: {
        number: 40917,
        created_at: '2026-03-02T08:14:31Z',
        updated_at: '2026-03-02T08:14:31Z',
        html_url: 'https://github.com/acme/payments-api/security/code-scanning/40917',
        state: 'open',
        rule: {
          id: 'js/sql-injection',
          severity: 'error',
          security_severity_level: 'high',
          description: 'Database query built from user-controlled sources',
        },
        tool: { name: 'CodeQL', version: '2.20.1' },
        most_recent_instance: {
          ref: 'refs/heads/main',
          state: 'open',
          location: { path: 'src/db/orders.js', start_line: 118 },
        },
      },
      ref: 'refs/heads/main',
      repository: {
        name: 'payments-api',
        full_name: 'acme/payments-api',
        html_url: 'https://github.com/acme/payments-api',
      },
      organization: { login: 'acme' },
      sender: { login: 'm-okafor', type: 'User' },
    },
    {
      action: 'created',
      alert: {
        number: 51823,
        state: 'open',
        dependency: {
          package: { ecosystem: 'pip', name: 'jinja2' },
          manifest_path: 'services/mail/requirements.txt',
          scope: 'runtime',
        },
        security_advisory: {
          ghsa_id: 'GHSA-h75v-3vvj-5mfj',
          cve_id: 'CVE-2024-34064',
          summary: 'Jinja vulnerable to HTML attribute injection when passing user input as keys to xmlattr filter',
          description: 'The xmlattr filter in affected versions accepts keys containing non-attribute characters.',
          severity: 'medium',
          cvss: { score: 5.4 },
        },
        html_url: 'https://github.com/acme/customer-portal/security/dependabot/51823',
        created_at: '2026-03-02T09:20:05Z',
        updated_at: '2026-03-02T09:20:05Z',
        dismissed_at: null,
        fixed_at: null,
      },
      repository: {
        name: 'customer-portal',
        full_name: 'acme/customer-portal',
        html_url: 'https://github.com/acme/customer-portal',
      },
      organization: { login: 'acme' },
      sender: { login: 'github', type: 'Organization' },
    },
    {
      action: 'created',
      alert: {
        number: 62731,
        secret_type: 'aws_access_key_id',
        secret_type_display_name: 'Amazon AWS Access Key ID',
        resolution: null,
        html_url: 'https://github.com/acme/data-pipeline/security/secret-scanning/62731',
        created_at: '2026-03-02T09:41:47Z',
        push_protection_bypassed: false,
      },
      repository: {
        name: 'data-pipeline',
        full_name: 'acme/data-pipeline',
        html_url: 'https://github.com/acme/data-pipeline',
      },
      organization: { login: 'acme' },
      sender: { login: 'j-lindqvist', type: 'User' },
    },
  ],
}
