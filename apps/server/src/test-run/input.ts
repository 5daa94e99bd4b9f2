import { type Static, type TSchema, Type } from 'typebox'

/** Records of one run at most; also the default. */
const MAX_ITEMS = 1000
const DEFAULT_ITEMS = 50

const Side = Type.Union([
  Type.Literal('draft'),
  Type.Literal('published'),
  Type.Integer({ minimum: 1, maximum: 2_147_483_647, description: 'A version' }),
])

const Raw = Type.Object({
  body: Type.Unsafe<unknown>({ description: 'Text as the source sends it; anything else is sent as JSON' } as TSchema),
  headers: Type.Optional(Type.Record(Type.String(), Type.String({ maxLength: 8192 }))),
  encoding: Type.Optional(Type.Union([Type.Literal('utf-8'), Type.Literal('base64')], { description: 'Of `body`' })),
})

const words = <const Words extends readonly string[]>(all: Words) =>
  Type.Unsafe<Words[number]>({ enum: [...all] } as TSchema)

export const TestRunInput = Type.Object({
  against: Type.Optional({ ...Side, default: 'draft' }),
  compareWith: Type.Optional(Side),
  payloads: Type.Optional(Type.Array(Type.Unsafe<unknown>({} as TSchema), { minItems: 1, maxItems: MAX_ITEMS })),
  raw: Type.Optional(
    Type.Array(Raw, { minItems: 1, maxItems: 100, description: 'Whole requests, through the real parser' }),
  ),
  sample: Type.Optional(words(['fetch', 'captured', 'generated'])),
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: MAX_ITEMS, default: DEFAULT_ITEMS, description: 'Records at most' }),
  ),
})

export type TestRun = Static<typeof TestRunInput>
export type SideName = 'draft' | 'published' | number

export const limitOf = ({ limit }: TestRun): number => limit ?? DEFAULT_ITEMS
