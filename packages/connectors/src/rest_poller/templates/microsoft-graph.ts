import type { ConnectorTemplate } from '@halcyon/connector-kit'
import { microsoftGraphAlerts } from '../presets/microsoft-graph.ts'

const evidence = (type: string): string => `$.evidence[?@['@odata.type'] == '#microsoft.graph.security.${type}']`

/** learn.microsoft.com, "alert resource type" (alerts_v2) and its kinds of evidence. */
export const microsoftGraph: ConnectorTemplate = {
  name: 'microsoft_graph_alerts',
  title: 'Microsoft Defender alerts',
  description:
    'Alerts of Defender for Endpoint, Identity, Office 365 and Cloud Apps, with devices, files and accounts.',
  preset: 'microsoft_graph_alerts',
  config: {
    preset: 'microsoft_graph_alerts',
    auth: { kind: 'oauth2_client_credentials' },
    schedule: { kind: 'interval', every: 'PT5M' },
  },
  guide: `In Microsoft Entra register an application, give it the _application_ permission **SecurityAlert.Read.All** of Microsoft Graph, and let an administrator consent.
Enter the application's id as client id and \`https://login.microsoftonline.com/{directory}/oauth2/v2.0/token\` as token address; a secret of the application is \`clientSecret\`.
Devices, files and the accounts of processes are taken from the evidence; other kinds of evidence stay in the captured payload.`,
  unverified: ['$.classification'],
  mapping: {
    recordId: { path: '$.id' },
    outputs: [
      {
        name: 'alert',
        kind: 'alert',
        fields: {
          title: { path: '$.title' },
          description: { path: '$.description' },
          severity: {
            path: '$.severity',
            lookup: {
              table: { informational: 'info', low: 'low', medium: 'medium', high: 'high' },
              default: 'unknown',
            },
          },
          status: {
            path: '$.status',
            lookup: {
              table: { new: 'new', inProgress: 'in_progress', resolved: 'resolved' },
              default: 'unknown',
            },
          },
          verdict: {
            path: '$.classification',
            lookup: {
              table: {
                truePositive: 'true_positive',
                falsePositive: 'false_positive',
                informationalExpectedActivity: 'benign',
              },
              default: 'unknown',
            },
          },
          occurredAt: { first: [{ path: '$.firstActivityDateTime' }, { path: '$.createdDateTime' }] },
          lastSeenAt: { path: '$.lastActivityDateTime' },
          sourceCreatedAt: { path: '$.createdDateTime' },
          sourceUpdatedAt: { path: '$.lastUpdateDateTime' },
          category: { path: '$.category' },
          attacks: { path: '$.mitreTechniques' },
          link: { path: '$.alertWebUrl' },
        },
      },
      {
        name: 'device',
        kind: 'entity',
        type: 'host',
        each: evidence('deviceEvidence'),
        when: { jmespath: 'deviceDnsName' },
        key: { path: '$.deviceDnsName' },
        fields: { agentId: { path: '$.mdeDeviceId' }, ips: { path: '$.ipInterfaces' } },
      },
      {
        name: 'file',
        kind: 'entity',
        type: 'file',
        each: evidence('fileEvidence'),
        when: { jmespath: 'fileDetails.sha256 || fileDetails.sha1' },
        key: { jmespath: 'fileDetails.{sha256: sha256, sha1: sha1}' },
        fields: { name: { path: '$.fileDetails.fileName' }, path: { path: '$.fileDetails.filePath' } },
      },
      {
        name: 'account',
        kind: 'entity',
        type: 'user',
        each: evidence('processEvidence'),
        when: { jmespath: 'userAccount.userPrincipalName || userAccount.azureAdUserId || userAccount.userSid' },
        key: { jmespath: 'userAccount.userPrincipalName || userAccount.azureAdUserId || userAccount.userSid' },
        fields: {
          name: { path: '$.userAccount.accountName' },
          domain: { path: '$.userAccount.domainName' },
          sid: { path: '$.userAccount.userSid' },
        },
      },
      { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'device' },
      { kind: 'relationship', type: 'involves', role: 'evidence', from: 'alert', to: 'file' },
      { kind: 'relationship', type: 'involves', role: 'actor', from: 'alert', to: 'account' },
    ],
  },
  samples: [
    microsoftGraphAlerts.record,
    {
      id: 'da637551227677560814_28290',
      providerAlertId: 'da637551227677560814_28290',
      incidentId: '28290',
      title: 'Credential theft tool was prevented',
      description: 'A tool that reads credentials from memory was found and stopped.',
      severity: 'high',
      status: 'inProgress',
      classification: 'truePositive',
      determination: 'malware',
      category: 'CredentialAccess',
      createdDateTime: '2026-03-02T09:14:11.2033333Z',
      firstActivityDateTime: '2026-03-02T09:12:58.7466667Z',
      lastActivityDateTime: '2026-03-02T09:13:05.1066667Z',
      lastUpdateDateTime: '2026-03-02T09:40:00.51Z',
      alertWebUrl: 'https://security.microsoft.com/alerts/da637551227677560814_28290',
      mitreTechniques: ['T1003', 'T1003.001'],
      evidence: [
        {
          '@odata.type': '#microsoft.graph.security.deviceEvidence',
          mdeDeviceId: '73e7e2de709dff64ef64b1d0c30e67fab63279db',
          deviceDnsName: 'ws-3318.acme.example',
          ipInterfaces: ['192.0.2.118', 'fe80::1'],
          roles: ['compromised'],
        },
        {
          '@odata.type': '#microsoft.graph.security.fileEvidence',
          fileDetails: {
            sha1: '3a2f9a9b3f5e0a7f6c1d2e3f405162738495a6b7',
            sha256: '5994471abb01112afcc18159f6cc74b4f511b99806da59b3caf5a9c173cacfc5',
            fileName: 'tool64.exe',
            filePath: 'C:\\Users\\m.okafor\\Downloads',
          },
          roles: [],
        },
        {
          '@odata.type': '#microsoft.graph.security.processEvidence',
          processId: 4780,
          processCommandLine: '"tool64.exe" -ma lsass.exe',
          userAccount: {
            accountName: 'm.okafor',
            domainName: 'acme',
            userSid: 'S-1-5-21-3457937927-2839227994-823803824-1157',
            azureAdUserId: '8d9e0b6f-0a4c-4d53-9a1e-3a9f6f7b1c22',
            userPrincipalName: 'm.okafor@acme.example',
          },
          roles: [],
        },
      ],
    },
  ],
}
