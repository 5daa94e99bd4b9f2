import { Problem } from '@halcyon/domain'
import { type Static, Type } from 'typebox'
import type { Datasource, Throttle } from '../../queries/datasources-row.ts'
import type { Command } from '../command.ts'
import { assertActive } from './assert-active.ts'
import { changeRow } from './change-row.ts'
import type { DatasourceParams } from './fields.ts'
import { findToChange } from './find.ts'

export const ThrottleInput = Type.Object({
  eventsPerSecond: Type.Union([Type.Number({ exclusiveMinimum: 0, maximum: 1_000_000 }), Type.Null()], {
    description: 'Over all nodes; null ends an override now',
  }),
  until: Type.Optional(Type.String({ format: 'date-time', description: 'When it ends by itself' })),
  reason: Type.String({ minLength: 1, maxLength: 1000 }),
})

/** A rate that overrides the published one until it ends by itself. */
export const throttleDatasource: Command<DatasourceParams, typeof ThrottleInput, Datasource, Datasource> = {
  name: 'datasource.throttle',
  action: 'datasource.operate',
  input: ThrottleInput,
  find: findToChange,
  async run(tx, context, found, input: Static<typeof ThrottleInput>) {
    assertActive(found)
    const throttle = throttleOf(input)
    const changed = await changeRow(tx, context, found.id, {
      throttle: throttle === null ? null : JSON.stringify(throttle),
    })
    return {
      result: changed,
      audit: { before: { throttle: found.throttle }, after: { throttle }, reason: input.reason },
    }
  },
}

function throttleOf({ eventsPerSecond, until, reason }: Static<typeof ThrottleInput>): Throttle | null {
  if (eventsPerSecond === null) return null
  if (until === undefined) throw refuse('invalid_body', 'required', '"until" is required: an override ends by itself')
  const end = new Date(until)
  if (!(end.getTime() > Date.now()))
    throw refuse('unprocessable', 'number_out_of_range', '"until" must lie in the future')
  return { eventsPerSecond, until: end.toISOString(), reason }
}

const refuse = (code: 'invalid_body' | 'unprocessable', finding: string, message: string): Problem =>
  new Problem(code, message, [{ path: 'until', code: finding, message }])
