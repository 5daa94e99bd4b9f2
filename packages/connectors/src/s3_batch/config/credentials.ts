import { type Static, Type } from 'typebox'
import { closed, kind } from './fields.ts'

const accessKeyId = Type.String({
  title: 'Access key id',
  description:
    'Of a user that may only list and read this bucket. Its secret access key goes into the secret "secretAccessKey".',
  minLength: 1,
  maxLength: 128,
  examples: ['AKIAIOSFODNN7EXAMPLE'],
})

export const Credentials = Type.Union(
  [
    Type.Object(
      { kind: kind('static', 'An access key and its secret.'), accessKeyId },
      { ...closed, title: 'Access key' },
    ),
    Type.Object(
      {
        kind: kind('assumed_role', 'The access key is only good to take on a role, which may read the bucket.'),
        accessKeyId,
        roleArn: Type.String({
          title: 'Role',
          description: 'Its ARN.',
          pattern: '^arn:[a-z-]+:iam::\\d{12}:role/[\\w+=,.@/-]+$',
          maxLength: 2048,
          examples: ['arn:aws:iam::123456789012:role/halcyon-read-logs'],
        }),
        externalId: Type.Optional(
          Type.String({
            title: 'External id',
            description: 'Where the role asks for one.',
            minLength: 2,
            maxLength: 1224,
          }),
        ),
        stsEndpoint: Type.Optional(
          Type.String({
            title: 'Address that gives out roles',
            description: 'Empty: AWS STS in the region.',
            maxLength: 500,
            examples: ['https://sts.eu-central-1.amazonaws.com'],
          }),
        ),
      },
      { ...closed, title: 'Assumed role' },
    ),
    Type.Object(
      {
        kind: kind(
          'instance',
          'The role of the machine HALCYON runs on (EC2, instance metadata version 2). An administrator must allow its address.',
        ),
        metadataEndpoint: Type.Optional(
          Type.String({
            title: 'Address of the metadata',
            description: 'Empty: http://169.254.169.254.',
            default: '',
            maxLength: 200,
            examples: ['http://[fd00:ec2::254]'],
          }),
        ),
      },
      { ...closed, title: 'Role of this machine' },
    ),
    Type.Object(
      {
        kind: kind(
          'container',
          'The role of the container HALCYON runs in (ECS task, EKS pod identity), as its environment says. An administrator must allow its address.',
        ),
      },
      { ...closed, title: 'Role of this container' },
    ),
    Type.Object({ kind: kind('anonymous', 'The bucket is open to everybody.') }, { ...closed, title: 'Public bucket' }),
  ],
  { title: 'Credentials', description: 'How the store knows who reads.' },
)

export type CredentialsConfig = Static<typeof Credentials>
