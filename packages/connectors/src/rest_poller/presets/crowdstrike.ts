import type { Preset } from './preset.ts'

/** Falcon API, "Alerts", combined endpoint: oldest change first, `after` for the next page. */
export const crowdstrikeAlerts: Preset = {
  title: 'CrowdStrike Falcon alerts',
  auth: { kind: 'oauth2_client_credentials', tokenUrl: '/oauth2/token', clientAuth: 'body' },
  request: {
    url: 'https://api.crowdstrike.com',
    method: 'POST',
    path: '/alerts/combined/alerts/v1',
    body: `{"filter": "updated_timestamp:>'{since}'", "sort": "updated_timestamp|asc", "limit": 1000, "after": "{cursor}"}`,
  },
  incremental: { kind: 'datetime', cursorField: '$.updated_timestamp' },
  pagination: { kind: 'cursor', path: '$.meta.pagination.after' },
  recordPath: '$.resources[*]',
  dedupe: { kind: 'fields', fields: ['$.composite_id', '$.updated_timestamp'] },
  fresh: ['4711a0', '9f31c2'],
  record: {
    composite_id: 'cid9f31c2:ind:4711a0',
    created_timestamp: '2026-03-02T08:14:31.480Z',
    updated_timestamp: '2026-03-02T08:15:02.113Z',
    display_name: 'CredentialDumping',
    severity: 70,
    severity_name: 'High',
    description: 'A process tried to read the memory of the local security authority.',
    status: 'new',
    device: { device_id: '9f31c2', hostname: 'ws-4711', external_ip: '203.0.113.44', local_ip: '192.0.2.17' },
    user_name: 'a.keller',
    filename: 'procdump64.exe',
    cmdline: 'procdump64.exe -ma lsass.exe out.dmp',
    tactic: 'Credential Access',
    tactic_id: 'TA0006',
    technique: 'OS Credential Dumping',
    technique_id: 'T1003',
    falcon_host_link: 'https://falcon.crowdstrike.com/activity-v2/detections/4711a0',
  },
}
