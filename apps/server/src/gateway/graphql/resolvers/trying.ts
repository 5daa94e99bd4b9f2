import { isJsonObject, Problem } from '@halcyon/domain'
import { checkConnection } from '../../../check/check-connection.ts'
import { readInput } from '../../../commands/input/validate.ts'
import { TestRunInput } from '../../../test-run/input.ts'
import { ScriptRunInput, scriptRun } from '../../../test-run/script-run.ts'
import { testSubject } from '../../../test-run/subject.ts'
import { testRun } from '../../../test-run/test-run.ts'
import { given, read } from '../context.ts'
import type { Resolvers, TestRunInput as TestRunArgs } from '../generated/resolver-types.ts'
import { jsonText, parseJsonText, textOfJson } from '../json-text.ts'

/** Check and test run: they change nothing, so they are no commands, and no transaction stays open meanwhile. */
export const trying: Resolvers = {
  Mutation: {
    checkConnection: async (_parent, { datasourceId: id, against }, context) => {
      const datasource = await read(context, testSubject, { id })
      return checkConnection(context.deps, context.here(), datasource, against ?? 'draft')
    },
    runScript: async (_parent, { datasourceId: id, input }, context) => {
      await read(context, testSubject, { id })
      const items = input.items.map((text, index) => parseJsonText(text, `items[${index}]`))
      return scriptRun(readInput(ScriptRunInput, { ...input, items }))
    },
    testRun: async (_parent, { datasourceId: id, input }, context) => {
      const datasource = await read(context, testSubject, { id })
      const result = await testRun(context.deps, context.here(), datasource, readInput(TestRunInput, wantedOf(input)))
      return { ...result, compare: result.compare ?? null }
    },
  },
  ScriptResult: { items: ({ items }) => items.map(textOfJson) },
  TestItem: {
    alerts: ({ alerts }) => alerts.map(textOfJson),
    entities: ({ entities }) => entities.map(textOfJson),
    relationships: ({ relationships }) => relationships.map(textOfJson),
    payload: ({ payload }) => (payload === null ? null : textOfJson(payload)),
  },
  TestDifference: {
    before: ({ before }) => jsonText(before),
    after: ({ after }) => jsonText(after),
  },
}

function wantedOf({ payloads, raw, against, compareWith, ...rest }: TestRunArgs): object {
  return given({
    ...rest,
    against: sideOf(against),
    compareWith: sideOf(compareWith),
    payloads: payloads?.map((text, index) => parseJsonText(text, `payloads[${index}]`)),
    raw: raw?.map(({ headers, ...request }, index) => ({ ...given(request), ...headersIn(headers, index) })),
  })
}

/** draft, published, or a number. */
const sideOf = (side: string | null | undefined): string | number | null | undefined =>
  side != null && /^\d+$/.test(side) ? Number(side) : side

function headersIn(headers: unknown, index: number): object {
  if (headers == null) return {}
  if (isJsonObject(headers)) return { headers }
  throw new Problem('invalid_body', undefined, [
    { path: `raw[${index}].headers`, code: 'type_mismatch', message: 'Not an object of header and value' },
  ])
}
