import type { Preset } from './preset.ts'

/** developers.google.com, "Alert Center API", alerts.list. A list without entries is left out; what changes later is not found by it. */
export const googleWorkspaceAlerts: Preset = {
  title: 'Google Workspace alerts',
  auth: { kind: 'jwt_bearer', scope: 'https://www.googleapis.com/auth/apps.alerts' },
  subject: 'delegated administrator',
  request: {
    url: 'https://alertcenter.googleapis.com',
    path: '/v1beta1/alerts',
    query: { filter: 'createTime >= "{since}"', orderBy: 'createTime asc' },
  },
  incremental: { kind: 'datetime', cursorField: '$.createTime' },
  pagination: {
    kind: 'cursor',
    path: '$.nextPageToken',
    parameter: 'pageToken',
    size: 1000,
    sizeParameter: 'pageSize',
  },
  recordPath: '$.alerts[*]',
  records: { mayBeAbsent: true },
  dedupe: { kind: 'fields', fields: ['$.alertId', '$.updateTime'] },
  fresh: ['a3c4e5f6-1b2d-4c3e-8f90-1a2b3c4d5e6f'],
  record: {
    alertId: 'a3c4e5f6-1b2d-4c3e-8f90-1a2b3c4d5e6f',
    createTime: '2026-03-02T05:58:12.481Z',
    updateTime: '2026-03-02T05:58:12.481Z',
    startTime: '2026-03-02T05:57:40Z',
    type: 'Suspicious login',
    source: 'Google identity',
    metadata: { severity: 'LOW', status: 'NOT_STARTED' },
    data: {
      '@type': 'type.googleapis.com/google.apps.alertcenter.type.AccountWarning',
      email: 'j.lindqvist@acme.example',
      loginDetails: { ipAddress: '198.51.100.201' },
    },
  },
}
