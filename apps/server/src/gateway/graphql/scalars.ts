import { type JsonValue, parseJson } from '@halcyon/domain'
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql'

export const DateTime = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  serialize: (value) => (value instanceof Date ? value.toISOString() : new Date(String(value)).toISOString()),
  // The queries and commands say what a time looks like.
  parseValue: textOf,
  parseLiteral: (node) => textOf(node.kind === Kind.STRING ? node.value : null),
})

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  throw new GraphQLError('A DateTime is written as text: "2026-01-31T12:00:00Z"')
}

export const JSONValue = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: literalOf,
})

/** A JSON value written in a document, every digit kept. */
function literalOf(node: ValueNode, variables?: Readonly<Record<string, unknown>> | null): JsonValue {
  switch (node.kind) {
    case Kind.INT:
    case Kind.FLOAT:
      return parseJson(node.value)
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value
    case Kind.NULL:
      return null
    case Kind.LIST:
      return node.values.map((value) => literalOf(value, variables))
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map(({ name, value }) => [name.value, literalOf(value, variables)]))
    case Kind.VARIABLE:
      return (variables?.[node.name.value] ?? null) as JsonValue
  }
}
