import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { RecordsAlertQuery } from '../../api/generated/graphql.ts'
import { request } from '../../api/index.ts'
import { addressOf } from '../../features/events/address.ts'
import { type Column, Copyable, DataTable, ExactTime, KeyValues, Link, Section, SeverityBadge } from '../../ui/index.ts'
import { Attributes } from './attributes.tsx'
import { RecordsAlert } from './documents.ts'
import { typeWord, wordOf } from './kinds.ts'
import { Neighbourhood } from './neighbourhood.tsx'
import { RecordPage } from './record-page.tsx'
import classes from './records.module.css'
import { useFeeds } from './use-feeds.ts'

type Alert = RecordsAlertQuery['alert']
type Involved = Alert['entities'][number]

export function AlertRecord({ id }: { readonly id: string }) {
  const query = useQuery({
    queryKey: ['records', 'alert', id],
    queryFn: async ({ signal }) => (await request(RecordsAlert, { id }, signal)).alert,
  })
  const { nameOf } = useFeeds()
  return (
    <RecordPage
      kind="alerts"
      query={query}
      title={({ title }) => title}
      beside={({ severity }) => <SeverityBadge state={severity} filled />}
    >
      {(alert) => (
        <>
          {alert.description && (
            <Section title="Description">
              <p className={classes.text} dir="auto">
                {alert.description}
              </p>
            </Section>
          )}
          <div className={classes.columns}>
            <Fields alert={alert} />
            <Origin alert={alert} nameOf={nameOf} />
          </div>
          <Attributes value={alert.attributes} />
          {alert.entities.length > 0 && <Entities entities={alert.entities} />}
          <Neighbourhood root={{ kind: 'alert', id }} name={alert.title} nameOf={nameOf} />
        </>
      )}
    </RecordPage>
  )
}

const Fields = ({ alert }: { readonly alert: Alert }) => (
  <Section title="Fields">
    <KeyValues
      items={[
        ['Severity', <SeverityBadge key="severity" state={alert.severity} />],
        ['Severity at the source', alert.severityRaw],
        ['Status', wordOf(alert.status)],
        ['Type', wordOf(alert.kind)],
        ['Occurred', <ExactTime key="occurred" value={alert.occurredAt} />],
        ['Changed at the source', <ExactTime key="updated" value={alert.sourceUpdatedAt} />],
        ['Received', <ExactTime key="received" value={alert.receivedAt} />],
        ['Alert id', <Copyable key="id" value={alert.id} label="alert id" />],
      ]}
    />
  </Section>
)

interface OriginProps {
  readonly alert: Alert
  readonly nameOf: (datasourceId: string) => string
}

function Origin({ alert, nameOf }: OriginProps) {
  const place = `/datasources/${alert.datasourceId}`
  return (
    <Section title="Where it came from">
      <KeyValues
        items={[
          [
            'Datasource',
            <Link key="feed" href={place}>
              <bdi>{nameOf(alert.datasourceId)}</bdi>
            </Link>,
          ],
          [
            'Mapping',
            <Link key="version" href={addressOf(place, { tab: 'history', version: alert.mappingVersion })}>
              v{alert.mappingVersion}
            </Link>,
          ],
          [
            'Event',
            <Link key="event" href={addressOf(place, { tab: 'events', event: alert.eventId })}>
              What was received, and what was made of it
            </Link>,
          ],
          ['Source’s id', <Copyable key="source" value={alert.sourceEventId} label="source’s id" />],
        ]}
      />
    </Section>
  )
}

const keyOf = ({ id, role }: Involved): string => `${id} ${role ?? ''}`

function Entities({ entities }: { readonly entities: readonly Involved[] }) {
  const columns = useMemo(
    (): readonly Column<Involved>[] => [
      {
        key: 'name',
        header: 'Entity',
        render: ({ name, key }) => (
          <span className={classes.cut} title={name ?? key}>
            <bdi>{name ?? key}</bdi>
          </span>
        ),
      },
      { key: 'type', header: 'Type', render: ({ type }) => typeWord(type) },
      { key: 'role', header: 'Role', render: ({ role }) => (role == null ? '–' : wordOf(role)) },
      {
        key: 'key',
        header: 'Key',
        hideBelow: 'md',
        render: ({ key }) => (
          <span className={classes.cut} title={key}>
            <bdi>{key}</bdi>
          </span>
        ),
      },
    ],
    [],
  )
  return (
    <Section title="Entities" plain>
      <DataTable
        caption="Entities the alert involves"
        columns={columns}
        rows={entities}
        rowKey={keyOf}
        rowHref={({ id }) => `/records/entities/${id}`}
      />
    </Section>
  )
}
