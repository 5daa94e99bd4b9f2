import type { JsonValue } from '@halcyon/domain'
import { readDocument } from '../document/read.ts'
import { patch, refuse } from '../operations/result.ts'
import { applyPatch } from '../patch/apply.ts'
import type { Edit, Operation } from '../patch/contract.ts'
import type { SourceTree } from '../source/contract.ts'
import { attributeSuggestions } from './attributes.ts'
import type { Suggestion } from './contract.ts'
import { entitySuggestions } from './entities.ts'
import { type Field, fieldsOf } from './fields.ts'
import { identitySuggestions, splitSuggestions } from './payload.ts'
import { templateSuggestions } from './template.ts'

export interface SuggestOptions {
  /** A mapping document of the connector's preset: its rows are proposed where the samples have their fields. */
  readonly template?: JsonValue
}

const candidates = new WeakMap<SourceTree, readonly Field[]>()

const fieldsIn = (tree: SourceTree): readonly Field[] => {
  const known = candidates.get(tree)
  if (known !== undefined) return known
  const fields = fieldsOf(tree)
  candidates.set(tree, fields)
  return fields
}

/** What could be mapped and is not, best first. Proposals only: nothing is applied. */
export const suggestionsFor = (
  document: JsonValue,
  tree: SourceTree,
  options: SuggestOptions = {},
): readonly Suggestion[] => {
  if (readDocument(document).unreadable !== undefined) return []
  const fields = fieldsIn(tree)
  const template = options.template === undefined ? [] : templateSuggestions(document, options.template, tree)
  const preset = new Set(template.map(({ title }) => title))
  const split = splitSuggestions(document, fields)
  // Before the payload is split, rows would be mapped to the wrong place.
  const guessed =
    split.length > 0
      ? split
      : [
          ...identitySuggestions(document, fields),
          ...attributeSuggestions(document, fields),
          ...entitySuggestions(document, fields),
        ]
  return [...template, ...guessed.filter(({ title }) => !preset.has(title))].toSorted(
    (left, right) => right.confidence - left.confidence,
  )
}

/** Accepts several suggestions as one undo step; each is made anew for what the ones before it leave. */
export const acceptSuggestions = (
  document: JsonValue,
  tree: SourceTree,
  ids: readonly string[],
  options: SuggestOptions = {},
): Operation => {
  const edits: Edit[] = []
  let next = document
  for (const id of ids) {
    const suggestion = suggestionsFor(next, tree, options).find((each) => each.id === id)
    const applied = suggestion === undefined ? null : applyPatch(next, suggestion.patch)
    if (suggestion === undefined || applied?.ok !== true) continue
    next = applied.document
    edits.push(...suggestion.patch.edits)
  }
  return edits.length === 0 ? refuse('None of the suggestions fits any more') : patch('Accept suggestions', edits)
}
