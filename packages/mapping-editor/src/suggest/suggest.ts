import type { JsonValue } from '@halcyon/domain'
import type { SourceTree } from '../source/contract.ts'
import type { Suggestion } from './contract.ts'

export interface SuggestOptions {
  /** A mapping document of the connector's preset: its rows are proposed where the samples have their fields. */
  readonly template?: JsonValue
}

/** What could be mapped and is not, best first. Proposals only: nothing is applied. */
export const suggestionsFor = (
  _document: JsonValue,
  _tree: SourceTree,
  _options: SuggestOptions = {},
): readonly Suggestion[] => []
