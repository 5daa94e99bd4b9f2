import type { Preset } from './preset.ts'

/** learn.microsoft.com, "List alerts_v2". The token address has the directory in it, which only its owner knows. */
export const microsoftGraphAlerts: Preset = {
  title: 'Microsoft Graph security alerts',
  auth: {
    kind: 'oauth2_client_credentials',
    scope: 'https://graph.microsoft.com/.default',
    clientAuth: 'body',
  },
  request: {
    url: 'https://graph.microsoft.com',
    path: '/v1.0/security/alerts_v2',
    query: { $filter: 'lastUpdateDateTime ge {since}', $orderby: 'lastUpdateDateTime asc' },
  },
  incremental: { kind: 'datetime', cursorField: '$.lastUpdateDateTime' },
  pagination: { kind: 'offset', parameter: '$skip', size: 1000, sizeParameter: '$top', overlap: 1 },
  recordPath: '$.value[*]',
  dedupe: { kind: 'fields', fields: ['$.id', '$.lastUpdateDateTime'] },
  fresh: ['da637551227677560813', '28282'],
  record: {
    id: 'da637551227677560813_28282',
    incidentId: '28282',
    title: 'Suspicious execution of hidden file',
    description: 'A hidden file has been launched. This activity could indicate a compromised host.',
    severity: 'low',
    status: 'new',
    category: 'DefenseEvasion',
    createdDateTime: '2026-03-02T07:51:23.7466667Z',
    lastUpdateDateTime: '2026-03-02T08:02:41.5133333Z',
    alertWebUrl: 'https://security.microsoft.com/alerts/da637551227677560813_28282',
    mitreTechniques: ['T1564.001'],
    evidence: [
      {
        '@odata.type': '#microsoft.graph.security.deviceEvidence',
        deviceDnsName: 'ws-1204.acme.example',
        ipInterfaces: ['192.0.2.80'],
      },
    ],
  },
}
