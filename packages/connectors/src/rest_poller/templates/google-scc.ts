import type { ConnectorTemplate } from '@halcyon/connector-kit'
import { googleSccFindings } from '../presets/google-scc.ts'

/** cloud.google.com, Security Command Center API v1, "Finding". */
export const googleScc: ConnectorTemplate = {
  name: 'google_scc_findings',
  title: 'Google Security Command Center findings',
  description: 'A finding is one record, from active to inactive, with the resource it is about.',
  preset: 'google_scc_findings',
  config: {
    preset: 'google_scc_findings',
    auth: { kind: 'jwt_bearer' },
    schedule: { kind: 'interval', every: 'PT5M' },
  },
  guide: `In Google Cloud enable the **Security Command Center API** and make a service account with the role **Security Center Findings Viewer** on the organization; its whole key file is \`privateKey\`. The partitions are \`organizations/123456789012\`, or \`projects/…\` and \`folders/…\`.
Look at the status: a muted finding is suppressed, an inactive one resolved. Findings are found by the time of their event: one that is muted later without a new event stays as it was. Addresses, CVEs and classes of findings were written down without a recorded finding.`,
  unverified: [
    '$.finding.description',
    '$.finding.findingClass',
    '$.finding.indicator.ipAddresses',
    '$.finding.indicator.domains',
    '$.finding.vulnerability.cve.id',
    '$.finding.mitreAttack.primaryTactic',
    '$.finding.mitreAttack.primaryTechniques',
  ],
  mapping: {
    recordId: { path: '$.finding.name' },
    outputs: [
      {
        name: 'alert',
        kind: 'alert',
        fields: {
          title: { path: '$.finding.category' },
          description: { path: '$.finding.description' },
          severity: {
            path: '$.finding.severity',
            lookup: { table: { LOW: 'low', MEDIUM: 'medium', HIGH: 'high', CRITICAL: 'critical' }, default: 'unknown' },
          },
          kind: {
            path: '$.finding.findingClass',
            lookup: {
              table: { VULNERABILITY: 'vulnerability', MISCONFIGURATION: 'posture', POSTURE_VIOLATION: 'posture' },
              default: 'detection',
            },
          },
          status: {
            jmespath: "finding.mute == 'MUTED' && 'MUTED' || finding.state",
            lookup: { table: { ACTIVE: 'new', INACTIVE: 'resolved', MUTED: 'suppressed' }, default: 'unknown' },
          },
          occurredAt: { first: [{ path: '$.finding.eventTime' }, { path: '$.finding.createTime' }] },
          sourceCreatedAt: { path: '$.finding.createTime' },
          sourceUpdatedAt: { path: '$.finding.eventTime' },
          ruleName: { path: '$.finding.category' },
          category: { path: '$.finding.category' },
          attacks: {
            jmespath: '[finding.mitreAttack.primaryTactic, finding.mitreAttack.primaryTechniques][]',
          },
          link: { path: '$.finding.externalUri' },
        },
      },
      {
        name: 'resource',
        kind: 'entity',
        type: 'cloud_resource',
        when: { jmespath: 'resource.name || finding.resourceName' },
        key: { jmespath: 'resource.name || finding.resourceName' },
        fields: { provider: { const: 'gcp' } },
      },
      {
        name: 'address',
        kind: 'entity',
        type: 'ip',
        each: '$.finding.indicator.ipAddresses[*]',
        key: { path: '$' },
        fields: {},
      },
      {
        name: 'domain',
        kind: 'entity',
        type: 'domain',
        each: '$.finding.indicator.domains[*]',
        key: { path: '$' },
        fields: {},
      },
      {
        name: 'vulnerability',
        kind: 'entity',
        type: 'vulnerability',
        when: { jmespath: 'finding.vulnerability.cve.id' },
        key: { path: '$.finding.vulnerability.cve.id' },
        fields: {},
      },
      { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'resource' },
      { kind: 'relationship', type: 'involves', role: 'evidence', from: 'alert', to: 'address' },
      { kind: 'relationship', type: 'involves', role: 'evidence', from: 'alert', to: 'domain' },
      { kind: 'relationship', type: 'involves', role: 'evidence', from: 'alert', to: 'vulnerability' },
      { kind: 'relationship', type: 'affects', from: 'vulnerability', to: 'resource' },
    ],
  },
  samples: [
    googleSccFindings.record,
    {
      finding: {
        name: 'organizations/123456789012/sources/5002/findings/f9e8d7c6b5a493827160f5e4d3c2b1a0',
        canonicalName: 'projects/445566778899/sources/5002/findings/f9e8d7c6b5a493827160f5e4d3c2b1a0',
        resourceName: '//container.googleapis.com/projects/acme-identity/locations/europe-west1/clusters/login',
        state: 'INACTIVE',
        category: 'GKE_RUNTIME_OS_VULNERABILITY',
        findingClass: 'VULNERABILITY',
        description: 'A node runs a kernel with a known vulnerability.',
        severity: 'MEDIUM',
        mute: 'UNDEFINED',
        createTime: '2026-02-26T11:00:00Z',
        eventTime: '2026-03-02T09:31:12.500Z',
        vulnerability: { cve: { id: 'CVE-2024-1086' } },
      },
      resource: { name: '//container.googleapis.com/projects/acme-identity/locations/europe-west1/clusters/login' },
    },
    {
      finding: {
        name: 'organizations/123456789012/sources/5001/findings/1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f',
        resourceName: '//compute.googleapis.com/projects/acme-batch/zones/europe-west1-c/instances/5822',
        state: 'ACTIVE',
        category: 'Malware: Cryptomining Bad IP',
        findingClass: 'THREAT',
        severity: 'LOW',
        mute: 'MUTED',
        createTime: '2026-03-02T10:02:11Z',
        eventTime: '2026-03-02T10:02:10Z',
        indicator: { ipAddresses: ['198.51.100.201'], domains: ['pool.mining.example'] },
        mitreAttack: { primaryTactic: 'IMPACT', primaryTechniques: ['T1496'] },
      },
      resource: { name: '//compute.googleapis.com/projects/acme-batch/zones/europe-west1-c/instances/5822' },
    },
  ],
}
