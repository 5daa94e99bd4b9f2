import { useInfiniteQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useState } from 'react'
import { useAddress } from '../../../features/events/address.ts'
import { MoreButton } from '../../../features/pages/more-button.tsx'
import { SuggestionsSection } from '../../../features/suggestions/suggestions-section.tsx'
import { ErrorState, Link, LoadingSkeleton, Section } from '../../../ui/index.ts'
import classes from '../detail.module.css'
import { CompareBar } from '../history/compare-bar.tsx'
import { type Comparison, commented, readComparison, writeComparison } from '../history/comparison.ts'
import { RollbackDialog } from '../history/rollback-dialog.tsx'
import { Shown } from '../history/shown.tsx'
import { VersionList } from '../history/version-list.tsx'
import type { TabProps } from '../tab-props.ts'
import { versionsQuery } from '../versions-query.ts'

const UndoDialog = lazy(() =>
  import('../../../features/runs/undo-dialog.tsx').then((module) => ({ default: module.UndoDialog })),
)

/** Who changed the feed, when and why; any two of its contents compared. */
export default function HistoryTab({ datasource }: TabProps) {
  const { id, publishedVersion } = datasource
  const address = useAddress()
  const versions = useInfiniteQuery(versionsQuery(id))
  const [rolling, setRolling] = useState<number | null>(null)
  const onRollback = useCallback((version: number) => setRolling(version), [])
  const [undoing, setUndoing] = useState<number | null>(null)
  const onUndo = useCallback((version: number) => setUndoing(version), [])
  const comparison = readComparison(address.text('compare'))
  const change = (next: Comparison | null): void =>
    address.change({ compare: next === null ? null : writeComparison(next) }, 'push')
  if (versions.isPending) return <LoadingSkeleton label="Loading the versions" />
  if (versions.isError) {
    return (
      <ErrorState
        title="The history could not be loaded"
        error={versions.error}
        onRetry={() => void versions.refetch()}
      />
    )
  }
  const rows = versions.data.pages.flatMap(({ nodes }) => nodes)
  const current = comparison === null ? null : commented(comparison)
  return (
    <div className={classes.stack}>
      <SuggestionsSection datasource={datasource} />
      <VersionList
        datasource={datasource}
        versions={rows}
        current={current === null ? undefined : String(current)}
        onRollback={onRollback}
        onUndo={onUndo}
        footer={versions.hasNextPage ? <MoreButton query={versions} /> : null}
      />
      {comparison === null ? (
        publishedVersion !== null && (
          <span className={classes.dim}>
            Choose a version to see what it changed, or{' '}
            <Link href={address.href({ compare: `${publishedVersion}..draft` })}>
              compare v{publishedVersion} with the draft
            </Link>
            .
          </span>
        )
      ) : (
        <Section
          title={titleOf(comparison)}
          actions={<CompareBar comparison={comparison} versions={rows.map(({ number }) => number)} onChange={change} />}
        >
          <Shown key={address.text('compare')} datasource={datasource} comparison={comparison} />
        </Section>
      )}
      {undoing !== null && (
        <Suspense fallback={null}>
          <UndoDialog
            of={{ datasource: id, version: undoing }}
            onClose={() => setUndoing(null)}
            onBegun={(run) => address.change({ tab: 'runs', compare: null, run }, 'push')}
          />
        </Suspense>
      )}
      <RollbackDialog datasource={datasource} version={rolling} onClose={() => setRolling(null)} />
    </div>
  )
}

const nameOf = (side: string): string => (side === 'draft' ? 'the draft' : `v${side}`)
const titleOf = ({ from, to }: Comparison): string =>
  from === null ? `All of ${nameOf(to)}` : `From ${nameOf(from)} to ${nameOf(to)}`
