import { useMemo } from 'react'
import type {
  RecordsAlertsQuery,
  RecordsEntitiesQuery,
  RecordsRelationshipsQuery,
} from '../../api/generated/graphql.ts'
import { request } from '../../api/index.ts'
import { usePages } from '../../features/pages/use-pages.ts'
import { type Column, formatNumber, RelativeTime, SeverityBadge } from '../../ui/index.ts'
import { RecordsAlerts, RecordsEntities, RecordsRelationships } from './documents.ts'
import { filterOf, type RecordChoice, TAKEN } from './filter.ts'
import { typeWord, wordOf } from './kinds.ts'
import { NodeName } from './node-name.tsx'
import { RecordList } from './record-list.tsx'
import classes from './records.module.css'

type Alert = RecordsAlertsQuery['alerts']['nodes'][number]
type Entity = RecordsEntitiesQuery['entities']['nodes'][number]
type Relationship = RecordsRelationshipsQuery['relationships']['nodes'][number]

interface ListProps {
  readonly choice: RecordChoice
  readonly nameOf: (datasourceId: string) => string
}

/** Entities of an alert in one line: the first few, and how many more. */
const involved = (entities: Alert['entities']): string => {
  const names = [...new Set(entities.map(({ name, key }) => name ?? key))]
  return names.length === 0
    ? '–'
    : names.slice(0, 2).join(', ') + (names.length > 2 ? ` and ${names.length - 2} more` : '')
}

export function AlertList({ choice, nameOf }: ListProps) {
  const filter = filterOf(choice, TAKEN.alerts)
  const pages = usePages(
    ['records', 'alerts', filter],
    async (after, signal) => (await request(RecordsAlerts, { after, filter }, signal)).alerts,
  )
  const columns = useMemo(
    (): readonly Column<Alert>[] => [
      { key: 'title', header: 'Title', render: ({ title }) => <Cut text={title} /> },
      { key: 'severity', header: 'Severity', render: ({ severity }) => <SeverityBadge state={severity} /> },
      { key: 'status', header: 'Status', hideBelow: 'md', render: ({ status }) => wordOf(status) },
      { key: 'kind', header: 'Type', hideBelow: 'lg', render: ({ kind }) => wordOf(kind) },
      {
        key: 'entities',
        header: 'Involves',
        hideBelow: 'md',
        render: ({ entities }) => <Cut text={involved(entities)} />,
      },
      {
        key: 'feed',
        header: 'Datasource',
        hideBelow: 'lg',
        render: ({ datasourceId }) => <Cut text={nameOf(datasourceId)} />,
      },
      {
        key: 'received',
        header: 'Received',
        hideBelow: 'sm',
        render: ({ receivedAt }) => <RelativeTime value={receivedAt} />,
      },
    ],
    [nameOf],
  )
  return <RecordList kind="alerts" pages={pages} columns={columns} filtered={Object.keys(filter).length > 0} />
}

const ENTITY_COLUMNS: readonly Column<Entity>[] = [
  { key: 'name', header: 'Name', render: ({ name, key }) => <Cut text={name ?? key} /> },
  { key: 'type', header: 'Type', render: ({ type }) => typeWord(type) },
  { key: 'key', header: 'Key', hideBelow: 'md', render: ({ key }) => <Cut text={key} /> },
  {
    key: 'alerts',
    header: 'Alerts',
    align: 'end',
    render: ({ alertCount }) => (alertCount >= 10_000 ? '10,000 or more' : formatNumber(alertCount)),
  },
  {
    key: 'first',
    header: 'First seen',
    hideBelow: 'lg',
    render: ({ firstSeenAt }) => <RelativeTime value={firstSeenAt} />,
  },
  {
    key: 'last',
    header: 'Last seen',
    hideBelow: 'sm',
    render: ({ lastSeenAt }) => <RelativeTime value={lastSeenAt} />,
  },
]

export function EntityList({ choice }: ListProps) {
  const filter = filterOf(choice, TAKEN.entities)
  const pages = usePages(
    ['records', 'entities', filter],
    async (after, signal) => (await request(RecordsEntities, { after, filter }, signal)).entities,
  )
  return <RecordList kind="entities" pages={pages} columns={ENTITY_COLUMNS} filtered={Object.keys(filter).length > 0} />
}

export function RelationshipList({ choice, nameOf }: ListProps) {
  const filter = filterOf(choice, TAKEN.relationships)
  const pages = usePages(
    ['records', 'relationships', filter],
    async (after, signal) => (await request(RecordsRelationships, { after, filter }, signal)).relationships,
  )
  const columns = useMemo(
    (): readonly Column<Relationship>[] => [
      {
        key: 'type',
        header: 'Verb',
        render: ({ type, role }) => wordOf(type) + (role == null ? '' : `, ${wordOf(role).toLowerCase()}`),
      },
      { key: 'from', header: 'From', render: ({ from }) => <NodeName end={from} /> },
      { key: 'to', header: 'To', hideBelow: 'sm', render: ({ to }) => <NodeName end={to} /> },
      { key: 'count', header: 'Times', align: 'end', hideBelow: 'lg', render: ({ count }) => formatNumber(count) },
      {
        key: 'feed',
        header: 'Datasource',
        hideBelow: 'lg',
        render: ({ datasourceId }) => <Cut text={nameOf(datasourceId)} />,
      },
      {
        key: 'last',
        header: 'Last seen',
        hideBelow: 'md',
        render: ({ lastSeenAt }) => <RelativeTime value={lastSeenAt} />,
      },
    ],
    [nameOf],
  )
  return <RecordList kind="relationships" pages={pages} columns={columns} filtered={Object.keys(filter).length > 0} />
}

const Cut = ({ text }: { readonly text: string }) => (
  <span className={classes.cut} title={text}>
    <bdi>{text}</bdi>
  </span>
)
