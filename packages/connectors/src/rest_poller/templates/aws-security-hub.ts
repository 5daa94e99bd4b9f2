import type { ConnectorTemplate } from '@halcyon/connector-kit'
import { awsSecurityHub } from '../presets/aws-security-hub.ts'

/** docs.aws.amazon.com, Security Hub, "AWS Security Finding Format". */
export const securityHub: ConnectorTemplate = {
  name: 'aws_security_hub',
  title: 'AWS Security Hub findings',
  description:
    'Findings of GuardDuty, Inspector, Macie, Config and others in one format, with the resources they are about.',
  preset: 'aws_security_hub',
  config: {
    preset: 'aws_security_hub',
    auth: { kind: 'aws_sigv4' },
    schedule: { kind: 'interval', every: 'PT5M' },
  },
  guide: `Make an IAM user that may do **securityhub:GetFindings** and nothing else; enter its access key id, its secret is \`secretAccessKey\`. Address: \`https://securityhub.{region}.amazonaws.com\`, and the same region at the sign-in. With an aggregation region, read that one.
Findings of compliance checks come too; filter by \`Types\` if you only want threats.`,
  unverified: ['$.FirstObservedAt', '$.SourceUrl'],
  mapping: {
    recordId: { path: '$.Id' },
    outputs: [
      {
        name: 'alert',
        kind: 'alert',
        fields: {
          title: { path: '$.Title' },
          description: { path: '$.Description' },
          severity: {
            path: '$.Severity.Label',
            lookup: {
              table: { INFORMATIONAL: 'info', LOW: 'low', MEDIUM: 'medium', HIGH: 'high', CRITICAL: 'critical' },
              default: 'unknown',
            },
          },
          kind: {
            jmespath:
              "length(Types[?starts_with(@, 'Software and Configuration Checks')] || `[]`) > `0` && 'posture' || 'detection'",
          },
          status: {
            jmespath: "RecordState == 'ARCHIVED' && 'ARCHIVED' || Workflow.Status",
            lookup: {
              table: {
                NEW: 'new',
                NOTIFIED: 'in_progress',
                SUPPRESSED: 'suppressed',
                RESOLVED: 'resolved',
                ARCHIVED: 'archived',
              },
              default: 'unknown',
            },
          },
          riskScore: { path: '$.Severity.Normalized' },
          occurredAt: { first: [{ path: '$.FirstObservedAt' }, { path: '$.CreatedAt' }] },
          sourceCreatedAt: { path: '$.CreatedAt' },
          sourceUpdatedAt: { path: '$.UpdatedAt' },
          ruleId: { path: '$.ProductArn' },
          category: { path: '$.Types[0]' },
          link: { path: '$.SourceUrl' },
        },
      },
      {
        name: 'resource',
        kind: 'entity',
        type: 'cloud_resource',
        // The account itself is an entity of its own.
        each: "$.Resources[?@.Type != 'AwsAccount']",
        key: { path: '$.Id' },
        fields: {
          resourceType: { path: '$.Type' },
          provider: { const: 'aws' },
          region: { path: '$item.Region' },
          accountId: { path: '$item.AwsAccountId' },
        },
      },
      {
        name: 'account',
        kind: 'entity',
        type: 'cloud_account',
        key: { path: '$.AwsAccountId' },
        fields: {},
      },
      {
        name: 'address',
        kind: 'entity',
        type: 'ip',
        when: { jmespath: 'Action.AwsApiCallAction.RemoteIpDetails.IpAddressV4' },
        key: { path: '$.Action.AwsApiCallAction.RemoteIpDetails.IpAddressV4' },
        fields: {},
      },
      { kind: 'relationship', type: 'involves', role: 'target', from: 'alert', to: 'resource' },
      { kind: 'relationship', type: 'involves', role: 'related', from: 'alert', to: 'account' },
      { kind: 'relationship', type: 'involves', role: 'evidence', from: 'alert', to: 'address' },
      { kind: 'relationship', type: 'in_account', from: 'resource', to: 'account' },
    ],
  },
  samples: [
    awsSecurityHub.record,
    {
      Id: 'arn:aws:securityhub:eu-west-1:111122223333:subscription/finding/0a1b2c3d-4e5f-4607-8192-a3b4c5d6e7f8',
      ProductArn: 'arn:aws:securityhub:eu-west-1::product/aws/guardduty',
      AwsAccountId: '111122223333',
      Region: 'eu-west-1',
      Title: 'An API was called from an address on a list of threats',
      Description: 'GetObject was called with the key of svc-backup from an address on a list of threats.',
      Types: ['TTPs/Exfiltration'],
      Severity: { Label: 'HIGH', Normalized: 70 },
      Workflow: { Status: 'NOTIFIED' },
      RecordState: 'ACTIVE',
      FirstObservedAt: '2026-03-02T05:01:12.000Z',
      CreatedAt: '2026-03-02T05:06:00.000Z',
      UpdatedAt: '2026-03-02T06:40:02.000Z',
      SourceUrl: 'https://eu-west-1.console.aws.amazon.com/guardduty/home?region=eu-west-1#/findings?macros=current',
      Action: { AwsApiCallAction: { Api: 'GetObject', RemoteIpDetails: { IpAddressV4: '198.51.100.201' } } },
      Resources: [{ Id: 'arn:aws:s3:::acme-backups', Type: 'AwsS3Bucket' }],
    },
  ],
}
