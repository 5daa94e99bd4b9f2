import type { Preset } from './preset.ts'

/** docs.snyk.io, REST API, "Get issues by org ID". {partition} is the organization's id. */
export const snykIssues: Preset = {
  title: 'Snyk issues',
  auth: { kind: 'api_key', prefix: 'Token ' },
  request: {
    url: 'https://api.snyk.io',
    path: '/rest/orgs/{partition}/issues',
    query: { version: '2024-04-29', updated_after: '{since}' },
  },
  incremental: { kind: 'datetime', cursorField: '$.attributes.updated_at' },
  pagination: { kind: 'next_url', path: '$.links.next', size: 100, sizeParameter: 'limit' },
  recordPath: '$.data[*]',
  dedupe: { kind: 'fields', fields: ['$.id', '$.attributes.updated_at'] },
  fresh: ['4a18d42f-0706-4ad0-b127-24078731fbed'],
  record: {
    id: '4a18d42f-0706-4ad0-b127-24078731fbed',
    type: 'issue',
    attributes: {
      key: 'SNYK-PYTHON-JINJA2-6809379',
      title: 'Cross-site Scripting (XSS)',
      type: 'package_vulnerability',
      status: 'open',
      ignored: false,
      effective_severity_level: 'medium',
      created_at: '2026-03-02T06:12:44.021Z',
      updated_at: '2026-03-02T08:40:09.512Z',
      problems: [{ id: 'CVE-2024-34064', source: 'NVD', url: 'https://nvd.nist.gov/vuln/detail/CVE-2024-34064' }],
      coordinates: [{ representations: [{ dependency: { package_name: 'jinja2', package_version: '3.1.3' } }] }],
    },
  },
}
