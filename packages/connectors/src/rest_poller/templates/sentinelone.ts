import type { ConnectorTemplate } from '@halcyon/connector-kit'
import { sentinelOneThreats } from '../presets/sentinelone.ts'

/** SentinelOne Management API 2.1, "Get Threats". */
export const sentinelone: ConnectorTemplate = {
  name: 'sentinelone_threats',
  title: 'SentinelOne threats',
  description: 'A threat is one record, from found to resolved, with its agent, account and file.',
  preset: 'sentinelone_threats',
  config: {
    preset: 'sentinelone_threats',
    auth: { kind: 'api_key' },
    schedule: { kind: 'interval', every: 'PT5M' },
  },
  guide: `In the console make a service user with the role **Viewer** of the sites you want to read; its API token is \`token\`, and ends after the time you choose. The address is that of your console.
SentinelOne gives a threat no severity: it is taken from the confidence (\`malicious\` is high, \`suspicious\` medium); change the lookup if ransomware is to stand higher. The API names no page of the threat, so that there is no link.`,
  unverified: ['$.threatInfo.incidentStatus', '$.threatInfo.mitigationStatus', '$.threatInfo.analystVerdict'],
  mapping: {
    recordId: { path: '$.id' },
    outputs: [
      {
        name: 'alert',
        kind: 'alert',
        fields: {
          title: { path: '$.threatInfo.threatName' },
          severity: {
            path: '$.threatInfo.confidenceLevel',
            lookup: { table: { malicious: 'high', suspicious: 'medium' }, default: 'unknown' },
          },
          status: {
            path: '$.threatInfo.incidentStatus',
            lookup: {
              table: { unresolved: 'new', in_progress: 'in_progress', resolved: 'resolved' },
              default: 'unknown',
            },
          },
          verdict: {
            path: '$.threatInfo.analystVerdict',
            lookup: {
              table: { true_positive: 'true_positive', false_positive: 'false_positive', suspicious: 'suspicious' },
              default: 'unknown',
            },
          },
          disposition: {
            path: '$.threatInfo.mitigationStatus',
            lookup: {
              table: { mitigated: 'blocked', not_mitigated: 'detected', marked_as_benign: 'allowed' },
              default: 'unknown',
            },
          },
          occurredAt: { first: [{ path: '$.threatInfo.identifiedAt' }, { path: '$.threatInfo.createdAt' }] },
          sourceCreatedAt: { path: '$.threatInfo.createdAt' },
          sourceUpdatedAt: { path: '$.threatInfo.updatedAt' },
          category: { path: '$.threatInfo.classification' },
          attacks: { jmespath: 'indicators[].tactics[].techniques[].name' },
        },
      },
      {
        name: 'host',
        kind: 'entity',
        type: 'host',
        when: { jmespath: 'agentRealtimeInfo.agentComputerName' },
        key: { jmespath: 'agentRealtimeInfo.{hostname: agentComputerName, domain: agentDomain}' },
        fields: {
          hostname: { path: '$.agentRealtimeInfo.agentComputerName' },
          domain: { path: '$.agentRealtimeInfo.agentDomain' },
          agentId: { path: '$.agentRealtimeInfo.agentId' },
          ips: { path: '$.agentDetectionInfo.agentIpV4' },
          macs: { jmespath: 'agentRealtimeInfo.networkInterfaces[].physical' },
        },
      },
      {
        name: 'account',
        kind: 'entity',
        type: 'user',
        when: { jmespath: 'threatInfo.processUser' },
        key: { path: '$.threatInfo.processUser' },
        fields: {},
      },
      {
        name: 'file',
        kind: 'entity',
        type: 'file',
        when: { jmespath: 'threatInfo.sha256 || threatInfo.sha1 || threatInfo.md5' },
        key: { jmespath: 'threatInfo.{sha256: sha256, sha1: sha1, md5: md5}' },
        fields: { name: { path: '$.threatInfo.threatName' }, path: { path: '$.threatInfo.filePath' } },
      },
      { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'host' },
      { kind: 'relationship', type: 'involves', role: 'actor', from: 'alert', to: 'account' },
      { kind: 'relationship', type: 'involves', role: 'evidence', from: 'alert', to: 'file' },
      { kind: 'relationship', type: 'found_on', from: 'file', to: 'host' },
    ],
  },
  samples: [
    sentinelOneThreats.record,
    {
      id: '1893765409871234567',
      threatInfo: {
        threatId: '1893765409871234567',
        threatName: 'update-helper.ps1',
        classification: 'Malware',
        confidenceLevel: 'suspicious',
        incidentStatus: 'in_progress',
        mitigationStatus: 'not_mitigated',
        analystVerdict: 'suspicious',
        createdAt: '2026-03-02T11:20:02.118Z',
        identifiedAt: '2026-03-02T11:20:01.640Z',
        updatedAt: '2026-03-02T11:48:30.005Z',
        processUser: 'ACME\\j.lindqvist',
        filePath: 'C:\\ProgramData\\update-helper.ps1',
        sha1: '8c3d2f0e9a1b4c5d6e7f8091a2b3c4d5e6f70819',
        originatorProcess: 'powershell.exe',
      },
      agentRealtimeInfo: {
        agentId: '1402233445566778899',
        agentComputerName: 'ws-0417',
        agentDomain: 'ACME',
        networkInterfaces: [{ inet: ['192.0.2.90'], inet6: [], physical: '00:00:5e:00:53:11' }],
      },
      agentDetectionInfo: { agentIpV4: '192.0.2.90', externalIp: '203.0.113.9' },
      indicators: [
        {
          description: 'A script was started that hides what it does.',
          tactics: [
            {
              name: 'Execution',
              techniques: [{ name: 'T1059.001', link: 'https://attack.mitre.org/techniques/T1059/001/' }],
            },
          ],
        },
      ],
    },
  ],
}
