import { Type } from 'typebox'

/** Unknown fields are refused. */
export const closed = { additionalProperties: false }

/** The field that tells the branches of a union apart. */
export const kind = <K extends string>(value: K, description: string) =>
  Type.Literal(value, { title: 'Kind', description, default: value })

export const duration = (title: string, description: string, fallback: string) =>
  Type.String({
    title,
    description,
    default: fallback,
    pattern: '^P(?=.)(\\d+W)?(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?$',
    maxLength: 40,
    examples: ['PT10M', 'PT1H', 'P1D'],
  })

export const globs = (title: string, description: string) =>
  Type.Array(Type.String({ minLength: 1, maxLength: 500 }), { title, description, default: [], maxItems: 100 })

export const bytes = (title: string, description: string, fallback: number, maximum: number) =>
  Type.Integer({ title, description, default: fallback, minimum: 1024, maximum })
