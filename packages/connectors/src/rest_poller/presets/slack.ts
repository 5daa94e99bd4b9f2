import type { Preset } from './preset.ts'

/** docs.slack.dev, "Audit Logs API": newest first; only Retry-After tells of its limits. */
export const slackAudit: Preset = {
  title: 'Slack audit logs',
  auth: { kind: 'bearer' },
  request: { url: 'https://api.slack.com', path: '/audit/v1/logs', query: { oldest: '{since}' } },
  incremental: { kind: 'datetime', cursorField: '$.date_create', format: 'unix' },
  pagination: { kind: 'cursor', path: '$.response_metadata.next_cursor', size: 200, sizeParameter: 'limit' },
  recordPath: '$.entries[*]',
  dedupe: { kind: 'fields', fields: ['$.id'] },
  fresh: ['0123a45b-6c7d-8900-e12f-3456789gh0i1'],
  record: {
    id: '0123a45b-6c7d-8900-e12f-3456789gh0i1',
    date_create: 1772439131,
    action: 'user_login_failed',
    actor: { type: 'user', user: { id: 'W123AB456', name: 'Amara Keller', email: 'a.keller@acme.example' } },
    entity: { type: 'workspace', workspace: { id: 'T123AB456', name: 'Acme', domain: 'acme' } },
    context: { ip_address: '198.51.100.7', ua: 'Mozilla/5.0 (X11; Linux x86_64)' },
  },
}
