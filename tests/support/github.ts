/** GitHub's own example payloads, and one mapping for its security alerts. */
import { createRequire } from 'node:module'

interface Definition {
  readonly name: string
  readonly examples: readonly SecurityEvent[]
}

export interface SecurityEvent {
  readonly action: string
  readonly alert: {
    readonly number: number
    readonly html_url?: string
    readonly updated_at?: string
    readonly state?: string
    readonly dependency?: { readonly package: { readonly ecosystem: string; readonly name: string } }
    readonly security_advisory?: { readonly summary: string; readonly cve_id: string | null; readonly severity: string }
    readonly rule?: { readonly severity: string; readonly description: string }
    readonly secret_type?: string
  }
  readonly repository: { readonly full_name: string }
}

const require = createRequire(import.meta.url)

/** Examples of an event; `from` names the product that sends it. */
export function githubExamples(name: string, from = 'api.github.com'): readonly SecurityEvent[] {
  const all = require(`@octokit/webhooks-examples/${from}/index.json`) as readonly Definition[]
  const found = all.find((definition) => definition.name === name)
  if (found === undefined) throw new Error(`there are no examples of ${name}`)
  return found.examples
}

export const GITHUB_MAPPING = {
  filter: { jmespath: 'alert' },
  recordId: {
    first: [
      { path: '$.alert.html_url' },
      { template: '{{$.repository.full_name}}/secret-scanning/{{$.alert.number}}' },
    ],
  },
  outputs: [
    {
      name: 'alert',
      kind: 'alert',
      fields: {
        kind: { jmespath: "alert.security_advisory && 'vulnerability' || 'detection'" },
        title: {
          first: [
            { path: '$.alert.security_advisory.summary' },
            { path: '$.alert.rule.description' },
            { template: 'Secret found: {{$.alert.secret_type}}' },
          ],
        },
        description: { path: '$.alert.security_advisory.description' },
        severity: {
          first: [
            { path: '$.alert.security_advisory.severity' },
            {
              path: '$.alert.rule.severity',
              lookup: { table: { error: 'high', warning: 'medium', note: 'low' } },
            },
            { const: 'high' },
          ],
        },
        status: {
          path: '$.alert.state',
          lookup: { table: { open: 'new', fixed: 'resolved', dismissed: 'suppressed' }, default: 'unknown' },
        },
        occurredAt: { path: '$.alert.created_at' },
        sourceUpdatedAt: { path: '$.alert.updated_at' },
        link: { path: '$.alert.html_url' },
      },
    },
    {
      name: 'package',
      kind: 'entity',
      type: 'package',
      when: { jmespath: 'alert.dependency' },
      key: { template: 'pkg:pypi/{{$.alert.dependency.package.name}}' },
      fields: {
        name: { path: '$.alert.dependency.package.name' },
        ecosystem: { path: '$.alert.dependency.package.ecosystem' },
      },
    },
    {
      name: 'vulnerability',
      kind: 'entity',
      type: 'vulnerability',
      when: { jmespath: 'alert.security_advisory' },
      key: { first: [{ path: '$.alert.security_advisory.cve_id' }, { path: '$.alert.security_advisory.ghsa_id' }] },
      fields: { cvssScore: { path: '$.alert.security_advisory.cvss.score' } },
    },
    {
      name: 'repository',
      kind: 'entity',
      type: 'cloud_resource',
      key: { template: 'github.com/{{$.repository.full_name}}' },
      fields: {},
    },
    { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'repository' },
    { kind: 'relationship', type: 'involves', role: 'evidence', from: 'alert', to: 'vulnerability' },
    { kind: 'relationship', type: 'affects', from: 'vulnerability', to: 'package' },
    { kind: 'relationship', type: 'uses_package', from: 'repository', to: 'package' },
  ],
}
