import { type ContentDiff, type JsonValue, stringifyJson } from '@halcyon/domain'
import type { ComparedContents } from '../diff/index.ts'
import { documentOf, mappingDiff } from './merge.ts'

const textOf = (value: JsonValue | undefined): string | null => (value === undefined ? null : stringifyJson(value))

/** A change as it is shown: its values as JSON text. */
export const asShown = (change: ContentDiff['changes'][number]) => ({
  ...change,
  before: textOf(change.before),
  after: textOf(change.after),
})

/** Two mappings compared here, as the server compares two contents. */
export function compareMappings(before: JsonValue, after: JsonValue): ComparedContents {
  const { changes, summary } = mappingDiff(before, after)
  return {
    changes: changes.map(asShown),
    summary,
    beforeText: stringifyJson(documentOf(before)),
    afterText: stringifyJson(documentOf(after)),
  }
}
