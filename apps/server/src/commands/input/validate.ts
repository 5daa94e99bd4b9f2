import { isStorable, type JsonValue, Problem } from '@halcyon/domain'
import type { Static, TSchema } from 'typebox'
import { findingsOf } from './findings.ts'
import { JsonBody } from './json-body.ts'
import { validatorOf } from './schema.ts'

/**
 * The body as the command's input.
 * @throws Problem `json_invalid`, or `invalid_body` with every error and where it is
 */
export function readInput<Input extends TSchema>(schema: Input, raw: unknown): Static<Input> {
  const value = raw instanceof JsonBody ? raw.read() : (raw ?? {})
  const validate = validatorOf(schema, 'body')
  if (validate(value)) return value as Static<Input>
  throw new Problem('invalid_body', undefined, findingsOf(validate.errors ?? []))
}

/**
 * The query string as the query's input: strings read as numbers, booleans and lists where the schema says so.
 * @throws Problem `invalid_query` with every error
 */
export function readQuery<Input extends TSchema>(schema: Input, raw: unknown): Static<Input> {
  const value = { ...(raw as Record<string, unknown> | undefined) }
  if (!isStorable(value as JsonValue))
    throw new Problem('invalid_query', 'Text may not have U+0000 or half of a surrogate pair')
  const validate = validatorOf(schema, 'query')
  if (validate(value)) return value as Static<Input>
  throw new Problem('invalid_query', undefined, findingsOf(validate.errors ?? []))
}
