import { Type } from 'typebox'
import { closed } from './fields.ts'

export const Topics = Type.Array(Type.String({ minLength: 1, maxLength: 249, pattern: '^[A-Za-z0-9._*-]+$' }), {
  title: 'Topics',
  description:
    'Names of topics. With a * it is a pattern: "siem.*" also takes topics that are made later, from their beginning. Topics that begin with __ must be named.',
  minItems: 1,
  maxItems: 500,
  examples: [['security-alerts'], ['siem.*']],
})

export const GroupId = Type.String({
  title: 'Group',
  description:
    'Consumer group under which Kafka’s own tools see how far this feed has read. It must have no other members. Empty: nothing is written to Kafka. Where the feed goes on is kept here, not there.',
  default: '',
  maxLength: 249,
  pattern: '^\\S*$',
})

export const Start = Type.Union(
  [
    Type.Literal('latest', { title: 'Now', description: 'What comes from now on.' }),
    Type.Literal('earliest', { title: 'The beginning', description: 'All that is kept.' }),
    Type.Object(
      {
        timestamp: Type.String({
          title: 'Time',
          description: 'The first record of this time or later. RFC 3339.',
          pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$',
          maxLength: 40,
          examples: ['2026-01-01T00:00:00Z'],
        }),
      },
      { ...closed, title: 'A time' },
    ),
    Type.Object(
      {
        group: Type.Literal(true, {
          title: 'Group',
          description: 'Where the group stands: this feed takes over from another consumer. Else the beginning.',
        }),
      },
      { ...closed, title: 'The group’s place' },
    ),
  ],
  {
    title: 'Begin at',
    description: 'Where a partition that was never read is begun. Later the feed goes on where it stood.',
    default: 'latest',
  },
)

export const OutOfRange = Type.Enum(['earliest', 'stop'], {
  title: 'When records are gone',
  description:
    'The topic no longer keeps what comes next. earliest: goes on with the oldest record, and says in the log what is missing. stop: waits for a person who sets the checkpoint.',
  default: 'earliest',
})
