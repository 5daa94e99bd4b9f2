import { ExactNumber, isJsonObject, type JsonObject, type JsonValue, parseJson, stringifyJson } from '@halcyon/domain'

/** What a draft holds, every digit kept (a number no double can hold is an ExactNumber). Never changed in place. */
export interface DraftContent {
  readonly config: JsonObject
  /** The connector's field → id of a secret. */
  readonly secrets: Readonly<Record<string, string>>
  /** Null = none yet. */
  readonly mapping: JsonValue
  /** What differs from the defaults. */
  readonly runtime: JsonObject
}

const DRAFT_PARTS = ['config', 'secrets', 'mapping', 'runtime'] as const
export type DraftPart = (typeof DRAFT_PARTS)[number]

/** Nesting a draft may have; the server refuses earlier and says where. */
const MAX_DEPTH = 200

/** @throws JsonError when the text is no JSON. */
export function readContent(text: string): DraftContent {
  const value = parseJson(text, { maxDepth: MAX_DEPTH })
  const { config, secrets, mapping, runtime } = isJsonObject(value) ? value : {}
  return {
    config: isJsonObject(config) ? config : {},
    secrets: isJsonObject(secrets) ? stringsOf(secrets) : {},
    mapping: mapping ?? null,
    runtime: isJsonObject(runtime) ? runtime : {},
  }
}

export const writeContent = ({ config, secrets, mapping, runtime }: DraftContent): string =>
  stringifyJson({ config, secrets: { ...secrets }, mapping, runtime })

const stringsOf = (object: JsonObject): Record<string, string> =>
  Object.fromEntries(Object.entries(object).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))

/** The same JSON, whatever the order of keys. Asked at every edit: what is the same object is not looked into. */
function sameJson(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (one instanceof ExactNumber || other instanceof ExactNumber) return String(one) === String(other)
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false
    return one.every((value, index) => sameJson(value, other[index]))
  }
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every((key) => sameJson(one[key], other[key]))
}

export const changedParts = (before: DraftContent, after: DraftContent): DraftPart[] =>
  DRAFT_PARTS.filter((part) => !sameJson(before[part] as JsonValue, after[part] as JsonValue))

export type PartChoice = 'mine' | 'theirs'

/** Who changed what since `base`; a part both changed alike is no conflict. */
export function compareParts(base: DraftContent, mine: DraftContent, theirs: DraftContent) {
  const mineChanged = new Set(changedParts(base, mine))
  const theirsChanged = new Set(changedParts(base, theirs))
  const differing = new Set(changedParts(mine, theirs))
  return DRAFT_PARTS.map((part) => ({
    part,
    mine: mineChanged.has(part),
    theirs: theirsChanged.has(part),
    differs: differing.has(part),
  }))
}

export const mergeParts = (
  mine: DraftContent,
  theirs: DraftContent,
  choices: Readonly<Record<DraftPart, PartChoice>>,
): DraftContent => ({
  config: (choices.config === 'mine' ? mine : theirs).config,
  secrets: (choices.secrets === 'mine' ? mine : theirs).secrets,
  mapping: (choices.mapping === 'mine' ? mine : theirs).mapping,
  runtime: (choices.runtime === 'mine' ? mine : theirs).runtime,
})
