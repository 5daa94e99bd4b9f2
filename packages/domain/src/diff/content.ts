import { sha256Hex } from '../digest.ts'
import { canonicalJson } from '../json/stringify.ts'
import type { JsonObject, JsonValue } from '../json/value.ts'
import { type ChangeKind, compare } from './compare.ts'
import { formatPath } from './path.ts'
import { type Area, assess, type Risk } from './risk.ts'

/** What a version is made of. Secrets are references: field → secret id. */
export interface VersionContent {
  readonly config: JsonObject
  readonly secrets: Readonly<Record<string, string>>
  readonly mapping: JsonObject
  readonly runtime: JsonObject
  readonly description?: string
  readonly tags?: readonly string[]
}

export interface Change {
  /** `mapping.outputs[name="alert"].fields.title`; `…outputs[order]` is the outputs' order. */
  readonly path: string
  readonly kind: ChangeKind
  readonly before?: JsonValue
  readonly after?: JsonValue
  readonly risk: Risk
  readonly area: Area
}

export interface DiffSummary {
  readonly added: number
  readonly removed: number
  readonly changed: number
  /** Null without changes. */
  readonly highestRisk: Risk | null
  /** Changes in each area that has any. */
  readonly areas: Readonly<Partial<Record<Area, number>>>
}

export interface ContentDiff {
  readonly changes: readonly Change[]
  readonly summary: DiffSummary
}

const RISKS = ['high', 'medium', 'low'] as const satisfies readonly Risk[]

/** What a reviewer has to look at to go from `a` to `b`, in the order of the content. */
export function diffContent(a: VersionContent, b: VersionContent): ContentDiff {
  const changes = compare(contentJson(a), contentJson(b)).map(({ path, ...difference }) => ({
    path: formatPath(path),
    ...difference,
    ...assess(path, difference.kind),
  }))
  return { changes, summary: summarise(changes) }
}

function summarise(changes: readonly Change[]): DiffSummary {
  const count = (kind: ChangeKind): number => changes.filter((change) => change.kind === kind).length
  const areas: Partial<Record<Area, number>> = {}
  for (const { area } of changes) areas[area] = (areas[area] ?? 0) + 1
  const highestRisk = RISKS.find((risk) => changes.some((change) => change.risk === risk)) ?? null
  return { added: count('added'), removed: count('removed'), changed: count('changed'), highestRisk, areas }
}

/** The content as plain JSON, absent parts left out. */
export function contentJson(content: VersionContent): JsonObject {
  const { config, secrets, mapping, runtime, description, tags } = content
  return {
    config,
    secrets: { ...secrets },
    mapping,
    runtime,
    ...(description === undefined ? {} : { description }),
    ...(tags === undefined ? {} : { tags: [...tags] }),
  }
}

/** SHA-256 of a version's canonical content; description and tags are not part of what runs and do not count. */
export const canonicalContentHash = ({ config, secrets, mapping, runtime }: VersionContent): string =>
  sha256Hex(canonicalJson({ config, secrets: { ...secrets }, mapping, runtime }))
