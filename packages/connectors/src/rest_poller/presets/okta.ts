import type { Preset } from './preset.ts'

/** developer.okta.com, "System Log API": a request without an end always names a next page, empty at the newest. */
export const oktaSystemLog: Preset = {
  title: 'Okta System Log',
  auth: { kind: 'api_key', prefix: 'SSWS ' },
  request: { path: '/api/v1/logs', query: { since: '{since}', sortOrder: 'ASCENDING' } },
  incremental: { kind: 'datetime', cursorField: '$.published' },
  pagination: { kind: 'link_header', size: 1000, sizeParameter: 'limit', emptyEnds: true },
  dedupe: { kind: 'fields', fields: ['$.uuid'] },
  fresh: ['f790999f-fe87-467a-9880-6982a583986c'],
  record: {
    uuid: 'f790999f-fe87-467a-9880-6982a583986c',
    published: '2026-03-02T07:31:52.032Z',
    eventType: 'user.account.lock',
    displayMessage: 'Max sign in attempts exceeded',
    severity: 'WARN',
    outcome: { result: 'FAILURE', reason: 'LOCKED_OUT' },
    actor: {
      id: '00u1a2b3c4D5e6F7g8h9',
      type: 'User',
      alternateId: 'a.keller@acme.example',
      displayName: 'Amara Keller',
    },
    client: { ipAddress: '203.0.113.44', userAgent: { rawUserAgent: 'Mozilla/5.0 (X11; Linux x86_64)' } },
    target: [],
  },
}
