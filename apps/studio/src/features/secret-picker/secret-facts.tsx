import { formatAge, RelativeTime } from '../../ui/index.ts'
import { currentVersion, daysLeft, type PickedSecret } from './queries.ts'
import classes from './secret-picker.module.css'

const SOON_DAYS = 14

function expiryWords(expiresAt: string | null): string {
  const days = daysLeft(expiresAt)
  if (days === null) return 'does not expire'
  if (days < 0) return 'expired'
  return days === 0 ? 'expires within a day' : `expires in ${days} ${days === 1 ? 'day' : 'days'}`
}

const feedsOf = ({ usedBy }: PickedSecret): string => {
  const count = new Set(usedBy.map(({ datasourceId }) => datasourceId)).size
  return count === 0 ? 'not used yet' : `used by ${count} ${count === 1 ? 'feed' : 'feeds'}`
}

/** "v2, 3 days ago · expires in 20 days · used by 2 feeds", as one line of a list of choices. */
export function factsOf(secret: PickedSecret, now = Date.now()): string {
  const version = currentVersion(secret)
  const age = version === null ? 'no valid version' : `v${version.n}, ${formatAge(Date.parse(version.createdAt), now)}`
  return [age, expiryWords(version?.expiresAt ?? null), feedsOf(secret)].join(' · ')
}

/** What is known of the secret chosen. */
export function SecretFacts({ secret }: { readonly secret: PickedSecret }) {
  const version = currentVersion(secret)
  if (version === null)
    return <p className={classes.bad}>It has no valid version: add one under Secrets, or choose another.</p>
  const days = daysLeft(version.expiresAt)
  const expired = days !== null && days < 0
  const soon = days !== null && days >= 0 && days <= SOON_DAYS
  const feeds = [...new Set(secret.usedBy.map(({ name }) => name))]
  return (
    <p className={classes.facts}>
      Version {version.n}, created <RelativeTime value={version.createdAt} /> ·{' '}
      <span className={expired ? classes.bad : soon ? classes.warn : undefined}>
        {expired || soon ? '▲ ' : ''}
        {expiryWords(version.expiresAt)}
      </span>{' '}
      · last used <RelativeTime value={version.lastUsedAt} none="never" /> ·{' '}
      {feeds.length === 0
        ? 'not used yet'
        : `used by ${feeds.slice(0, 3).join(', ')}${feeds.length > 3 ? ` and ${feeds.length - 3} more` : ''}`}
    </p>
  )
}
