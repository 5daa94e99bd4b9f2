import type { ConnectorTemplate } from '@halcyon/connector-kit'

/** docs.aws.amazon.com, CloudTrail, "record contents" and "log file examples". */
export const cloudTrail: ConnectorTemplate = {
  name: 'aws_cloudtrail_activity',
  title: 'AWS account activity',
  description:
    'What changed something, or was denied, or failed at sign-in; calls that only read and succeeded are filtered out.',
  preset: 'aws_cloudtrail',
  config: {
    preset: 'aws_cloudtrail',
    prefix: 'AWSLogs/{account}/CloudTrail/{region}/{yyyy}/{MM}/{dd}/',
    schedule: { kind: 'interval', every: 'PT5M' },
  },
  guide: `Put your account and region in place of \`{account}\` and \`{region}\` in the prefix, and add a further prefix for each other region; the bucket's own region stands beside its name. A trail of an organization has its id before the account: \`AWSLogs/o-…/123456789012/CloudTrail/…\`.
The filter drops what only reads and succeeded; take it out to keep everything.`,
  unverified: ['$.userIdentity.userName', '$.errorCode', '$.errorMessage', '$.readOnly'],
  mapping: {
    filter: { jmespath: 'readOnly != `true` || errorCode' },
    recordId: { path: '$.eventID' },
    outputs: [
      {
        name: 'alert',
        kind: 'alert',
        fields: {
          title: { path: '$.eventName' },
          description: { path: '$.errorMessage' },
          severity: {
            path: '$.errorCode',
            lookup: { table: { AccessDenied: 'medium', 'Client.UnauthorizedOperation': 'medium' }, default: 'low' },
          },
          kind: { const: 'audit' },
          occurredAt: { path: '$.eventTime' },
          ruleId: { path: '$.eventName' },
          category: { path: '$.eventSource' },
        },
      },
      {
        name: 'actor',
        kind: 'entity',
        type: 'user',
        when: { jmespath: 'userIdentity.userName' },
        key: { path: '$.userIdentity.userName' },
        fields: {},
      },
      {
        name: 'address',
        kind: 'entity',
        type: 'ip',
        when: { jmespath: "sourceIPAddress && !ends_with(sourceIPAddress, '.com')" },
        key: { path: '$.sourceIPAddress' },
        fields: {},
      },
      { kind: 'relationship', type: 'involves', role: 'actor', from: 'alert', to: 'actor' },
      { kind: 'relationship', type: 'involves', role: 'evidence', from: 'alert', to: 'address' },
    ],
  },
  samples: [
    {
      eventVersion: '1.11',
      userIdentity: {
        type: 'IAMUser',
        principalId: 'AIDACKCEVSQ6C2EXAMPLE',
        arn: 'arn:aws:iam::123456789012:user/a.keller',
        accountId: '123456789012',
        userName: 'a.keller',
      },
      eventTime: '2026-03-02T07:31:52Z',
      eventSource: 'cloudtrail.amazonaws.com',
      eventName: 'StopLogging',
      awsRegion: 'us-east-1',
      sourceIPAddress: '203.0.113.44',
      userAgent: 'aws-cli/2.22.0',
      errorCode: 'AccessDenied',
      errorMessage: 'User is not authorized to perform: cloudtrail:StopLogging',
      requestParameters: { name: 'acme-trail' },
      responseElements: null,
      requestID: '7d3a4b1c-0f2e-4b8a-9c6d-1e2f3a4b5c6d',
      eventID: '0b1c2d3e-4f50-4a61-8b72-93a4b5c6d7e8',
      readOnly: false,
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: '123456789012',
      eventCategory: 'Management',
    },
  ],
}
