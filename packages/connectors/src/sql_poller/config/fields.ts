import { Type } from 'typebox'

/** Unknown fields are refused. */
export const closed = { additionalProperties: false }

/** The field that tells the branches of a union apart. */
export const kind = <K extends string>(value: K, description: string) =>
  Type.Literal(value, { title: 'Kind', description, default: value })

/** A name in the database, as the database has it: without quotes. */
export const name = (title: string, description: string) =>
  Type.String({ title, description, minLength: 1, maxLength: 128 })

/** ISO 8601, of weeks, days, hours, minutes and seconds, each with so many digits that every one can be counted with. */
export const duration = (title: string, description: string, fallback: string) =>
  Type.String({
    title,
    description,
    pattern: '^P(?=.)(\\d{1,4}W)?(\\d{1,4}D)?(T(?=.)(\\d{1,6}H)?(\\d{1,6}M)?(\\d{1,9}(\\.\\d{1,9})?S)?)?$',
    maxLength: 40,
    default: fallback,
    examples: ['PT1M', 'PT5M', 'PT1H'],
  })
