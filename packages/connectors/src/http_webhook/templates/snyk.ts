import type { Template } from './template.ts'

const TARGETS = [
  { kind: 'relationship', type: 'involves', role: 'target', from: 'found', to: 'project' },
  { kind: 'relationship', type: 'involves', role: 'target', from: 'gone', to: 'project' },
  { kind: 'relationship', type: 'affects', from: 'vulnerability', to: 'project' },
]

/** What the issues of both lists have in common; `$item` is the whole snapshot. */
const issue = (status: string) => ({
  sourceEventId: { template: '{{$item.project.id}}/{{$.id}}' },
  title: { template: '{{$.issueData.title}} in {{$.pkgName}}' },
  severity: {
    path: '$.issueData.severity',
    lookup: {
      table: { low: 'low', medium: 'medium', high: 'high', critical: 'critical' },
      default: 'unknown',
    },
  },
  kind: { const: 'vulnerability' },
  status: { const: status },
  occurredAt: { path: '$item.project.lastTestedDate' },
  sourceUpdatedAt: { path: '$item.project.lastTestedDate' },
  ruleId: { path: '$.issueData.id' },
  category: { path: '$.issueType' },
  link: { path: '$.issueData.url' },
})

/** docs.snyk.io, "Webhook events and payloads": project_snapshot/v0; its objects are those of the API's answers. */
export const snyk: Template = {
  name: 'snyk_snapshots',
  title: 'Snyk project snapshots',
  description: 'Each issue a test has newly found becomes an alert, and is resolved by the test that finds it gone.',
  preset: 'snyk',
  config: { preset: 'snyk' },
  guide: `Snyk sends a snapshot after every test; those that change nothing are filtered out. An issue is named by its project and its id, so that it is opened and resolved as one alert.
What an issue and a project hold was taken from Snyk's API: look at a real delivery before you rely on the severity and the time.`,
  unverified: ['$.removedIssues', '$.newIssues', '$.project.lastTestedDate', '$.project.browseUrl', '$.group'],
  fresh: ['6d5813be-7e6d-4ab8-80c2-1e3e2a454545', 'SNYK-JS-LODASH-567746', 'SNYK-JS-MINIMIST-559764'],
  mapping: {
    filter: { jmespath: 'newIssues || removedIssues' },
    outputs: [
      { name: 'found', kind: 'alert', each: '$.newIssues[*]', fields: issue('new') },
      { name: 'gone', kind: 'alert', each: '$.removedIssues[*]', fields: issue('resolved') },
      {
        name: 'project',
        kind: 'entity',
        type: 'cloud_resource',
        key: { path: '$.project.id' },
        fields: { name: { path: '$.project.name' }, provider: { const: 'snyk' } },
      },
      {
        name: 'vulnerability',
        kind: 'entity',
        type: 'vulnerability',
        each: '$.newIssues[*].issueData.identifiers.CVE[*]',
        key: { path: '$' },
        fields: {},
      },
      ...TARGETS,
    ],
  },
  samples: [
    {
      project: {
        id: '6d5813be-7e6d-4ab8-80c2-1e3e2a454545',
        name: 'acme/payments-api:package.json',
        origin: 'github',
        type: 'npm',
        browseUrl: 'https://app.snyk.io/org/acme/project/6d5813be-7e6d-4ab8-80c2-1e3e2a454545',
        lastTestedDate: '2026-03-02T10:41:07.902Z',
      },
      org: { id: '2c1d0b3e-6f5a-4798-8c9b-0a1b2c3d4e5f', name: 'acme', slug: 'acme' },
      group: { id: '9b2f4c61-3d7e-4f80-a1b2-c3d4e5f60718', name: 'acme' },
      newIssues: [
        {
          id: 'SNYK-JS-LODASH-567746',
          issueType: 'vuln',
          pkgName: 'lodash',
          pkgVersions: ['4.17.15'],
          issueData: {
            id: 'SNYK-JS-LODASH-567746',
            title: 'Prototype Pollution',
            severity: 'high',
            url: 'https://security.snyk.io/vuln/SNYK-JS-LODASH-567746',
            identifiers: { CVE: ['CVE-2020-8203'], CWE: ['CWE-1321'] },
          },
          isPatched: false,
          isIgnored: false,
        },
      ],
      removedIssues: [],
    },
    {
      project: {
        id: '6d5813be-7e6d-4ab8-80c2-1e3e2a454545',
        name: 'acme/customer-portal:package.json',
        origin: 'github',
        type: 'npm',
        browseUrl: 'https://app.snyk.io/org/acme/project/6d5813be-7e6d-4ab8-80c2-1e3e2a454545',
        lastTestedDate: '2026-03-02T11:02:55.118Z',
      },
      org: { id: '2c1d0b3e-6f5a-4798-8c9b-0a1b2c3d4e5f', name: 'acme', slug: 'acme' },
      group: { id: '9b2f4c61-3d7e-4f80-a1b2-c3d4e5f60718', name: 'acme' },
      newIssues: [],
      removedIssues: [
        {
          id: 'SNYK-JS-MINIMIST-559764',
          issueType: 'vuln',
          pkgName: 'minimist',
          pkgVersions: ['1.2.0'],
          issueData: {
            id: 'SNYK-JS-MINIMIST-559764',
            title: 'Prototype Pollution',
            severity: 'medium',
            url: 'https://security.snyk.io/vuln/SNYK-JS-MINIMIST-559764',
            identifiers: { CVE: ['CVE-2020-7598'], CWE: ['CWE-1321'] },
          },
          isPatched: false,
          isIgnored: false,
        },
      ],
    },
  ],
}
