import type { Preset } from './preset.ts'

/** docs.github.com, "List secret scanning alerts for an organization". {partition} is the organization. */
export const githubSecretScanning: Preset = {
  title: 'GitHub secret scanning',
  auth: { kind: 'bearer' },
  request: {
    url: 'https://api.github.com',
    path: '/orgs/{partition}/secret-scanning/alerts',
    headers: { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' },
  },
  pagination: { kind: 'link_header', size: 100, sizeParameter: 'per_page' },
  dedupe: { kind: 'fields', fields: ['$.html_url', '$.updated_at'] },
  fresh: ['62731'],
  record: {
    number: 62731,
    created_at: '2026-03-02T09:41:47Z',
    updated_at: '2026-03-02T09:41:47Z',
    html_url: 'https://github.com/acme/data-pipeline/security/secret-scanning/62731',
    state: 'open',
    resolution: null,
    secret_type: 'aws_access_key_id',
    secret_type_display_name: 'Amazon AWS Access Key ID',
    push_protection_bypassed: false,
    repository: { full_name: 'acme/data-pipeline', html_url: 'https://github.com/acme/data-pipeline' },
  },
}
