import { Type } from 'typebox'

/** A lower-case UUID. */
export const idField = (description: string) =>
  Type.String({ pattern: '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$', description })

/** A thing's name: shown in one line, no white space around it. */
export const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '^\\S(?:.*\\S)?$' })

/** RFC 3339 with an offset. */
export const timeField = (description: string) => Type.String({ format: 'date-time', maxLength: 40, description })

/** A body without fields. */
export const Nothing = Type.Object({})
