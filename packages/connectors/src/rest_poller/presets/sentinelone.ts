import type { Preset } from './preset.ts'

/** SentinelOne Management API 2.1, "Get Threats". */
export const sentinelOneThreats: Preset = {
  title: 'SentinelOne threats',
  auth: { kind: 'api_key', prefix: 'ApiToken ' },
  request: {
    path: '/web/api/v2.1/threats',
    query: { updatedAt__gte: '{since:iso_ms}', sortBy: 'updatedAt', sortOrder: 'asc' },
  },
  incremental: { kind: 'datetime', cursorField: '$.threatInfo.updatedAt' },
  pagination: { kind: 'cursor', path: '$.pagination.nextCursor', size: 100, sizeParameter: 'limit' },
  recordPath: '$.data[*]',
  dedupe: { kind: 'fields', fields: ['$.id', '$.threatInfo.updatedAt'] },
  fresh: ['1234567890123456789'],
  record: {
    id: '1234567890123456789',
    threatInfo: {
      threatId: '1234567890123456789',
      threatName: 'svch0st.exe',
      classification: 'Ransomware',
      confidenceLevel: 'malicious',
      incidentStatus: 'unresolved',
      mitigationStatus: 'mitigated',
      analystVerdict: 'undefined',
      createdAt: '2026-03-02T09:02:11.310Z',
      identifiedAt: '2026-03-02T09:02:10.984Z',
      updatedAt: '2026-03-02T09:02:15.672Z',
      processUser: 'ACME\\m.okafor',
      filePath: 'C:\\Users\\m.okafor\\Downloads\\svch0st.exe',
      sha256: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
    },
    agentRealtimeInfo: { agentComputerName: 'ws-2210', agentDomain: 'ACME' },
    agentDetectionInfo: { agentIpV4: '192.0.2.22', externalIp: '203.0.113.9' },
    indicators: [],
  },
}
