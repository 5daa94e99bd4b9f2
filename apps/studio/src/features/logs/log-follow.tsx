import { Button } from '@mantine/core'
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react'
import { useCallback, useRef } from 'react'
import { useLiveState } from '../../api/index.ts'
import { ErrorState, formatNumber, LoadingSkeleton, NoMatch, StaleNotice, Waiting } from '../../ui/index.ts'
import type { Address } from '../events/address.ts'
import { filterOf, isFiltered, LogFilters } from './log-filters.tsx'
import { LogPanel } from './log-panel.tsx'
import { RING_LINES } from './log-ring.ts'
import { LogStatus } from './log-status.tsx'
import classes from './logs.module.css'
import { type Log, useLog } from './use-log.ts'

interface LogFollowProps {
  readonly datasource: { readonly id: string; readonly name: string }
  readonly address: Address
}

export function LogFollow({ datasource, address }: LogFollowProps) {
  const filter = filterOf(address)
  const log = useLog(datasource.id, filter)
  const components = [...new Set(log.state.lines.slice(-500).map(({ component }) => component))].sort()
  const stale = useLiveState(({ staleSince }) => staleSince)
  return (
    <div className={classes.view}>
      <LogFilters address={address} filter={filter} components={components} />
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
  const { first, feed, state, live } = log
  /** Paused by its button, not by scrolling: reaching the end does not go on. */
  const held = useRef(false)
  const leave = useCallback(() => feed.pause(), [feed])
  const reach = useCallback(() => {
    if (!held.current) feed.resume()
  }, [feed])
  const follow = (on: boolean): void => {
    held.current = !on
    if (on) feed.resume()
    else feed.pause()
  }
  if (first.isPending) return <LoadingSkeleton variant="lines" count={16} label="Loading the log" />
  if (first.isError)
    return <ErrorState error={first.error} title="The log could not be loaded" onRetry={() => void first.refetch()} />
  if (state.lines.length === 0 && filtered)
    return <NoMatch title="No line matches">{live ? 'Lines that match appear here as they come.' : ''}</NoMatch>
  if (state.lines.length === 0)
    return <Waiting title="No log lines yet">They appear here as the datasource writes them.</Waiting>
  const Shape = state.following ? IconPlayerPauseFilled : IconPlayerPlayFilled
  return (
    <LogPanel
      datasource={datasource}
      lines={state.lines}
      following={live && state.following}
      waiting={state.waiting}
      onLeaveEnd={leave}
      onReachEnd={reach}
      onNewest={() => follow(true)}
      controls={
        live && (
          <>
            <Button
              size="xs"
              variant="default"
              leftSection={<Shape size={14} aria-hidden />}
              onClick={() => follow(!state.following)}
            >
              {state.following ? 'Pause' : 'Follow'}
            </Button>
            <span className={classes.said}>{state.following ? 'Following' : 'Standing still; lines go on coming'}</span>
          </>
        )
      }
      footer={<Foot log={log} />}
    />
  )
}

function Foot({ log: { state, loadOlder, olderState } }: { readonly log: Log }) {
  const { lines, olderCursor, full } = state
  return (
    <>
      <span>{formatNumber(lines.length)} lines</span>
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
