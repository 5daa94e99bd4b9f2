import { isJsonObject, type JsonValue, stringifyJson } from '@halcyon/domain'
import type { SourceExample, SourceNode, SourceTree, SourceType } from './contract.ts'
import { ANY_ENTRY, type PathStep, parseSimplePath, stepText } from './path.ts'
import { describeValue, EDITOR_LIMITS, typeOf } from './samples.ts'

interface Occurrence {
  readonly sample: number
  readonly value: JsonValue
}

interface Held {
  readonly node: SourceNode
  readonly occurrences: readonly Occurrence[]
  /** By step, as text; null until asked for. */
  children: ReadonlyMap<string, Held> | null
}

const EXAMPLES = 5

const isContainer = (value: JsonValue): value is JsonValue[] | { [key: string]: JsonValue } =>
  Array.isArray(value) || isJsonObject(value)

const examplesOf = (occurrences: readonly Occurrence[]): readonly SourceExample[] => {
  const seen = new Map<string, SourceExample>()
  for (const { sample, value } of occurrences) {
    if (seen.size >= EXAMPLES) break
    const text = describeValue(value)
    // Lists and objects of one size are told apart by what is in them, short ones at least.
    const identity = isContainer(value) && Object.keys(value).length <= 3 ? stringifyJson(value).slice(0, 200) : text
    if (!seen.has(identity)) seen.set(identity, { sample, value, text })
  }
  return [...seen.values()]
}

const typesOf = (occurrences: readonly Occurrence[]): readonly SourceType[] => {
  const counts = new Map<SourceType, number>()
  for (const { value } of occurrences) counts.set(typeOf(value), (counts.get(typeOf(value)) ?? 0) + 1)
  return [...counts].toSorted(([, left], [, right]) => right - left).map(([type]) => type)
}

const samplesWith = (occurrences: readonly Occurrence[], test: (value: JsonValue) => boolean): number =>
  new Set(occurrences.filter(({ value }) => test(value)).map(({ sample }) => sample)).size

const lengthsOf = (occurrences: readonly Occurrence[]): SourceNode['lengths'] => {
  let lengths: { min: number; max: number } | null = null
  for (const { value } of occurrences) {
    if (!Array.isArray(value)) continue
    const { length } = value
    lengths =
      lengths === null
        ? { min: length, max: length }
        : { min: Math.min(lengths.min, length), max: Math.max(lengths.max, length) }
  }
  return lengths
}

const hold = (
  step: PathStep | null,
  parent: SourceNode | null,
  occurrences: readonly Occurrence[],
  samples: number,
): Held => ({
  node: {
    path: step === null || parent === null ? '$' : parent.path + stepText(step),
    key: step === null ? '$' : step === ANY_ENTRY ? '[*]' : String(step),
    parent: parent?.path ?? null,
    depth: parent === null ? 0 : parent.depth + 1,
    types: typesOf(occurrences),
    samples,
    presentIn: samplesWith(occurrences, () => true),
    nullIn: samplesWith(occurrences, (value) => value === null),
    emptyIn: samplesWith(occurrences, (value) => value === ''),
    examples: examplesOf(occurrences),
    lengths: lengthsOf(occurrences),
    hasChildren: occurrences.some(({ value }) => isContainer(value) && Object.keys(value).length > 0),
  },
  occurrences,
  children: null,
})

const grow = (held: Held): ReadonlyMap<string, Held> => {
  if (held.children !== null) return held.children
  const groups = new Map<PathStep, Occurrence[]>()
  const add = (step: PathStep, occurrence: Occurrence): void => {
    const group = groups.get(step)
    if (group === undefined) groups.set(step, [occurrence])
    else group.push(occurrence)
  }
  for (const { sample, value } of held.occurrences) {
    if (Array.isArray(value)) for (const entry of value) add(ANY_ENTRY, { sample, value: entry })
    else if (isJsonObject(value)) for (const [key, entry] of Object.entries(value)) add(key, { sample, value: entry })
  }
  const { node } = held
  held.children = new Map(
    [...groups].map(([step, occurrences]) => [stepText(step), hold(step, node, occurrences, node.samples)] as const),
  )
  return held.children
}

const walk = (held: Held, out: SourceNode[]): void => {
  for (const next of grow(held).values()) {
    if (out.length >= EDITOR_LIMITS.fields) return
    out.push(next.node)
    walk(next, out)
  }
}

/** One tree over all samples, at most EDITOR_LIMITS.samples of them; children are worked out when asked for. */
export const buildSourceTree = (given: readonly JsonValue[]): SourceTree => {
  const samples = given.slice(0, EDITOR_LIMITS.samples)
  const root = hold(
    null,
    null,
    samples.map((value, sample) => ({ sample, value })),
    samples.length,
  )
  const find = (path: string): Held | undefined => {
    let held: Held | undefined = root
    for (const step of parseSimplePath(path)?.steps ?? [Number.NaN]) {
      held = held === undefined ? undefined : grow(held).get(stepText(step))
    }
    return held
  }
  let everything: readonly SourceNode[] | null = null
  const all = (): readonly SourceNode[] => {
    if (everything === null) {
      const out: SourceNode[] = []
      walk(root, out)
      everything = out
    }
    return everything
  }
  return {
    samples,
    root: root.node,
    children: (path) => {
      const held = find(path)
      return held === undefined ? [] : [...grow(held).values()].map(({ node }) => node)
    },
    node: (path) => find(path)?.node,
    all,
    truncated: () => all().length >= EDITOR_LIMITS.fields,
  }
}
