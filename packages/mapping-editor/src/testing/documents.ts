/** Arbitrary documents for property tests: right ones, nearly right ones, and anything else. */
import type { JsonValue } from '@halcyon/domain'
import fc from 'fast-check'

const json = (): fc.Arbitrary<JsonValue> => fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>

/** Mostly the right thing, sometimes any JSON. */
const mostly = (right: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonValue> =>
  fc.oneof({ weight: 8, arbitrary: right }, { weight: 1, arbitrary: json() })

/** An object with some of the keys in any order, and perhaps keys nobody knows. */
const object = (members: { readonly [key: string]: fc.Arbitrary<JsonValue> }): fc.Arbitrary<JsonValue> => {
  const known = Object.entries(members).map(([key, value]) => value.map((one) => [key, one] as const))
  const stray = fc.tuple(fc.constantFrom('x-note', '__proto__', 'script', 'comment', '0'), json())
  return fc
    .tuple(fc.shuffledSubarray(known), fc.array(stray, { maxLength: 1 }))
    .chain(([some, strays]) => fc.tuple(...some).map((entries) => Object.fromEntries([...entries, ...strays])))
}

const word = () => fc.constantFrom('title', 'host', 'alert', 'trim', 'lower', '$.a', '$.b[*].c', 'x y', '')

const expression: fc.Arbitrary<JsonValue> = fc.letrec<{ expression: JsonValue }>((tie) => ({
  expression: object({
    path: mostly(word()),
    jmespath: mostly(word()),
    template: mostly(word()),
    const: json(),
    first: mostly(fc.array(tie('expression'), { maxLength: 2 })),
    default: json(),
    // biome-ignore lint/suspicious/noThenProperty: a key of the mapping language
    then: mostly(
      fc.array(mostly(fc.oneof(word(), object({ split: fc.array(json()), join: json() }))), { maxLength: 3 }),
    ),
    lookup: mostly(object({ table: mostly(object({ High: json(), low: json() })), default: json() })),
    as: mostly(fc.oneof(word(), object({ timestamp: mostly(fc.array(word(), { maxLength: 2 })) }))),
    required: mostly(fc.boolean()),
  }),
})).expression

const output: fc.Arbitrary<JsonValue> = object({
  name: mostly(word()),
  kind: mostly(fc.constantFrom('alert', 'entity', 'relationship')),
  type: mostly(word()),
  role: mostly(word()),
  from: mostly(word()),
  to: mostly(word()),
  each: mostly(word()),
  when: mostly(expression),
  key: mostly(expression),
  fields: mostly(fc.dictionary(fc.oneof(word(), fc.constant('__proto__')), mostly(expression), { maxKeys: 3 })),
  pair: mostly(fc.constantFrom('same_item', 'every_pair')),
})

/** Shaped like a mapping, with mistakes and unknown keys. */
export const likeDocument = (): fc.Arbitrary<JsonValue> =>
  object({
    split: mostly(object({ path: mostly(word()) })),
    filter: mostly(expression),
    recordId: mostly(expression),
    ignore: mostly(fc.array(mostly(word()), { maxLength: 3 })),
    outputs: fc.oneof(
      { weight: 20, arbitrary: fc.array(mostly(output), { maxLength: 4 }) },
      { weight: 1, arbitrary: json() },
    ),
  })

/** Any JSON. */
export const anyDocument = json
