import { SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { DiffView, EmptyState, ErrorState, LoadingSkeleton } from '../../ui/index.ts'
import { type Change, changeCount, counted } from './change.ts'
import { ChangeList, type ChangeListProps } from './change-list.tsx'
import classes from './diff.module.css'
import { diffQuery } from './diff-query.ts'
import { prettyJson } from './pretty-json.ts'
import { RiskBadge } from './risk-badge.tsx'

export interface SemanticDiffProps extends Pick<ChangeListProps, 'below'> {
  readonly datasourceId: string
  /** A version's number, or `draft`. */
  readonly from: string
  readonly to: string
  /** The draft's etag where one side is the draft: another draft is compared anew. */
  readonly revision?: string | undefined
}

type Look = 'words' | 'json' | 'both'
const nameOf = (side: string): string => (side === 'draft' ? 'Draft' : `v${side}`)

/** What changes from one content to another: in words, and beside them as JSON. */
export function SemanticDiff({ datasourceId, from, to, revision, below }: SemanticDiffProps) {
  const diff = useQuery(diffQuery(datasourceId, from, to, revision))
  if (diff.isPending) return <LoadingSkeleton variant="lines" count={5} label="Loading the changes" />
  if (diff.isError) {
    return <ErrorState title="The two could not be compared" error={diff.error} onRetry={() => void diff.refetch()} />
  }
  return <ChangesView diff={diff.data} from={nameOf(from)} to={nameOf(to)} below={below} />
}

/** Two contents compared; texts are JSON. */
export interface ComparedContents {
  readonly changes: readonly Change[]
  readonly summary: {
    readonly added: number
    readonly removed: number
    readonly changed: number
    readonly highestRisk: string | null
  }
  readonly beforeText: string
  readonly afterText: string
}

export interface ChangesViewProps extends Pick<ChangeListProps, 'below'> {
  readonly diff: ComparedContents
  /** What the sides are called. */
  readonly from: string
  readonly to: string
}

/** A comparison that is at hand: in words, and beside them as JSON. */
export function ChangesView({ diff, from, to, below }: ChangesViewProps) {
  const wide = useMediaQuery('(min-width: 80em)') ?? true
  const [chosen, setChosen] = useState<Look | null>(null)
  const { changes, summary, beforeText, afterText } = diff
  if (changes.length === 0) {
    return <EmptyState title={`${from} and ${to} are the same`}>Nothing would change.</EmptyState>
  }
  const wanted = chosen ?? (wide ? 'both' : 'words')
  const look = wanted === 'both' && !wide ? 'words' : wanted
  return (
    <div className={classes.diff}>
      <div className={classes.head}>
        <span>
          <strong>{counted(changeCount(summary), 'change')}</strong> from {from} to {to}: {summary.added} added,{' '}
          {summary.changed} changed, {summary.removed} removed
        </span>
        {summary.highestRisk !== null && <RiskBadge risk={summary.highestRisk} />}
        <SegmentedControl
          size="xs"
          aria-label="How the changes are shown"
          className={classes.looks}
          value={look}
          onChange={(next) => setChosen(next as Look)}
          data={[
            { value: 'words', label: 'Words' },
            { value: 'json', label: 'JSON' },
            ...(wide ? [{ value: 'both', label: 'Both' }] : []),
          ]}
        />
      </div>
      <div className={classes.body} data-look={look}>
        {look !== 'json' && <ChangeList changes={changes} below={below} />}
        {look !== 'words' && (
          <div className={classes.json}>
            <DiffView
              before={prettyJson(beforeText)}
              after={prettyJson(afterText)}
              beforeLabel={from}
              afterLabel={to}
              maxHeight="70dvh"
              {...(look === 'both' ? { layout: 'unified' as const } : {})}
            />
          </div>
        )}
      </div>
    </div>
  )
}
