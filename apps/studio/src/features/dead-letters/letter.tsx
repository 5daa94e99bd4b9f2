import { Button } from '@mantine/core'
import {
  Bytes,
  Copyable,
  ErrorState,
  ExactTime,
  formatNumber,
  KeyValues,
  Link,
  LoadingSkeleton,
  OutcomeBadge,
  Section,
} from '../../ui/index.ts'
import { addressOf } from '../events/address.ts'
import type { EventDetail, EventsDatasource } from '../events/event.ts'
import { Findings } from '../events/findings.tsx'
import { RawPanel } from '../events/raw-panel.tsx'
import { whyOf } from '../events/reason.ts'
import { useEvent } from '../events/use-event.ts'
import { SuggestButton } from '../suggestions/suggest-button.tsx'
import classes from './dead-letters.module.css'

export interface LetterProps {
  readonly datasource: EventsDatasource
  /** Absent: it may not be replayed. */
  readonly onReplay: ((id: string) => void) | undefined
  readonly id: string
}

/** Why it is one, and what was received. */
export default function Letter({ datasource, id, onReplay }: LetterProps) {
  const query = useEvent(datasource.id, id)
  if (query.isPending) return <LoadingSkeleton variant="detail" label="Loading the dead letter" />
  if (query.isError)
    return (
      <ErrorState
        error={query.error}
        title="The dead letter could not be loaded"
        onRetry={() => void query.refetch()}
      />
    )
  const { event, errors, raw, rawState } = query.data
  const place = `/datasources/${datasource.id}`
  const { cause, action } = whyOf(event.outcome, event.reasonCode)
  const open = event.outcome === 'rejected'
  return (
    <div className={classes.drawer}>
      <div className={classes.bar}>
        {open && datasource.actions.includes('draft.edit') && (
          <Link href={addressOf(`${place}/edit/mapping`, { deadLetter: id })} className={classes.button}>
            Fix the mapping
          </Link>
        )}
        {open && <SuggestButton datasource={datasource} origin={{ kind: 'dead_letter', eventId: id }} />}
        {open && onReplay !== undefined && (
          <Button size="xs" variant="default" onClick={() => onReplay(id)}>
            Replay
          </Button>
        )}
        <Link href={addressOf(place, { tab: 'events', event: id })}>Open the event</Link>
        <Link href={addressOf(place, { tab: 'logs', correlationId: event.correlationId })}>Its log lines</Link>
      </div>
      {!open && <p className={classes.first}>It is no dead letter any more: a replay gave it another outcome.</p>}
      <Section title={open ? 'Why?' : 'Outcome'}>
        <p className={classes.first}>
          <strong>{cause}.</strong> {action}
        </p>
        {errors.length > 0 && (
          <Findings
            label="Errors"
            findings={errors}
            said={event.reasonCode}
            datasourceId={datasource.id}
            version={event.version}
          />
        )}
      </Section>
      <Facts event={event} />
      <Section title="Received" plain>
        <RawPanel raw={raw} state={rawState} name={id} />
      </Section>
    </div>
  )
}

const Facts = ({ event }: { readonly event: EventDetail['event'] }) => (
  <KeyValues
    items={[
      ['Outcome', <OutcomeBadge key="outcome" state={event.outcome} filled />],
      ['Received', <ExactTime key="received" value={event.receivedAt} />],
      ['Version', event.version == null ? null : `v${formatNumber(event.version)}`],
      ['Size', <Bytes key="size" value={event.bytes} />],
      ['Event id', <Copyable key="id" value={event.id} label="event id" />],
      ['Correlation id', <Copyable key="correlation" value={event.correlationId} label="correlation id" />],
    ]}
  />
)
