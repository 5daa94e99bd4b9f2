import type { JsonValue } from '@halcyon/domain'
import { type Suggestion, suggestionsFor } from '@halcyon/mapping-editor'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { EmptyState } from '../../../ui/state/notice.tsx'
import { useActions, useDerived, useEditorStore, useLocked } from '../state/context.ts'
import { ValueText } from '../value/value-text.tsx'
import classes from './panels.module.css'

export interface SuggestionsPanelProps {
  readonly template: JsonValue | undefined
}

/** Proposals with their reasons, taken one by one or all; none is applied by itself. */
export function SuggestionsPanel({ template }: SuggestionsPanelProps) {
  const { suggestions, tree, samples } = useDerived()
  const store = useEditorStore()
  const { applyPatch, say } = useActions()
  const locked = useLocked()
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set())
  const open = suggestions.filter(({ id }) => !dismissed.has(id))

  const fresh = (): readonly Suggestion[] => {
    const options = template === undefined ? {} : { template }
    return suggestionsFor(store.getState().history.document, tree, options)
  }
  /** A proposal fits the document it was made for: the same one is made anew for what the document is now. */
  const accept = (id: string): boolean => {
    const now = fresh().find((each) => each.id === id)
    return now !== undefined && applyPatch(now.patch)
  }
  const acceptAll = (): void => {
    const wanted = open.map(({ id }) => id)
    const taken = wanted.filter(accept).length
    say(`${taken} of ${wanted.length} suggestions accepted`)
  }

  if (open.length === 0) {
    return (
      <div className={classes.panel}>
        <EmptyState title="No suggestions">
          {samples.length === 0
            ? 'Suggestions come from the names and values of samples: add one.'
            : 'Nothing unmapped looks like something we know.'}
        </EmptyState>
      </div>
    )
  }
  return (
    <div className={classes.panel}>
      {!locked && (
        <Button size="compact-sm" onClick={acceptAll}>
          Accept all {open.length}
        </Button>
      )}
      <ul className={classes.list} aria-label="Suggestions">
        {open.map((suggestion) => (
          <li key={suggestion.id} className={classes.suggestion}>
            <strong>
              <bdi>{suggestion.title}</bdi>
            </strong>
            {suggestion.preview !== undefined && (
              <div className={classes.preview}>
                <ValueText value={suggestion.preview} />
              </div>
            )}
            <p className={classes.note}>{suggestion.reason}</p>
            {!locked && (
              <span className={classes.buttons}>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`Accept: ${suggestion.title}`}
                  onClick={() => accept(suggestion.id)}
                >
                  Accept
                </Button>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="gray"
                  aria-label={`Dismiss: ${suggestion.title}`}
                  onClick={() => setDismissed(new Set([...dismissed, suggestion.id]))}
                >
                  Dismiss
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
