import { Type } from 'typebox'
import { closed } from './fields.ts'

export const Notifications = Type.Object(
  {
    queueUrl: Type.Optional(
      Type.String({
        title: 'Queue',
        description:
          'Address of an SQS queue of this feed’s own, into which the bucket’s events go: from S3 itself, by way of SNS, or by EventBridge. Empty: the prefixes are listed.',
        default: '',
        maxLength: 500,
        examples: ['https://sqs.eu-central-1.amazonaws.com/123456789012/acme-security-logs'],
      }),
    ),
  },
  {
    ...closed,
    title: 'Notifications (alpha)',
    description:
      'A run takes the messages of a queue and reads the objects they name; it does not list. A message is deleted once its objects’ records are committed.',
    default: {},
  },
)
