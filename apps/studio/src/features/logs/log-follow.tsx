import { Button } from '@mantine/core'
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react'
import { useCallback, useEffect, useRef } from 'react'
import { useLiveState } from '../../api/index.ts'
import { ErrorState, formatNumber, LoadingSkeleton, NoMatch, StaleNotice, Waiting } from '../../ui/index.ts'
import type { Address } from '../events/address.ts'
import type { LogFeed, LogFeedState } from './log-feed.ts'
import { filterOf, isFiltered, LogFilters } from './log-filters.tsx'
import { LogPanel } from './log-panel.tsx'
import { RING_LINES } from './log-ring.ts'
import { LogStatus } from './log-status.tsx'
import classes from './logs.module.css'
import { useFeed } from './use-feed.ts'
import { type Log, useLog } from './use-log.ts'

interface LogFollowProps {
  readonly datasource: { readonly id: string; readonly name: string }
  readonly address: Address
}

/** Components of the newest lines, in one text so that it only changes when they do. */
const componentsOf = ({ lines }: LogFeedState): string =>
  [...new Set(lines.slice(-200).map(({ component }) => component))].sort().join('\n')

export function LogFollow({ datasource, address }: LogFollowProps) {
  const filter = filterOf(address)
  const log = useLog(datasource.id, filter)
  const components = useFeed(log.feed, componentsOf)
  const stale = useLiveState(({ staleSince }) => staleSince)
  return (
    <div className={classes.view}>
      <LogFilters address={address} filter={filter} components={components.split('\n').filter(Boolean)} />
      {log.live && stale !== null && (
        <StaleNotice since={stale}>
          New lines are not arriving; what is missed comes when the connection is back.
        </StaleNotice>
      )}
      {log.ended !== null && <ErrorState inline error={{ detail: log.ended }} title="The log is no longer followed" />}
      <LogStatus feed={log.feed} />
      <Body datasource={datasource} log={log} filtered={isFiltered(filter)} />
    </div>
  )
}

interface BodyProps {
  readonly datasource: { readonly id: string; readonly name: string }
  readonly log: Log
  readonly filtered: boolean
}

function Body({ datasource, log, filtered }: BodyProps) {
  const { first, feed, live } = log
  const empty = useFeed(feed, ({ lines }) => lines.length === 0)
  /** Paused by its button, not by scrolling: reaching the end does not go on. */
  const held = useRef(false)
  useEffect(() => {
    if (first.data !== undefined && !live) feed.pause()
  }, [feed, first.data, live])
  const reach = useCallback(() => {
    if (!held.current && live) feed.resume()
  }, [feed, live])
  const follow = (on: boolean): void => {
    held.current = !on
    if (on) feed.resume()
    else feed.pause()
  }
  if (first.isPending) return <LoadingSkeleton variant="lines" count={16} label="Loading the log" />
  if (first.isError)
    return <ErrorState error={first.error} title="The log could not be loaded" onRetry={() => void first.refetch()} />
  if (empty && filtered)
    return <NoMatch title="No line matches">{live ? 'Lines that match appear here as they come.' : ''}</NoMatch>
  if (empty) return <Waiting title="No log lines yet">They appear here as the datasource writes them.</Waiting>
  return (
    <LogPanel
      datasource={datasource}
      feed={feed}
      onReachEnd={reach}
      onNewest={() => follow(true)}
      controls={live && <Following feed={feed} onFollow={follow} />}
      footer={<Foot log={log} />}
    />
  )
}

function Following({ feed, onFollow }: { readonly feed: LogFeed; readonly onFollow: (on: boolean) => void }) {
  const following = useFeed(feed, (state) => state.following)
  const Shape = following ? IconPlayerPauseFilled : IconPlayerPlayFilled
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<Shape size={14} aria-hidden />}
        onClick={() => onFollow(!following)}
      >
        {following ? 'Pause' : 'Follow'}
      </Button>
      <span className={classes.said}>{following ? 'Following' : 'Standing still; lines go on coming'}</span>
    </>
  )
}

function Foot({ log: { feed, loadOlder, olderState } }: { readonly log: Log }) {
  const full = useFeed(feed, (state) => state.full)
  const olderCursor = useFeed(feed, (state) => state.olderCursor)
  return (
    <>
      <Count feed={feed} />
      {full ? (
        <span>The view holds the newest {formatNumber(RING_LINES)}; set “Before” to see older ones.</span>
      ) : olderCursor !== null ? (
        <Button size="compact-xs" variant="subtle" loading={olderState === 'loading'} onClick={() => void loadOlder()}>
          Load older lines
        </Button>
      ) : (
        <span>That is all that is kept.</span>
      )}
      {olderState instanceof Error && <ErrorState inline error={olderState} title="Older lines could not be loaded" />}
    </>
  )
}

const Count = ({ feed }: { readonly feed: LogFeed }) => (
  <span>{formatNumber(useFeed(feed, ({ lines }) => lines.length))} lines</span>
)
