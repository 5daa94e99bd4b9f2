import { Type } from 'typebox'

/** Unknown fields are refused. */
export const closed = { additionalProperties: false }

export const text = (title: string, description: string, more: Readonly<Record<string, unknown>> = {}) =>
  Type.String({ title, description, minLength: 1, maxLength: 500, ...more })

export const pem = (title: string, description: string) =>
  Type.Optional(Type.String({ title, description, default: '', maxLength: 100_000 }))
