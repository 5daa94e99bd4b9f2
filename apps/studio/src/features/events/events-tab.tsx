import { Button } from '@mantine/core'
import { IconArrowUp, IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useLiveState } from '../../api/index.ts'
import {
  DataTable,
  ErrorState,
  formatNumber,
  NeverRun,
  NoMatch,
  NoPermission,
  StaleNotice,
  Waiting,
} from '../../ui/index.ts'
import { useAddress } from './address.ts'
import { type EventsDatasource, eventFilterOf, isSet, type LedgerEvent } from './event.ts'
import { EVENT_COLUMNS } from './event-columns.tsx'
import { EventDrawer } from './event-drawer.tsx'
import { EventFilters } from './event-filters.tsx'
import classes from './events.module.css'
import { useEvents } from './use-events.ts'

const keyOf = ({ id }: LedgerEvent): string => id
const labelOf = ({ receivedAt, outcome }: LedgerEvent): string => `${outcome} event of ${receivedAt}`

/** The ledger: every record received, and what became of it. */
export function EventsTab({ datasource }: { readonly datasource: EventsDatasource }) {
  if (!datasource.actions.includes('records.read')) return <NoPermission title="You may not see these events" />
  return <Ledger datasource={datasource} />
}

function Ledger({ datasource }: { readonly datasource: EventsDatasource }) {
  const address = useAddress()
  const filter = eventFilterOf(address)
  const [paused, setPaused] = useState(false)
  const table = useRef<HTMLDivElement>(null)
  const reading = (): boolean => {
    const element = table.current
    if (paused || address.text('event') !== '' || element === null) return true
    return (
      element.matches(':hover') || element.contains(document.activeElement) || element.getBoundingClientRect().top < 0
    )
  }
  const { list, events, aside, show, live, ended } = useEvents(datasource.id, filter, reading)
  const stale = useLiveState(({ staleSince }) => staleSince)
  const waiting = aside.events.length
  const Shape = paused ? IconPlayerPlayFilled : IconPlayerPauseFilled
  const href = ({ id }: LedgerEvent): string => address.href({ event: id })
  return (
    <div className={classes.view}>
      <EventFilters address={address} filter={filter} publishedVersion={datasource.publishedVersion} />
      {live && stale !== null && <StaleNotice since={stale}>New events are not arriving.</StaleNotice>}
      {ended !== null && <ErrorState inline error={{ detail: ended }} title="New events are no longer shown" />}
      {live && (
        <div className={classes.bar}>
          <Button
            size="xs"
            variant="default"
            leftSection={<Shape size={14} aria-hidden />}
            onClick={() => setPaused(!paused)}
          >
            {paused ? 'Show new events' : 'Pause'}
          </Button>
          {waiting > 0 ? (
            <Button size="xs" leftSection={<IconArrowUp size={14} aria-hidden />} onClick={show}>
              {formatNumber(waiting)}
              {aside.more ? ' or more' : ''} new
            </Button>
          ) : (
            <span className={classes.dim}>{paused ? 'Paused' : 'New events appear on top'}</span>
          )}
        </div>
      )}
      {list.isError && !list.data ? (
        <ErrorState error={list.error} title="The events could not be loaded" onRetry={() => void list.refetch()} />
      ) : (
        <div ref={table}>
          <DataTable
            caption={`Events of ${datasource.name}`}
            columns={EVENT_COLUMNS}
            rows={events}
            rowKey={keyOf}
            rowLabel={labelOf}
            rowHref={href}
            currentKey={address.text('event')}
            loading={list.isPending}
            empty={<None datasource={datasource} filtered={isSet(filter)} />}
            footer={events.length > 0 && <Foot list={list} shown={events.length} />}
          />
        </div>
      )}
      <EventDrawer datasource={datasource} address={address} />
    </div>
  )
}

function None({ datasource, filtered }: { readonly datasource: EventsDatasource; readonly filtered: boolean }) {
  if (filtered) return <NoMatch title="No event matches">Widen the time, or clear the filters.</NoMatch>
  if (datasource.publishedVersion === null)
    return <NeverRun title="Nothing is published yet">Events are received once a version is published.</NeverRun>
  return <Waiting title="No events yet">The first one appears here when it comes.</Waiting>
}

interface FootProps {
  readonly list: ReturnType<typeof useEvents>['list']
  readonly shown: number
}

function Foot({ list, shown }: FootProps) {
  return (
    <>
      <span>{shown === 1 ? '1 event' : `${formatNumber(shown)} events`}</span>
      {list.hasNextPage ? (
        <Button
          size="compact-xs"
          variant="subtle"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          Load older events
        </Button>
      ) : (
        <span>That is all that is kept.</span>
      )}
      {list.isError && <ErrorState inline error={list.error} title="More could not be loaded" />}
    </>
  )
}
