import { useQuery } from '@tanstack/react-query'
import { graphql, request } from '../../api/index.ts'
import { ErrorState, Link, RelativeTime, Section } from '../../ui/index.ts'
import { type Expiring, expiringOf, type SecretNode } from './expiring.ts'
import classes from './overview.module.css'

const SecretsDocument = graphql(`
  query OverviewSecrets($after: String) {
    secrets(first: 200, after: $after) {
      nodes {
        id
        name
        versions { n state expiresAt }
        usedBy { datasourceId name in }
      }
      pageInfo { endCursor hasNextPage }
    }
  }
`)

const SHOWN = 5

async function allSecrets(signal: AbortSignal): Promise<readonly SecretNode[]> {
  const found: SecretNode[] = []
  let after: string | null = null
  for (let page = 0; page < 5; page++) {
    const { nodes, pageInfo }: Awaited<ReturnType<typeof readPage>> = await readPage(after, signal)
    found.push(...nodes)
    if (!pageInfo.hasNextPage) break
    after = pageInfo.endCursor
  }
  return found
}

const readPage = async (after: string | null, signal: AbortSignal) =>
  (await request(SecretsDocument, { after }, signal)).secrets

/** Secrets to rotate before a feed stops for one. Nothing shown when none ends soon. */
export function ExpiringSecrets() {
  const { data, error, isError, refetch } = useQuery({
    queryKey: ['overview', 'secrets'],
    queryFn: ({ signal }) => allSecrets(signal),
    staleTime: 60_000,
  })
  if (isError && data === undefined)
    return (
      <ErrorState inline title="Expiring secrets could not be loaded" error={error} onRetry={() => void refetch()} />
    )
  const expiring = expiringOf(data ?? [], Date.now())
  if (expiring.length === 0) return null
  return (
    <Section
      title="Secrets that expire"
      description="within 30 days"
      actions={expiring.length > SHOWN && <Link href="/secrets">All {expiring.length}</Link>}
    >
      <ul className={classes.list}>
        {expiring.slice(0, SHOWN).map((one) => (
          <Ending key={one.secret.id} {...one} />
        ))}
      </ul>
    </Section>
  )
}

const Ending = ({ secret, at, expired, feeds }: Expiring) => (
  <li className={classes.line}>
    <Link href={`/secrets?search=${encodeURIComponent(secret.name)}`} className={classes.name}>
      <bdi>{secret.name}</bdi>
    </Link>
    <span className={expired ? classes.bad : classes.dim}>
      {expired ? 'Expired ' : 'Expires '}
      <RelativeTime value={at} />
    </span>
    <span className={classes.dim}>
      {feeds.length === 0 ? (
        'Not used by a feed'
      ) : (
        <>
          Used by{' '}
          <Link href={`/datasources/${feeds[0]?.id}`}>
            <bdi>{feeds[0]?.name}</bdi>
          </Link>
          {feeds.length > 1 && ` and ${feeds.length - 1} more`}
        </>
      )}
    </span>
  </li>
)
