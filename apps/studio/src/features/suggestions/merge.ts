import {
  applyChanges,
  type ContentDiff,
  canonicalJson,
  diffContent,
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from '@halcyon/domain'

type Change = ContentDiff['changes'][number]

interface Conflict extends Change {
  /** What the draft has there now; absent = nothing, or it was changed around that place. */
  readonly now?: JsonValue | undefined
}

/** What a suggestion makes of a draft that may have moved since. */
export interface Merged {
  /** The draft's mapping with what fits. */
  readonly mapping: JsonObject
  /** Changes of the suggestion that the draft does not have yet and that fit. */
  readonly fitting: readonly Change[]
  /** Changes of the suggestion at places the draft has changed in another way since. */
  readonly conflicts: readonly Conflict[]
}

/** No mapping is one without outputs. */
export const documentOf = (mapping: JsonValue): JsonObject => (isJsonObject(mapping) ? mapping : { outputs: [] })

const contentOf = (mapping: JsonValue) => ({ config: {}, secrets: {}, mapping: documentOf(mapping), runtime: {} })

export const mappingDiff = (before: JsonValue, after: JsonValue): ContentDiff =>
  diffContent(contentOf(before), contentOf(after))

const MEMBER = String.raw`(?:\.[\w-]+|\["(?:[^"\\]|\\.)*"\])`
const PLACE = new RegExp(
  String.raw`^mapping(?:\.outputs\[name="(?:[^"\\]|\\.)*"\](?:\.fields${MEMBER}|${MEMBER})?|${MEMBER})`,
)

/** What is changed as a whole: a row, an output's `when` or `key`, an output, a member of the document. Half an expression is none. */
const placeOf = ({ path }: Change): string => PLACE.exec(path)?.[0] ?? 'mapping'

const within = (one: string, other: string): boolean =>
  one === other || (one.startsWith(other) && ['.', '['].includes(one.charAt(other.length)))

const touch = (one: Change, other: Change): boolean => {
  const [a, b] = [placeOf(one), placeOf(other)]
  return within(a, b) || within(b, a)
}

const same = (one: Change, other: Change): boolean =>
  one.path === other.path &&
  one.kind === other.kind &&
  canonicalJson(one.after ?? null) === canonicalJson(other.after ?? null)

/** Brings what changed from `base` to `proposed` into `current`, place by place. */
export function mergeProposal(base: JsonValue, proposed: JsonValue, current: JsonValue): Merged {
  const [mine, theirs] = [mappingDiff(base, proposed).changes, mappingDiff(base, current).changes]
  // The draft is where the suggestion began: what is proposed, its order of keys too.
  if (theirs.length === 0) return { mapping: documentOf(proposed), fitting: mine, conflicts: [] }
  const missing = mine.filter((change) => !theirs.some((other) => same(change, other)))
  const fits = (change: Change): boolean => !theirs.some((other) => touch(change, other))
  const fitting = missing.filter(fits)
  const conflicts = missing
    .filter((change) => !fits(change))
    .map((change) => ({ ...change, now: theirs.find(({ path }) => path === change.path)?.after }))
  try {
    const { mapping } = applyChanges({ mapping: documentOf(current) }, fitting)
    return { mapping: documentOf(mapping ?? null), fitting, conflicts }
  } catch {
    return { mapping: documentOf(current), fitting: [], conflicts: missing }
  }
}
