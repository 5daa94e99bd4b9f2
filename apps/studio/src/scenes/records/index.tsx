import { useParams } from '@tanstack/react-router'
import { useAddress } from '../../features/events/address.ts'
import { Link, NoMatch, Page } from '../../ui/index.ts'
import { choiceOf } from './filter.ts'
import { KIND_WORDS, KINDS, kindOf } from './kinds.ts'
import { AlertList, EntityList, RelationshipList } from './lists.tsx'
import { RecordFilters } from './record-filters.tsx'
import classes from './records.module.css'
import { useFeeds } from './use-feeds.ts'

const LISTS = { alerts: AlertList, entities: EntityList, relationships: RelationshipList }

/** What the feeds wrote, as HALCYON has it. */
export default function RecordsScene() {
  const params = useParams({ strict: false }) as { readonly kind?: string }
  const kind = kindOf(params.kind)
  const address = useAddress()
  const { feeds, nameOf } = useFeeds()
  if (kind === null)
    return (
      <Page title="Records">
        <NoMatch title="No such kind of record" action={<Link href="/records/alerts">Go to the alerts</Link>} />
      </Page>
    )
  const List = LISTS[kind]
  const choice = choiceOf(address)
  return (
    <Page
      title={KIND_WORDS[kind].many}
      description={KIND_WORDS[kind].about}
      below={
        <nav aria-label="Kinds of records" className={classes.kinds}>
          {KINDS.map((each) => (
            <Link key={each} href={`/records/${each}`} aria-current={each === kind ? 'page' : undefined}>
              {KIND_WORDS[each].many}
            </Link>
          ))}
        </nav>
      }
    >
      <RecordFilters key={kind} kind={kind} address={address} choice={choice} feeds={feeds} />
      <List choice={choice} nameOf={nameOf} />
    </Page>
  )
}
