import type { Preset } from './preset.ts'

/** docs.aws.amazon.com, Security Hub, GetFindings. The address has the region in it: https://securityhub.eu-west-1.amazonaws.com. */
export const awsSecurityHub: Preset = {
  title: 'AWS Security Hub findings',
  auth: { kind: 'aws_sigv4', service: 'securityhub' },
  request: {
    method: 'POST',
    path: '/findings',
    body: '{"Filters": {"UpdatedAt": [{"Start": "{window.start:iso_ms}", "End": "{window.end:iso_ms}"}]}, "MaxResults": 100, "NextToken": "{cursor}"}',
  },
  incremental: { kind: 'window', step: 'PT1H', lookback: 'PT5M' },
  pagination: { kind: 'cursor', path: '$.NextToken' },
  recordPath: '$.Findings[*]',
  dedupe: { kind: 'fields', fields: ['$.Id', '$.UpdatedAt'] },
  fresh: ['d4c3b2a1-0f1e-4d2c-9b8a-776655443322'],
  record: {
    Id: 'arn:aws:securityhub:eu-west-1:111122223333:subscription/finding/d4c3b2a1-0f1e-4d2c-9b8a-776655443322',
    ProductArn: 'arn:aws:securityhub:eu-west-1::product/aws/guardduty',
    AwsAccountId: '111122223333',
    Region: 'eu-west-1',
    Title: 'Unprotected port on EC2 instance is being probed',
    Description: 'An EC2 instance has an unprotected port which is being probed by a known malicious host.',
    Types: ['TTPs/Discovery'],
    Severity: { Label: 'LOW', Normalized: 30 },
    Workflow: { Status: 'NEW' },
    RecordState: 'ACTIVE',
    CreatedAt: '2026-03-02T04:22:10.000Z',
    UpdatedAt: '2026-03-02T08:22:11.000Z',
    Resources: [{ Id: 'arn:aws:ec2:eu-west-1:111122223333:instance/i-0a1b2c3d', Type: 'AwsEc2Instance' }],
  },
}
