import { Problem } from '@halcyon/domain'
import { type TSchema, Type } from 'typebox'
import { describe, expect, test } from 'vitest'
import { readInput, readQuery } from './validate.ts'

const errorsOf = (
  schema: TSchema,
  value: unknown,
  read: (schema: TSchema, value: unknown) => unknown = readInput,
): unknown => {
  try {
    return read(schema, value)
  } catch (error) {
    return error instanceof Problem ? error.errors.map(({ path, code }) => `${path} ${code}`) : error
  }
}

describe('a union says what is wrong with the member that was meant', () => {
  const page = Type.Union([
    Type.Object({ kind: Type.Literal('none') }),
    Type.Object({ kind: Type.Literal('page'), size: Type.Integer({ minimum: 1 }) }),
    Type.Object({ kind: Type.Literal('cursor'), path: Type.String() }),
  ])

  test.each([
    [{ kind: 'page', size: 0 }, ['size limit_exceeded']],
    [{ kind: 'page', size: 1, sise: 2 }, ['sise unknown_field']],
    [{ kind: 'cursor' }, ['path required_missing']],
    [{ kind: 'pages', size: 1 }, ['kind enum_unknown']],
    [{}, ['kind required_missing']],
  ])('%j', (value, errors) => {
    expect(errorsOf(page, value)).toEqual(errors)
  })

  test('in a field, and when none was meant', () => {
    const schema = Type.Object({ list: Type.Array(page) })
    expect(errorsOf(schema, { list: [{ kind: 'none' }, { kind: 'page', size: 'x' }] })).toEqual([
      'list[1].size type_mismatch',
    ])
    expect(errorsOf(schema, { list: [7] })).toEqual(['list[0] type_mismatch'])
  })
})

describe('objects are closed unless they say otherwise', () => {
  test.each([
    [Type.Object({ a: Type.Object({}) }), { a: { b: 1 } }, ['a.b unknown_field']],
    [Type.Object({ a: Type.Array(Type.Object({})) }), { a: [{ b: 1 }] }, ['a[0].b unknown_field']],
    [
      Type.Object({ a: Type.Optional(Type.Union([Type.Object({ c: Type.Optional(Type.Null()) }), Type.Null()])) }),
      { a: { b: 1 } },
      ['a.b unknown_field'],
    ],
  ])('%j', (schema, value, errors) => {
    expect(errorsOf(schema, value)).toEqual(errors)
  })

  test.each([
    [Type.Object({ a: Type.Record(Type.String(), Type.Unknown()) }), { a: { b: 1 } }],
    [Type.Object({ a: Type.Unknown() }), { a: { b: 1 } }],
    [Type.Object({}, { additionalProperties: true }), { b: 1 }],
  ])('%j is open', (schema, value) => {
    expect(errorsOf(schema, value)).toEqual(value)
  })
})

describe('a query string', () => {
  const schema = Type.Object({
    limit: Type.Optional(Type.Integer({ minimum: 1, default: 50 })),
    follow: Type.Optional(Type.Boolean()),
    tag: Type.Optional(Type.Array(Type.String())),
  })
  const read = (value: unknown): unknown => errorsOf(schema, value, readQuery)

  test('is read as the schema’s types, with its defaults', () => {
    expect(read({ limit: '7', follow: 'true', tag: 'a' })).toEqual({ limit: 7, follow: true, tag: ['a'] })
    expect(read({ tag: ['a', 'b'] })).toEqual({ limit: 50, tag: ['a', 'b'] })
  })

  test.each([
    [{ limit: '1.5' }],
    [{ limit: '' }],
    [{ limit: ['1', '2'] }],
    [{ follow: 'yes' }],
    [{ flow: 'true' }],
    [{ tag: 'a\u0000' }],
  ])('%j is refused', (value) => {
    expect(read(value)).toBeInstanceOf(Array)
  })
})
