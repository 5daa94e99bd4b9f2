import { type Static, Type } from 'typebox'
import { closed, jsonPath, kind, names, template } from './fields.ts'
import { Pagination } from './pagination.ts'

export const Partitions = Type.Union(
  [
    Type.Object(
      {
        kind: kind('list', 'The values are known.'),
        values: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
          title: 'Values',
          description: 'Each is read by itself as {partition}, and stands where it stands.',
          minItems: 1,
          maxItems: 1000,
          uniqueItems: true,
        }),
      },
      { ...closed, title: 'A list' },
    ),
    Type.Object(
      {
        kind: kind('request', 'The source is asked for them at the beginning of each run.'),
        path: template('Path', 'After the address, for example /organizations.', 1000),
        query: Type.Optional(names('Query', 'Of this request.', 1000)),
        recordPath: jsonPath('Items at', 'JSONPath of the items in the answer; $[*] = the answer is the list.', {
          default: '$[*]',
        }),
        value: jsonPath('Value at', 'JSONPath in an item: its {partition}.', { examples: ['$.id'] }),
        pagination: Type.Optional(Pagination),
      },
      { ...closed, title: 'A request' },
    ),
  ],
  {
    title: 'Partitions',
    description: 'For a source that is read once for each organization, repository or account; absent: it is one.',
  },
)

export type PartitionsConfig = Static<typeof Partitions>
