import type { ConnectorTemplate } from '@halcyon/connector-kit'

const REMOTE =
  'service.action.kubernetesApiCallAction.remoteIpDetails.ipAddressV4 || service.action.awsApiCallAction.remoteIpDetails.ipAddressV4'

/** docs.aws.amazon.com, GuardDuty, "Exporting findings" and "Finding details". */
export const guardDuty: ConnectorTemplate = {
  name: 'aws_guardduty',
  title: 'AWS GuardDuty findings',
  description:
    'A finding is one record, updated as it goes on, with the instance or the key and the address behind it.',
  preset: 'aws_guardduty',
  config: {
    preset: 'aws_guardduty',
    prefix: 'AWSLogs/{account}/GuardDuty/{region}/{yyyy}/{MM}/{dd}/',
    schedule: { kind: 'interval', every: 'PT5M' },
  },
  guide: `In GuardDuty under _Settings → Findings export options_ choose a bucket, and let new findings _and updates_ go there as often as GuardDuty can (15 minutes). The reader needs **s3:GetObject** and **s3:ListBucket**, and **kms:Decrypt** for the key of the export.
Put your account and region in place of \`{account}\` and \`{region}\` in the prefix, and add a further prefix for each other region; the bucket's own region stands beside its name. The severity is GuardDuty's number in its own bands: from 9 critical, 7 high, 4 medium, 1 low.`,
  unverified: [],
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
            jmespath:
              "severity >= `9` && 'critical' || severity >= `7` && 'high' || severity >= `4` && 'medium' || severity >= `1` && 'low' || 'unknown'",
          },
          severityRaw: { path: '$.severity' },
          status: { jmespath: "service.archived && 'archived' || 'new'" },
          occurredAt: { first: [{ path: '$.service.eventFirstSeen' }, { path: '$.createdAt' }] },
          lastSeenAt: { path: '$.service.eventLastSeen' },
          sourceCreatedAt: { path: '$.createdAt' },
          sourceUpdatedAt: { path: '$.updatedAt' },
          ruleId: { path: '$.type' },
          // Recon:EC2/PortProbeUnprotectedPort: what stands before the colon is the purpose.
          // biome-ignore lint/suspicious/noThenProperty: the mapping language's word
          category: { path: '$.type', then: [{ split: [':'] }, 'arrayFirst'] },
          count: { path: '$.service.count' },
          isSample: { path: '$.service.additionalInfo.sample' },
        },
      },
      {
        name: 'account',
        kind: 'entity',
        type: 'cloud_account',
        key: { path: '$.accountId' },
        fields: {},
      },
      {
        name: 'instance',
        kind: 'entity',
        type: 'host',
        when: { jmespath: 'resource.instanceDetails.instanceId' },
        key: { path: '$.resource.instanceDetails.instanceId' },
        fields: {
          cloudInstanceId: { path: '$.resource.instanceDetails.instanceId' },
          ips: { jmespath: 'resource.instanceDetails.networkInterfaces[].[privateIpAddress, publicIp][]' },
        },
      },
      {
        name: 'key',
        kind: 'entity',
        type: 'credential',
        when: { jmespath: 'resource.accessKeyDetails.accessKeyId' },
        key: { template: 'aws_access_key:{{$.resource.accessKeyDetails.accessKeyId}}' },
        fields: { owner: { path: '$.resource.accessKeyDetails.userName' } },
      },
      {
        name: 'user',
        kind: 'entity',
        type: 'user',
        when: { jmespath: 'resource.accessKeyDetails.userName' },
        key: { path: '$.resource.accessKeyDetails.userName' },
        fields: { uid: { path: '$.resource.accessKeyDetails.principalId' } },
      },
      {
        name: 'cluster',
        kind: 'entity',
        type: 'cloud_resource',
        when: { jmespath: 'resource.eksClusterDetails.arn' },
        key: { path: '$.resource.eksClusterDetails.arn' },
        fields: { provider: { const: 'aws' }, region: { path: '$.region' }, accountId: { path: '$.accountId' } },
      },
      {
        name: 'address',
        kind: 'entity',
        type: 'ip',
        when: { jmespath: REMOTE },
        key: { jmespath: REMOTE },
        fields: {},
      },
      {
        name: 'domain',
        kind: 'entity',
        type: 'domain',
        when: { jmespath: 'service.action.dnsRequestAction.domain' },
        key: { path: '$.service.action.dnsRequestAction.domain' },
        fields: {},
      },
      { kind: 'relationship', type: 'involves', role: 'related', from: 'alert', to: 'account' },
      { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'instance' },
      { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'key' },
      { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'cluster' },
      { kind: 'relationship', type: 'involves', role: 'actor', from: 'alert', to: 'user' },
      { kind: 'relationship', type: 'involves', role: 'evidence', from: 'alert', to: 'address' },
      { kind: 'relationship', type: 'involves', role: 'evidence', from: 'alert', to: 'domain' },
      { kind: 'relationship', type: 'in_account', from: 'instance', to: 'account' },
      { kind: 'relationship', type: 'owns', from: 'user', to: 'key' },
    ],
  },
  samples: [
    {
      schemaVersion: '2.0',
      accountId: '123456789012',
      region: 'us-east-1',
      id: '16afba5c5c43e07c9e3e5e2e544e95df',
      arn: 'arn:aws:guardduty:us-east-1:123456789012:detector/12abc34d567e8fa901bc2d34e56789f0/finding/16afba5c5c43e07c9e3e5e2e544e95df',
      type: 'CryptoCurrency:EC2/BitcoinTool.B!DNS',
      severity: 8,
      title: 'A domain of a Bitcoin pool was queried by an EC2 instance',
      description: 'The instance asked for the address of a domain that belongs to a mining pool.',
      createdAt: '2026-03-02T06:11:09.112Z',
      updatedAt: '2026-03-02T07:45:30.901Z',
      resource: {
        resourceType: 'Instance',
        instanceDetails: {
          instanceId: 'i-0a1b2c3d4e5f60718',
          networkInterfaces: [{ privateIpAddress: '10.0.4.17', publicIp: '203.0.113.80' }],
        },
      },
      service: {
        archived: false,
        count: 12,
        eventFirstSeen: '2026-03-02T06:02:00.000Z',
        eventLastSeen: '2026-03-02T07:40:11.000Z',
        action: { actionType: 'DNS_REQUEST', dnsRequestAction: { domain: 'pool.mining.example' } },
      },
    },
    {
      schemaVersion: '2.0',
      accountId: '123456789012',
      region: 'us-east-1',
      id: '5ec9b0f4c1e84b3f9a2d7c60e1b8a3d2',
      arn: 'arn:aws:guardduty:us-east-1:123456789012:detector/12abc34d567e8fa901bc2d34e56789f0/finding/5ec9b0f4c1e84b3f9a2d7c60e1b8a3d2',
      type: 'Discovery:Kubernetes/MaliciousIPCaller.Custom',
      severity: 5.5,
      title: 'The API of a cluster was called from an address on your list of threats',
      description: 'The API that lists resources of a cluster was called from an address on your list of threats.',
      createdAt: '2026-03-02T09:00:04.000Z',
      updatedAt: '2026-03-02T09:00:04.000Z',
      resource: {
        resourceType: 'EKSCluster',
        accessKeyDetails: {
          accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
          principalId: 'AIDACKCEVSQ6C2EXAMPLE',
          userName: 'a.keller',
        },
        eksClusterDetails: { arn: 'arn:aws:eks:us-east-1:123456789012:cluster/payments' },
      },
      service: {
        archived: true,
        count: 1,
        eventFirstSeen: '2026-03-02T08:51:00.000Z',
        eventLastSeen: '2026-03-02T08:51:00.000Z',
        action: {
          actionType: 'KUBERNETES_API_CALL',
          kubernetesApiCallAction: { remoteIpDetails: { ipAddressV4: '198.51.100.201' } },
        },
        additionalInfo: { sample: true },
      },
    },
  ],
}
