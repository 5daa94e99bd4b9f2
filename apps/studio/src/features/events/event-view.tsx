import { Button } from '@mantine/core'
import {
  Bytes,
  Copyable,
  Duration,
  ExactTime,
  formatNumber,
  KeyValues,
  Link,
  OutcomeBadge,
  Section,
  useGo,
} from '../../ui/index.ts'
import { SuggestButton } from '../suggestions/suggest-button.tsx'
import { addressOf } from './address.ts'
import type { EventDetail, EventsDatasource } from './event.ts'
import classes from './events.module.css'
import { Findings } from './findings.tsx'
import { RawPanel } from './raw-panel.tsx'
import { whyOf } from './reason.ts'
import { Written } from './written.tsx'

interface EventViewProps {
  readonly datasource: EventsDatasource
  readonly detail: EventDetail
}

/** One event: what became of it and why, what came beside what was made of it. */
export function EventView({ datasource, detail }: EventViewProps) {
  const { event, raw, rawState } = detail
  return (
    <div className={classes.drawer}>
      <Facts datasource={datasource} event={event} />
      <Why datasource={datasource} detail={detail} />
      <div>
        <SuggestButton
          datasource={datasource}
          origin={{ kind: event.outcome === 'rejected' ? 'dead_letter' : 'event', eventId: event.id }}
        />
      </div>
      <div className={classes.beside}>
        <Section title="Received" plain>
          <RawPanel raw={raw} state={rawState} name={event.id} />
        </Section>
        <Section title="Written" plain>
          <Written {...detail} />
        </Section>
      </div>
    </div>
  )
}

interface FactsProps {
  readonly datasource: EventsDatasource
  readonly event: EventDetail['event']
}

function Facts({ datasource, event }: FactsProps) {
  const place = `/datasources/${datasource.id}`
  const { correlationId, sourceEventId, runId, version } = event
  return (
    <KeyValues
      items={[
        ['Outcome', <OutcomeBadge key="outcome" state={event.outcome} filled />],
        ['Received', <ExactTime key="received" value={event.receivedAt} />],
        ['Latency', event.outcome === 'pending' ? null : <Duration key="latency" value={event.latencyMs} />],
        [
          'Version',
          version != null && (
            <Link key="version" href={addressOf(place, { tab: 'history', version })}>
              v{formatNumber(version)}
            </Link>
          ),
        ],
        ['Size', <Bytes key="size" value={event.bytes} />],
        ['Source’s id', sourceEventId != null && <Copyable key="source" value={sourceEventId} label="source’s id" />],
        ['Event id', <Copyable key="id" value={event.id} label="event id" />],
        [
          'Correlation id',
          <span key="correlation">
            <Copyable value={correlationId} label="correlation id" />{' '}
            <Link href={addressOf(place, { tab: 'logs', correlationId })}>Its log lines</Link>
            {' · '}
            <Link href={addressOf(place, { tab: 'events', correlationId })}>Its events</Link>
          </span>,
        ],
        [
          'Run',
          runId != null && (
            <Link key="run" href={addressOf(place, { tab: 'runs', run: runId })}>
              Replayed in a run
            </Link>
          ),
        ],
      ]}
    />
  )
}

function Why({ datasource, detail: { event, errors } }: EventViewProps) {
  const { cause, action } = whyOf(event.outcome, event.reasonCode)
  const go = useGo()
  const mapping = { datasourceId: datasource.id, version: event.version }
  const fixable = event.outcome === 'rejected' && datasource.actions.includes('draft.edit')
  if (event.outcome === 'mapped' && event.warnings.length === 0) return null
  return (
    <Section title={event.outcome === 'mapped' ? 'Warnings' : 'Why?'}>
      {event.outcome !== 'mapped' && (
        <p className={classes.why}>
          <strong>{cause}.</strong> {action}
        </p>
      )}
      {errors.length > 0 && <Findings label="Errors" findings={errors} said={event.reasonCode} {...mapping} />}
      {event.warnings.length > 0 && (
        <>
          {event.outcome !== 'mapped' && <h3 className={classes.subhead}>Warnings</h3>}
          <Findings label="Warnings" findings={event.warnings} {...mapping} />
        </>
      )}
      {fixable && (
        <div>
          <Button
            size="xs"
            onClick={() => go(addressOf(`/datasources/${datasource.id}/edit/mapping`, { deadLetter: event.id }))}
          >
            Fix the mapping with this event
          </Button>
        </div>
      )}
    </Section>
  )
}
