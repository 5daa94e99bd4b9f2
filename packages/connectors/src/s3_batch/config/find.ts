import { Type } from 'typebox'
import { closed } from './fields.ts'

const Duration = (title: string, description: string, fallback: string) =>
  Type.String({
    title,
    description,
    default: fallback,
    pattern: '^P(?=.)(\\d+W)?(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?$',
    maxLength: 40,
    examples: ['PT10M', 'PT1H', 'P1D'],
  })

const Globs = (title: string, description: string) =>
  Type.Array(Type.String({ minLength: 1, maxLength: 500 }), { title, description, default: [], maxItems: 100 })

const prefix = { maxLength: 1024 }

export const Prefix = Type.String({
  ...prefix,
  title: 'Prefix',
  description:
    'Beginning of the keys, for example logs/. {yyyy}, {MM}, {dd} and {HH} stand for the date (UTC): only those of recent days are listed. Empty: the whole bucket.',
  default: '',
  examples: ['AWSLogs/123456789012/CloudTrail/eu-central-1/{yyyy}/{MM}/{dd}/'],
})

export const MorePrefixes = Type.Array(Type.String({ ...prefix, minLength: 1 }), {
  title: 'Further prefixes',
  description: 'Beginnings of other keys that are read too: of a second region, or a second account.',
  default: [],
  maxItems: 99,
  examples: [['AWSLogs/123456789012/CloudTrail/us-east-1/{yyyy}/{MM}/{dd}/']],
})

export const Find = Type.Object(
  {
    include: Type.Optional(
      Globs(
        'Only keys like',
        'Patterns of whole keys: * within a folder, ** over folders, ? one character, {a,b} either. Empty: all.',
      ),
    ),
    exclude: Type.Optional(Globs('No keys like', 'Patterns as above, of keys that are left out.')),
    pattern: Type.Optional(
      Type.String({
        title: 'Regular expression',
        description: 'The key must contain a match (RE2).',
        default: '',
        maxLength: 1000,
      }),
    ),
    from: Type.Optional(
      Type.String({
        title: 'Not before',
        description:
          'Objects last changed before are left out (RFC 3339). Empty: all; of prefixes with a date the last 30 days.',
        maxLength: 40,
        examples: ['2026-01-01T00:00:00Z'],
      }),
    ),
    lateDays: Type.Optional(
      Type.Integer({
        title: 'Days back',
        description:
          'Of prefixes with a date: how many days before the last run are listed again, for objects that come late.',
        default: 1,
        minimum: 0,
        maximum: 400,
      }),
    ),
    lookback: Type.Optional(
      Duration(
        'Lookback',
        'How long before the last run an object may have been changed and still be found. Large uploads carry the time at which they began.',
        'PT1H',
      ),
    ),
    minAge: Type.Optional(
      Duration('Minimum age', 'Younger objects wait for the next run; for stores in which objects grow.', 'PT0S'),
    ),
  },
  { ...closed, title: 'Find', description: 'Which of the objects under the prefixes are read.', default: {} },
)
