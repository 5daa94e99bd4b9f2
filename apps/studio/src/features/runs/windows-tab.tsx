import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { request } from '../../api/index.ts'
import {
  type Column,
  DataTable,
  Duration,
  EmptyState,
  ErrorState,
  formatDuration,
  formatNumber,
  LoadingSkeleton,
  RelativeTime,
  Section,
} from '../../ui/index.ts'
import { useAddress } from '../events/address.ts'
import { RunsCoverage } from './documents.ts'
import classes from './runs.module.css'
import type { Coverage, Window } from './shapes.ts'
import { useLiveRuns } from './use-live-runs.ts'
import { WindowAxis } from './window-axis.tsx'
import { exact } from './words.ts'

export interface WindowsTabProps {
  readonly datasource: { readonly id: string; readonly name: string }
}

type Gap = Coverage['gaps'][number]

const DAY_MS = 86_400_000
const SPANS = [
  { value: '1', label: '1 day' },
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: '1 year' },
] as const

const STATE: Readonly<Record<string, string>> = { planned: 'Planned', fetched: 'Read in part', committed: 'Read' }

const spanOf = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  `${exact(from)} to ${exact(to)}`
const lengthOf = ({ from, to }: { readonly from: string; readonly to: string }): number =>
  Date.parse(to) - Date.parse(from)

const GAP_COLUMNS: readonly Column<Gap>[] = [
  { key: 'span', header: 'Missing', render: spanOf },
  { key: 'length', header: 'Length', align: 'end', render: (gap) => <Duration value={lengthOf(gap)} /> },
  {
    key: 'why',
    header: 'Why',
    hideBelow: 'sm',
    render: ({ planned }) => (planned ? 'A run means to read it, or did not come so far' : 'No run has read it'),
  },
]
const WINDOW_COLUMNS: readonly Column<Window>[] = [
  { key: 'span', header: 'Window', render: spanOf },
  { key: 'state', header: 'State', render: ({ state }) => STATE[state] ?? state },
  { key: 'lane', header: 'Lane', hideBelow: 'md', render: ({ lane }) => (lane === 'live' ? 'Live' : 'Backfill') },
  { key: 'items', header: 'Records', align: 'end', render: ({ items }) => formatNumber(items) },
  { key: 'version', header: 'Version', hideBelow: 'lg', render: ({ version }) => `v${version}` },
  { key: 'at', header: 'Since', hideBelow: 'md', render: ({ at }) => <RelativeTime value={at} /> },
]
const keyOf = ({ from, to }: { readonly from: string; readonly to: string }): string => `${from} ${to}`
const windowKey = (one: Window): string => `${one.lane} ${keyOf(one)}`

/** Which spans of its source's time a feed has read: drawn, and in tables. */
export function WindowsTab({ datasource }: WindowsTabProps) {
  const address = useAddress()
  const days = address.word('days', ['1', '7', '30', '90', '365']) ?? '30'
  useLiveRuns(datasource.id)
  const query = useQuery({
    queryKey: ['coverage', datasource.id, days],
    queryFn: async ({ signal }) => {
      const to = new Date().toISOString()
      const from = new Date(Date.now() - Number(days) * DAY_MS).toISOString()
      return (await request(RunsCoverage, { id: datasource.id, from, to }, signal)).datasource
    },
  })
  const windows = useMemo(() => query.data?.windows.nodes ?? [], [query.data])
  const picker = (
    <SegmentedControl
      aria-label="How far back"
      size="xs"
      value={days}
      data={[...SPANS]}
      onChange={(value) => address.change({ days: value })}
    />
  )
  if (query.isError && query.data === undefined)
    return (
      <ErrorState error={query.error} title="The windows could not be loaded" onRetry={() => void query.refetch()} />
    )
  if (query.data === undefined) return <LoadingSkeleton variant="detail" label="Loading the windows" />
  const { coverage } = query.data
  return (
    <div className={classes.view}>
      <Section title="What of its time was read" actions={picker}>
        {windows.length === 0 ? (
          <EmptyState title="No window in this time">
            A source that is asked for spans of time says which it has read. One that counts or streams has a checkpoint
            instead.
          </EmptyState>
        ) : (
          <>
            <p className={classes.dim}>{summaryOf(coverage)}</p>
            <WindowAxis coverage={coverage} windows={windows} summary={summaryOf(coverage)} />
          </>
        )}
      </Section>
      {coverage.gaps.length > 0 && (
        <DataTable
          caption={`Gaps of ${datasource.name}`}
          captionVisible
          columns={GAP_COLUMNS}
          rows={coverage.gaps}
          rowKey={keyOf}
        />
      )}
      {windows.length > 0 && (
        <DataTable
          caption={`Windows of ${datasource.name}`}
          captionVisible
          columns={WINDOW_COLUMNS}
          rows={windows}
          rowKey={windowKey}
          footer={query.data.windows.pageInfo.hasNextPage && <span>The latest {formatNumber(windows.length)}.</span>}
        />
      )}
    </div>
  )
}

function summaryOf({ seconds, covered, gaps, overlaps, more }: Coverage): string {
  const read = `${formatDuration(covered * 1000)} of ${formatDuration(seconds * 1000)} read`
  const least = more ? 'at least ' : ''
  const missing =
    gaps.length === 0 ? 'no gap' : `${least}${formatNumber(gaps.length)} ${gaps.length === 1 ? 'gap' : 'gaps'}`
  const twice = overlaps.length === 0 ? '' : `, ${least}${formatNumber(overlaps.length)} read more than once`
  return `${read}, ${missing}${twice}.`
}
