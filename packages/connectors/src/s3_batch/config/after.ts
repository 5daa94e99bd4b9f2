import { Type } from 'typebox'
import { closed, kind } from './fields.ts'

export const After = Type.Union(
  [
    Type.Object({ kind: kind('leave', 'It stays as it is.') }, { ...closed, title: 'Leave' }),
    Type.Object(
      {
        kind: kind('tag', 'It gets a tag; others it has stay.'),
        key: Type.Optional(
          Type.String({
            title: 'Key',
            description: 'Name of the tag.',
            default: 'halcyon',
            minLength: 1,
            maxLength: 128,
          }),
        ),
        value: Type.Optional(
          Type.String({ title: 'Value', description: 'Value of the tag.', default: 'read', maxLength: 256 }),
        ),
      },
      { ...closed, title: 'Tag' },
    ),
    Type.Object(
      {
        kind: kind('move', 'It is copied in the bucket, then deleted where it was.'),
        prefix: Type.String({
          title: 'To',
          description: 'What its key gets in front. Must not lie under a prefix that is listed.',
          minLength: 1,
          maxLength: 500,
          examples: ['done/'],
        }),
      },
      { ...closed, title: 'Move' },
    ),
    Type.Object({ kind: kind('delete', 'It is deleted.') }, { ...closed, title: 'Delete' }),
  ],
  {
    title: 'Afterwards',
    description:
      'What becomes of an object once all its records are committed. One that could not be read is left as it is.',
    default: { kind: 'leave' },
  },
)
