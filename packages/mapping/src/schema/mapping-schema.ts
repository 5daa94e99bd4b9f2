/** The document's JSON Schema: it checks documents, draws the editor's forms and stands in the reference. */
import Type from 'typebox'
import { LIMITS } from '../limits.ts'

const strict = { additionalProperties: false } as const
const json = (description: string) => Type.Unknown({ description })
const path = (description: string) => Type.String({ description, minLength: 1, maxLength: 8192 })

const expressionOptions = {
  default: Type.Optional(json('Stands in when nothing was selected.')),
  // biome-ignore lint/suspicious/noThenProperty: a key of the mapping language; a schema is never awaited
  then: Type.Optional(
    Type.Array(Type.Union([Type.String({ minLength: 1 }), Type.Record(Type.String(), Type.Array(Type.Unknown()))]), {
      description: 'A pipeline of named functions: "trim" or { "split": [","] }.',
      maxItems: 100,
    }),
  ),
  lookup: Type.Optional(
    Type.Object(
      {
        table: Type.Record(Type.String(), Type.Unknown(), { description: 'Value as text → result.' }),
        default: Type.Optional(json('For values in no row; without it they stay as they are.')),
      },
      { ...strict, description: 'A table of values.' },
    ),
  ),
  as: Type.Optional(
    Type.Union([Type.String({ minLength: 1 }), Type.Record(Type.String(), Type.Array(Type.String()))], {
      description: 'A type, with its formats: "integer" or { "timestamp": ["rfc3339", "epoch_ms"] }.',
    }),
  ),
  required: Type.Optional(Type.Boolean({ description: 'Without a value, the output it belongs to is rejected.' })),
}

/** Exactly one of these keys selects the value. */
const SOURCES = ['path', 'jmespath', 'template', 'const', 'first'] as const

export const ExpressionSchema = Type.Cyclic(
  {
    Expression: Type.Object(
      {
        path: Type.Optional(path('JSONPath (RFC 9535); `$item` is the whole item inside `each`.')),
        jmespath: Type.Optional(path('JMESPath.')),
        template: Type.Optional(Type.String({ description: 'Text with {{path | function}} in it.', maxLength: 8192 })),
        const: Type.Optional(json('The value itself.')),
        first: Type.Optional(
          Type.Array(Type.Ref('Expression'), {
            description: 'The first that gives a value.',
            minItems: 1,
            maxItems: 50,
          }),
        ),
        ...expressionOptions,
      },
      {
        ...strict,
        description: 'Selects a value, then changes it.',
        oneOf: SOURCES.map((source) => ({ required: [source] })),
      },
    ),
  },
  'Expression',
)

const name = Type.Optional(
  Type.String({ description: 'What relationships call it.', pattern: '^[A-Za-z][A-Za-z0-9_.-]{0,63}$' }),
)
const each = Type.Optional(path('One record for each node of this path.'))
const when = Type.Optional(ExpressionSchema)
const fields = Type.Record(Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_.:-]{0,127}$' }), ExpressionSchema, {
  description: 'Attribute → expression.',
})

const AlertSchema = Type.Object({ name, kind: Type.Literal('alert'), each, when, fields }, strict)
const EntitySchema = Type.Object(
  {
    name,
    kind: Type.Literal('entity'),
    type: Type.String({ minLength: 1 }),
    each,
    when,
    key: ExpressionSchema,
    fields,
  },
  strict,
)
const RelationshipSchema = Type.Object(
  {
    name,
    kind: Type.Literal('relationship'),
    type: Type.String({ description: 'A verb of the ontology.', minLength: 1 }),
    role: Type.Optional(Type.String()),
    from: Type.String({ description: 'The name of an output.', minLength: 1 }),
    to: Type.String({ description: 'The name of an output.', minLength: 1 }),
    when,
    pair: Type.Optional(Type.Union([Type.Literal('same_item'), Type.Literal('every_pair')])),
  },
  strict,
)

const ScriptSchema = Type.Object(
  {
    language: Type.Union([Type.Literal('javascript'), Type.Literal('python')], { description: 'javascript or python' }),
    source: Type.String({
      description:
        'The body of a function of `item`: returns the item, a list of items, or nothing to leave it out. Python’s begins at the first column.',
      minLength: 1,
      maxLength: LIMITS.script,
    }),
    at: Type.Optional(Type.Literal('before', { description: 'Before filter, recordId and outputs.' })),
  },
  { ...strict, description: 'Changes each item in a sandbox before it is mapped.' },
)

/** The mapping document. */
export const MappingSchema = Type.Object(
  {
    split: Type.Optional(Type.Object({ path: path('One item for each node.') }, strict)),
    script: Type.Optional(ScriptSchema),
    filter: Type.Optional(ExpressionSchema),
    recordId: Type.Optional(ExpressionSchema),
    ignore: Type.Optional(Type.Array(path('Leaves a person chose not to map.'), { maxItems: 1000 })),
    outputs: Type.Array(Type.Union([AlertSchema, EntitySchema, RelationshipSchema]), { minItems: 1, maxItems: 500 }),
  },
  { ...strict, description: 'A mapping: what one payload becomes.' },
)
