/** A run as the page shows it: subjects with their items, on both sides. */
import { isJsonObject, JsonError, type JsonObject, parseJson } from '@halcyon/domain'
import type { TestItem, TestRun } from './queries.ts'

export interface Difference {
  /** Below the item: `alerts[0].title`. */
  readonly path: string
  readonly before: string | null
  readonly after: string | null
}

/** One item with what the published version makes of it. */
export interface Compared {
  /** Its place in the run. */
  readonly index: number
  readonly draft: TestItem
  /** Null when nothing is compared, or the published version makes no such item. */
  readonly published: TestItem | null
  readonly differences: readonly Difference[]
}

/** A row of the matrix. */
export interface Subject {
  readonly key: string
  readonly name: string
  /** Index of the kept sample; null for others. */
  readonly sample: number | null
  /** The whole record's JSON; null where it is not to be had. */
  readonly text: string | null
  readonly items: readonly Compared[]
}

const PLACE = /^items\[(\d+)\]\.?(.*)$/

function differencesByItem({ compare }: TestRun): ReadonlyMap<number, readonly Difference[]> {
  const found = new Map<number, Difference[]>()
  for (const { path, before, after } of compare ?? []) {
    const [, index, rest] = PLACE.exec(path) ?? []
    if (index === undefined) continue
    const list = found.get(Number(index)) ?? []
    list.push({ path: rest === undefined || rest === '' ? 'item' : rest, before, after })
    found.set(Number(index), list)
  }
  return found
}

export function comparedItems(run: TestRun, published: TestRun | null): readonly Compared[] {
  const differences = differencesByItem(run)
  return run.items.map((draft, index) => ({
    index,
    draft,
    published: published?.items[index] ?? null,
    differences: differences.get(index) ?? [],
  }))
}

/**
 * The items of each record. `kept`: the samples that were sent, a record each, also where the split finds nothing in one; null: what came
 * is what the server had, fetched or generated.
 */
export function subjectsOf(
  items: readonly Compared[],
  kept: readonly { readonly name: string; readonly text: string }[] | null,
): readonly Subject[] {
  const byRecord = Map.groupBy(items, ({ draft }) => draft.record)
  if (kept !== null) {
    return kept.map(({ name, text }, record) => ({
      key: `sample ${record}`,
      name,
      sample: record,
      text,
      items: byRecord.get(record) ?? [],
    }))
  }
  return [...byRecord].map(([record, own]) => ({
    key: `record ${record}`,
    name: `Record ${record + 1}`,
    sample: null,
    text: own[0]?.draft.payload ?? null,
    items: own,
  }))
}

/** A record's JSON text, every digit kept. */
export function recordOf(text: string): JsonObject {
  try {
    const value = parseJson(text)
    return isJsonObject(value) ? value : {}
  } catch (error) {
    if (error instanceof JsonError) return {}
    throw error
  }
}

/** The output that made a record; relationships are told by their verb. */
const outputOf = (text: string): string => {
  const { output, type } = recordOf(text)
  return typeof output === 'string' ? output : typeof type === 'string' ? type : '?'
}

const textsOf = (item: TestItem): readonly string[] => [...item.alerts, ...item.entities, ...item.relationships]

/** Records by output. */
export function countsOf(items: readonly (TestItem | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) {
    for (const text of item === null ? [] : textsOf(item)) {
      const output = outputOf(text)
      counts.set(output, (counts.get(output) ?? 0) + 1)
    }
  }
  return counts
}

/** "mapped", or "3 mapped, 1 rejected". */
export function outcomesOf(items: readonly Compared[]): readonly (readonly [TestItem['outcome'], number])[] {
  const counts = new Map<TestItem['outcome'], number>()
  for (const { draft } of items) counts.set(draft.outcome, (counts.get(draft.outcome) ?? 0) + 1)
  return [...counts]
}
