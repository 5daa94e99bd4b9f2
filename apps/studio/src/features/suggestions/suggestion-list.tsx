import { SegmentedControl } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState, ErrorState, LoadingSkeleton, NoMatch, RelativeTime } from '../../ui/index.ts'
import { MoreButton } from '../pages/more-button.tsx'
import { type SuggestionSummary, suggestionsQuery } from './documents.ts'
import { originOf, originText } from './origin.ts'
import { SuggestionBadge } from './state-badge.tsx'
import classes from './suggestions.module.css'

export interface SuggestionListProps {
  readonly datasourceId: string
  readonly onOpen: (id: string) => void
}

/** So few need no filter. */
const FEW = 4

/** What was suggested for a feed, the newest first: who, what, about what, and what became of it. */
export function SuggestionList({ datasourceId, onOpen }: SuggestionListProps) {
  const [shown, setShown] = useState<'open' | 'all'>('all')
  const list = useInfiniteQuery(suggestionsQuery(datasourceId, shown === 'open' ? 'open' : null))
  if (list.isPending) return <LoadingSkeleton variant="lines" count={3} label="Loading the suggestions" />
  if (list.isError) {
    return (
      <ErrorState title="The suggestions could not be loaded" error={list.error} onRetry={() => void list.refetch()} />
    )
  }
  const rows = list.data.pages.flatMap(({ nodes }) => nodes)
  if (rows.length === 0 && shown === 'all') {
    return (
      <EmptyState title="Nothing is suggested">
        People who may read this datasource but not edit it can suggest a change: from the mapping, a dead letter or an
        event.
      </EmptyState>
    )
  }
  return (
    <div className={classes.stack}>
      {(rows.length > FEW || shown === 'open') && (
        <SegmentedControl
          size="xs"
          className={classes.start}
          aria-label="Suggestions shown"
          value={shown}
          onChange={(next) => setShown(next as 'open' | 'all')}
          data={[
            { value: 'all', label: 'All' },
            { value: 'open', label: 'Open' },
          ]}
        />
      )}
      {rows.length === 0 && <NoMatch title="None is open">Every suggestion is taken or dismissed.</NoMatch>}
      <ul className={classes.list} aria-label="Suggestions">
        {rows.map((suggestion) => (
          <Row key={suggestion.id} suggestion={suggestion} onOpen={onOpen} />
        ))}
      </ul>
      <MoreButton query={list} />
    </div>
  )
}

interface RowProps extends Pick<SuggestionListProps, 'onOpen'> {
  readonly suggestion: SuggestionSummary
}

function Row({ suggestion, onOpen }: RowProps) {
  const { id, body, author, origin, hasMapping, state, createdAt, closedBy, closingReason } = suggestion
  return (
    <li className={classes.row}>
      <SuggestionBadge state={state} />
      <div className={classes.words}>
        <button type="button" className={classes.open} onClick={() => onOpen(id)}>
          <bdi>{body}</bdi>
        </button>
        <p className={classes.dim}>
          {author?.name ?? 'Somebody'} <RelativeTime value={createdAt} />, about{' '}
          <bdi>{originText(originOf(origin))}</bdi>
          {hasMapping ? ', with a changed mapping' : ''}
        </p>
        {state !== 'open' && (
          <p className={classes.dim}>
            {state === 'taken' ? 'Taken' : 'Dismissed'} by {closedBy?.name ?? 'somebody'}
            {closingReason !== null && (
              <>
                : <bdi>{closingReason}</bdi>
              </>
            )}
          </p>
        )}
      </div>
    </li>
  )
}
