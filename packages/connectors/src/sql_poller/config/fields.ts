import { Type } from 'typebox'

/** Unknown fields are refused. */
export const closed = { additionalProperties: false }

/** The field that tells the branches of a union apart. */
export const kind = <K extends string>(value: K, description: string) =>
  Type.Literal(value, { title: 'Kind', description, default: value })

/** A name in the database, as the database has it: without quotes. */
export const name = (title: string, description: string, fallback?: string) =>
  Type.String({
    title,
    description,
    maxLength: 128,
    ...(fallback === undefined ? { minLength: 1 } : { default: fallback }),
  })
