import { RELATIONSHIP_VERBS } from '@halcyon/domain'
import { useQuery } from '@tanstack/react-query'
import { request } from '../../api/index.ts'
import { addressOf } from '../../features/events/address.ts'
import { Copyable, ExactTime, formatNumber, KeyValues, Link, Section } from '../../ui/index.ts'
import { RecordsRelationship } from './documents.ts'
import { wordOf } from './kinds.ts'
import { Neighbourhood } from './neighbourhood.tsx'
import { NodeName } from './node-name.tsx'
import { RecordPage } from './record-page.tsx'
import classes from './records.module.css'
import { useFeeds } from './use-feeds.ts'

export function RelationshipRecord({ id }: { readonly id: string }) {
  const query = useQuery({
    queryKey: ['records', 'relationship', id],
    queryFn: async ({ signal }) => (await request(RecordsRelationship, { id }, signal)).relationship,
  })
  const { nameOf } = useFeeds()
  return (
    <RecordPage kind="relationships" query={query} title={({ type }) => wordOf(type)}>
      {(relationship) => {
        const { type, role, from, to, datasourceId, count } = relationship
        const meaning = RELATIONSHIP_VERBS.find(({ verb }) => verb === type)?.description
        return (
          <>
            <div className={classes.columns}>
              <Section title="Fields">
                <KeyValues
                  items={[
                    ['From', <NodeName key="from" end={from} />],
                    ['Verb', wordOf(type)],
                    ['To', <NodeName key="to" end={to} />],
                    ['Role', role == null ? null : wordOf(role)],
                    ['Meaning', meaning],
                    ['Times', formatNumber(count)],
                    ['First seen', <ExactTime key="first" value={relationship.firstSeenAt} />],
                    ['Last seen', <ExactTime key="last" value={relationship.lastSeenAt} />],
                    ['Relationship id', <Copyable key="id" value={id} label="relationship id" />],
                  ]}
                />
              </Section>
              <Section title="Where it came from">
                <KeyValues
                  items={[
                    [
                      'Datasource',
                      <Link key="feed" href={`/datasources/${datasourceId}`}>
                        <bdi>{nameOf(datasourceId)}</bdi>
                      </Link>,
                    ],
                    [
                      'Events',
                      <Link key="events" href={addressOf(`/datasources/${datasourceId}`, { tab: 'events' })}>
                        Events of the datasource
                      </Link>,
                    ],
                  ]}
                />
              </Section>
            </div>
            <Neighbourhood root={from} name={`the beginning of ${wordOf(type).toLowerCase()}`} nameOf={nameOf} />
          </>
        )
      }}
    </RecordPage>
  )
}
