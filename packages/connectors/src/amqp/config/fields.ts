import { Type } from 'typebox'

/** Unknown fields are refused. */
export const closed = { additionalProperties: false }

/** The field that tells the branches of a union apart. */
export const kind = <K extends string>(value: K, description: string) =>
  Type.Literal(value, { title: 'Kind', description, default: value })

/** Of a queue, an exchange, a routing key: the protocol counts bytes, `validateConfig` too. */
export const name = (title: string, description: string, more: Readonly<Record<string, unknown>> = {}) =>
  Type.String({ title, description, minLength: 1, maxLength: 255, ...more })

export const pem = (title: string, description: string) =>
  Type.Optional(Type.String({ title, description, default: '', maxLength: 100_000 }))
