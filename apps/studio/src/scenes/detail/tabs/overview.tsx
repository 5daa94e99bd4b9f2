import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useLiveState } from '../../../api/index.ts'
import {
  boundsOf,
  fixedRange,
  RangePicker,
  readRange,
  type TimeRange,
  writeRange,
} from '../../../features/charts/index.ts'
import { useAddress } from '../../../features/events/address.ts'
import { LiveMark } from '../../../features/fleet/live-mark.tsx'
import { Copyable, ErrorState, Link, LoadingSkeleton, NeverRun, StaleNotice, Waiting } from '../../../ui/index.ts'
import classes from '../detail.module.css'
import { FeedCharts } from '../overview/feed-charts.tsx'
import { Runtime } from '../overview/runtime.tsx'
import { useMetrics } from '../overview/use-metrics.ts'
import type { TabProps } from '../tab-props.ts'
import { versionsQuery } from '../versions-query.ts'

/** How the feed does. */
export default function OverviewTab({ datasource }: TabProps) {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const address = useAddress()
  const { range: span, from, to } = search
  const range = useMemo(() => readRange({ range: span, from, to }), [span, from, to])
  const change = (next: TimeRange): void => address.change(writeRange(next), 'push')
  if (datasource.publishedVersion === null) return <Unpublished datasource={datasource} />
  return (
    <div className={classes.stack}>
      <div className={classes.bar}>
        <RangePicker range={range} onChange={change} />
        {range.kind === 'span' ? <LiveMark /> : <span className={classes.dim}>A fixed time: it does not move</span>}
      </div>
      <Stale />
      {datasource.lastEventAt === null && datasource.status === 'active' && datasource.desiredState === 'enabled' && (
        <FirstEvent datasource={datasource} />
      )}
      <div className={classes.columns}>
        <Charts datasource={datasource} range={range} onChange={change} />
        <Runtime datasourceId={datasource.id} />
      </div>
    </div>
  )
}

interface ChartsProps extends TabProps {
  readonly range: TimeRange
  readonly onChange: (range: TimeRange) => void
}

function Charts({ datasource: { id, name }, range, onChange }: ChartsProps) {
  const metrics = useMetrics(id, range)
  const versions = useInfiniteQuery(versionsQuery(id))
  const marks = useMemo(
    () =>
      (versions.data?.pages ?? [])
        .flatMap(({ nodes }) => nodes)
        .flatMap(({ number, publishedAt }) =>
          publishedAt === null ? [] : [{ at: Date.parse(publishedAt) / 1000, label: `v${number}` }],
        )
        .toReversed(),
    [versions.data],
  )
  if (metrics.isPending) return <LoadingSkeleton variant="detail" label="Loading the charts" />
  if (metrics.isError) {
    return (
      <ErrorState
        title="The numbers could not be loaded"
        error={metrics.error}
        onRetry={() => void metrics.refetch()}
      />
    )
  }
  const bounds = range.kind === 'fixed' ? boundsOf(range, 0) : boundsOf(range, Date.parse(metrics.data.to))
  return (
    <FeedCharts
      datasourceId={id}
      of={name}
      metrics={metrics.data}
      bounds={bounds}
      marks={marks}
      onZoom={(zoomed) => onChange(fixedRange(zoomed))}
    />
  )
}

function Stale() {
  const { state, staleSince } = useLiveState()
  return state !== 'live' && staleSince !== null ? <StaleNotice since={staleSince} /> : null
}

function Unpublished({ datasource: { id, actions } }: TabProps) {
  return (
    <NeverRun
      title="It has not run yet: nothing is published"
      action={
        actions.includes('draft.edit') && (
          <Button component={Link} href={`/datasources/${id}/edit/connection`}>
            Go on setting it up
          </Button>
        )
      }
    >
      Numbers come with the first event after its first version is published.
    </NeverRun>
  )
}

function FirstEvent({ datasource: { ingestUrl } }: TabProps) {
  return (
    <Waiting title="Waiting for the first event">
      {ingestUrl === null ? (
        'The source has had nothing yet.'
      ) : (
        <Copyable value={ingestUrl} label="ingest URL" prefix="The source sends to " />
      )}
    </Waiting>
  )
}
