import type { JsonValue } from '@halcyon/domain'
import type { Patch } from '../patch/contract.ts'

export type SuggestionOrigin = 'template' | 'name' | 'value'

export interface Suggestion {
  /** Stable: the same proposal keeps its id, so that a dismissed one stays dismissed. */
  readonly id: string
  readonly origin: SuggestionOrigin
  /** "Alert severity from severity_name" */
  readonly title: string
  /** Why, in words: "severity_name is what CrowdStrike calls it; all 3 values are severities". */
  readonly reason: string
  /** Field it takes; '' where it takes several. */
  readonly path: string
  /** What would be made of the first sample that has it. */
  readonly preview: JsonValue | undefined
  /** 0–1; the list is sorted by it. */
  readonly confidence: number
  /** What accepting it does. Fits the document it was made for; after another edit, ask again. */
  readonly patch: Patch
}
