import type { Preset } from './preset.ts'

/** cloud.google.com, Security Command Center API v1, "findings.list". {partition} is an organization, folder or project: organizations/123456789012. */
export const googleSccFindings: Preset = {
  title: 'Google Security Command Center findings',
  auth: { kind: 'jwt_bearer', scope: 'https://www.googleapis.com/auth/cloud-platform' },
  request: {
    url: 'https://securitycenter.googleapis.com',
    path: '/v1/{partition:path}/sources/-/findings',
    query: { filter: 'eventTime >= "{since}"', orderBy: 'eventTime' },
  },
  incremental: { kind: 'datetime', cursorField: '$.finding.eventTime' },
  pagination: {
    kind: 'cursor',
    path: '$.nextPageToken',
    parameter: 'pageToken',
    size: 1000,
    sizeParameter: 'pageSize',
  },
  recordPath: '$.listFindingsResults[*]',
  records: { mayBeAbsent: true },
  dedupe: { kind: 'fields', fields: ['$.finding.name', '$.finding.eventTime', '$.finding.state', '$.finding.mute'] },
  fresh: ['0a1b2c3d4e5f60718293a4b5c6d7e8f9'],
  record: {
    finding: {
      name: 'organizations/123456789012/sources/5001/findings/0a1b2c3d4e5f60718293a4b5c6d7e8f9',
      canonicalName: 'projects/445566778899/sources/5001/findings/0a1b2c3d4e5f60718293a4b5c6d7e8f9',
      resourceName: '//compute.googleapis.com/projects/acme-payments/zones/europe-west1-b/instances/4711',
      state: 'ACTIVE',
      category: 'Malware: Bad Domain',
      severity: 'HIGH',
      mute: 'UNMUTED',
      createTime: '2026-03-02T08:20:31.118Z',
      eventTime: '2026-03-02T08:20:30.902Z',
      externalUri: 'https://console.cloud.google.com/security/command-center/findings?finding=4711',
    },
    resource: {
      name: '//compute.googleapis.com/projects/acme-payments/zones/europe-west1-b/instances/4711',
    },
  },
}
