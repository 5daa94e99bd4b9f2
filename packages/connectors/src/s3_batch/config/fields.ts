import { Type } from 'typebox'

/** Unknown fields are refused. */
export const closed = { additionalProperties: false }

/** The field that tells the branches of a union apart. */
export const kind = <K extends string>(value: K, description: string) =>
  Type.Literal(value, { title: 'Kind', description, default: value })
