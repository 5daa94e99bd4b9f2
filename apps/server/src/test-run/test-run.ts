import { Problem, stringifyJson } from '@halcyon/domain'
import { inTenant } from '@halcyon/store'
import type { CheckDeps } from '../check/check-connection.ts'
import type { Context } from '../commands/command.ts'
import type { Datasource } from '../queries/datasources-row.ts'
import type { Content } from '../queries/versions-content.ts'
import { type Difference, differences } from './compare.ts'
import { fetchSample } from './fetch-sample.ts'
import { limitOf, type TestRun } from './input.ts'
import { presenter, type TestItem } from './present.ts'
import type { Job, JobAnswer, JobInput } from './protocol.ts'
import { runInWorker } from './run-in-worker.ts'
import { contentOfSide, inputsOf, showsPayloads } from './subject.ts'
import { withWould } from './would.ts'

interface TestRunSummary {
  readonly total: number
  readonly mapped: number
  readonly filtered: number
  readonly duplicate: number
  readonly rejected: number
  readonly alerts: number
  readonly entities: number
  readonly relationships: number
  readonly warnings: number
  readonly ms: number
  /** True: there were more records than `limit`. */
  readonly truncated: boolean
}

export interface TestRunResult {
  readonly items: readonly TestItem[]
  readonly summary: TestRunSummary
  /** From what `compareWith` makes of the records to what `against` makes of them. */
  readonly compare?: readonly Difference[]
}

/** Maps records with production's function and shows what would be written; nothing is. */
export async function testRun(
  deps: CheckDeps,
  context: Context,
  datasource: Datasource,
  wanted: TestRun,
): Promise<TestRunResult> {
  const { sides, content, given, shown } = await inTenant(context.db, context.tenantId, async (tx) => {
    const content = await contentOfSide(tx, context, datasource, wanted.against ?? 'draft')
    const { compareWith } = wanted
    return {
      content,
      sides:
        compareWith === undefined ? [content] : [content, await contentOfSide(tx, context, datasource, compareWith)],
      given: await inputsOf(tx, context, datasource, wanted, content.config),
      shown: await showsPayloads(tx, context, datasource, content),
    }
  })
  // Outside of any transaction: neither a slow source nor a slow mapping holds a connection.
  const limit = limitOf(wanted)
  const fetched = wanted.sample === 'fetch' ? await fetchSample(deps, context, datasource, content, limit) : []
  const inputs = [...given, ...fetched]
  const answer = await runInWorker(jobOf(datasource, sides, inputs, limit))
  if (!answer.ok) throw refusal(answer)
  const present = presenter(context.tenantId, datasource.id)
  const [after, before] = answer.sides.map(({ items }) => items.map(present))
  const judged = await inTenant(context.db, context.tenantId, (tx) => withWould(tx, context, after ?? []))
  const items = judged.map((item) => ({
    ...item,
    payload: shown === null || item.payload === null ? null : shown(item.payload),
  }))
  const summary = summaryOf(items, answer.sides[0]?.truncated ?? false)
  if (before === undefined) return { items, summary }
  return { items, summary, compare: differences(before.map(comparable), (after ?? []).map(comparable), 'items') }
}

/** The result as JSON text, every digit kept. */
export const printTestRun = (result: TestRunResult): string => stringifyJson(result)

const jobOf = (datasource: Datasource, sides: readonly Content[], inputs: readonly JobInput[], limit: number): Job => ({
  type: datasource.type,
  datasourceId: datasource.id,
  receivedAt: new Date().toISOString(),
  sides: sides.map(({ config, mapping }) => ({ config, mapping: mapping ?? {} })),
  inputs,
  limit,
})

const SIDES = ['against', 'compareWith'] as const

function refusal({ side, code, message, errors }: Extract<JobAnswer, { ok: false }>): Problem {
  const known = code === 'mapping_invalid' || code === 'connector_unknown' ? code : 'draft_invalid'
  const where = code === 'mapping_invalid' ? 'mapping' : ''
  const placed = errors.map((error) => ({
    ...error,
    path: [where, error.path].filter((part) => part !== '').join('.'),
  }))
  return new Problem(known, `${SIDES[side] ?? 'against'}: ${message}`, placed)
}

/** What a comparison looks at: not how long it took. */
const comparable = ({
  ms: _,
  logs: __,
  unmapped: ___,
  record: ____,
  payload: _____,
  ...item
}: Omit<TestItem, 'would'>) => item

function summaryOf(items: readonly TestItem[], truncated: boolean): TestRunSummary {
  const count = (outcome: TestItem['outcome']): number => items.filter((item) => item.outcome === outcome).length
  const sum = (of: (item: TestItem) => number): number => items.reduce((total, item) => total + of(item), 0)
  return {
    total: items.length,
    mapped: count('mapped'),
    filtered: count('filtered'),
    duplicate: count('duplicate'),
    rejected: count('rejected'),
    alerts: sum(({ alerts }) => alerts.length),
    entities: sum(({ entities }) => entities.length),
    relationships: sum(({ relationships }) => relationships.length),
    warnings: sum(({ warnings }) => warnings.length),
    ms: Math.round(sum(({ ms }) => ms) * 1000) / 1000,
    truncated,
  }
}
