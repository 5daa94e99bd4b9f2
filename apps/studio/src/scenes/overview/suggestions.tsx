import { useQuery } from '@tanstack/react-query'
import { graphql, request } from '../../api/index.ts'
import { addressOf } from '../../features/events/address.ts'
import { ErrorState, Link, RelativeTime, Section } from '../../ui/index.ts'
import classes from './overview.module.css'

const SuggestionsDocument = graphql(`
  query OverviewSuggestions {
    suggestionsWaiting(first: 20) {
      nodes { datasourceId name count newestAt }
      pageInfo { hasNextPage }
    }
  }
`)

/** Feeds whose suggestions wait for the reader's decision. Nothing shown when none does, or they may edit none. */
export function WaitingSuggestions() {
  const { data, error, isError, refetch } = useQuery({
    queryKey: ['overview', 'suggestions'],
    queryFn: async ({ signal }) => (await request(SuggestionsDocument, {}, signal)).suggestionsWaiting,
    refetchInterval: 60_000,
  })
  if (isError && data === undefined)
    return <ErrorState inline title="Suggestions could not be loaded" error={error} onRetry={() => void refetch()} />
  if (data === undefined || data.nodes.length === 0) return null
  return (
    <Section
      title="Suggestions to decide on"
      description={data.pageInfo.hasNextPage ? 'the first 20 feeds' : undefined}
    >
      <ul className={classes.list}>
        {data.nodes.map(({ datasourceId, name, count, newestAt }) => (
          <li key={datasourceId} className={classes.line}>
            <Link href={addressOf(`/datasources/${datasourceId}`, { tab: 'history' })} className={classes.name}>
              <bdi>{name}</bdi>
            </Link>
            <span className={classes.dim}>
              {count} open, the newest <RelativeTime value={newestAt} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
