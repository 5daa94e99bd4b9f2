import { useQuery } from '@tanstack/react-query'
import type { RecordsEntityQuery } from '../../api/generated/graphql.ts'
import { request } from '../../api/index.ts'
import { addressOf } from '../../features/events/address.ts'
import { Copyable, ExactTime, formatNumber, KeyValues, Link, LoadingSkeleton, Section } from '../../ui/index.ts'
import { Attributes } from './attributes.tsx'
import { RecordsEntity, RecordsRelationships } from './documents.ts'
import { typeWord } from './kinds.ts'
import { Neighbourhood } from './neighbourhood.tsx'
import { RecordPage } from './record-page.tsx'
import classes from './records.module.css'
import { useFeeds } from './use-feeds.ts'

type Entity = RecordsEntityQuery['entity']

export function EntityRecord({ id }: { readonly id: string }) {
  const query = useQuery({
    queryKey: ['records', 'entity', id],
    queryFn: async ({ signal }) => (await request(RecordsEntity, { id }, signal)).entity,
  })
  const { nameOf } = useFeeds()
  return (
    <RecordPage
      kind="entities"
      query={query}
      title={({ name, key }) => name ?? key}
      beside={({ type }) => <span className={classes.dim}>{typeWord(type)}</span>}
    >
      {(entity) => (
        <>
          <div className={classes.columns}>
            <Fields entity={entity} nameOf={nameOf} />
            <Origin id={id} nameOf={nameOf} />
          </div>
          <Attributes value={entity.attributes} />
          <Neighbourhood root={{ kind: 'entity', id }} name={entity.name ?? entity.key} nameOf={nameOf} />
        </>
      )}
    </RecordPage>
  )
}

interface FieldsProps {
  readonly entity: Entity
  readonly nameOf: (datasourceId: string) => string
}

function Fields({ entity, nameOf }: FieldsProps) {
  const { alertCount } = entity
  return (
    <Section title="Fields">
      <KeyValues
        items={[
          ['Type', typeWord(entity.type)],
          ['Key', <Copyable key="key" value={entity.key} label="key" />],
          ['The key is unique', entity.scope === '' ? 'everywhere' : `within ${nameOf(entity.scope)}`],
          [
            'Alerts',
            alertCount === 0 ? (
              'none'
            ) : (
              <Link key="alerts" href={addressOf('/records/alerts', { key: entity.key })}>
                {alertCount >= 10_000 ? '10,000 or more' : formatNumber(alertCount)}
              </Link>
            ),
          ],
          ['First seen', <ExactTime key="first" value={entity.firstSeenAt} />],
          ['Last seen', <ExactTime key="last" value={entity.lastSeenAt} />],
          ['Entity id', <Copyable key="id" value={entity.id} label="entity id" />],
        ]}
      />
    </Section>
  )
}

interface OriginProps {
  readonly id: string
  readonly nameOf: (datasourceId: string) => string
}

/** An entity is merged from what feeds say of it: those that joined it to something. */
function Origin({ id, nameOf }: OriginProps) {
  const { data } = useQuery({
    queryKey: ['records', 'neighbours', id],
    queryFn: async ({ signal }) =>
      (await request(RecordsRelationships, { after: null, filter: { nodeId: id } }, signal)).relationships,
    staleTime: 30_000,
  })
  const feeds = [...new Set(data?.nodes.map(({ datasourceId }) => datasourceId))]
  return (
    <Section title="Where it came from" description="The datasources that lately joined it to something.">
      {data === undefined && <LoadingSkeleton variant="lines" count={2} />}
      {data !== undefined && feeds.length === 0 && <p className={classes.text}>None has joined it to anything.</p>}
      <ul className={classes.feeds}>
        {feeds.map((feed) => (
          <li key={feed}>
            <Link href={`/datasources/${feed}`}>
              <bdi>{nameOf(feed)}</bdi>
            </Link>
            {' · '}
            <Link href={addressOf('/records/entities', { datasourceId: feed })}>its entities</Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
