import { Type } from 'typebox'

/** Unknown fields are refused. */
export const closed = { additionalProperties: false }

/** The field that tells the branches of a union apart. */
export const kind = <K extends string>(value: K, description: string) =>
  Type.Literal(value, { title: 'Kind', description, default: value })

export const text = (title: string, description: string, more: Readonly<Record<string, unknown>> = {}) =>
  Type.String({ title, description, maxLength: 500, ...more })

/** A JSONPath to one value. */
export const jsonPath = (title: string, description: string, more: Readonly<Record<string, unknown>> = {}) =>
  Type.String({ title, description, minLength: 1, maxLength: 300, ...more })

/** A text with variables in braces. */
export const template = (title: string, description: string, maxLength = 4000) =>
  Type.String({ title, description, maxLength })

export const names = (title: string, description: string, maxLength = 4000) =>
  Type.Record(Type.String({ minLength: 1, maxLength: 200 }), Type.String({ maxLength }), {
    title,
    description,
    default: {},
    maxProperties: 50,
  })

/** ISO 8601, of weeks, days, hours, minutes and seconds. */
export const duration = (title: string, description: string, fallback?: string) =>
  Type.String({
    title,
    description,
    pattern: '^P(?=.)(\\d+W)?(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?$',
    maxLength: 40,
    examples: ['PT10S', 'PT5M', 'PT1H', 'P1D'],
    ...(fallback === undefined ? {} : { default: fallback }),
  })

export const whole = (title: string, description: string, fallback: number, minimum: number, maximum: number) =>
  Type.Integer({ title, description, default: fallback, minimum, maximum })
