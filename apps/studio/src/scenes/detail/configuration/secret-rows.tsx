import { useQuery } from '@tanstack/react-query'
import { graphql, request } from '../../../api/index.ts'
import { labelOf } from '../../../features/diff/index.ts'
import { KeyValues, Link, RelativeTime } from '../../../ui/index.ts'
import classes from '../detail.module.css'

const SecretDocument = graphql(`
  query DetailSecret($id: ID!) {
    secret(id: $id) {
      id
      name
      versions { n state expiresAt }
    }
  }
`)

/** Which secret each field takes; values are never shown. */
export function SecretRows({ secrets }: { readonly secrets: unknown }) {
  const entries = typeof secrets === 'object' && secrets !== null ? Object.entries(secrets) : []
  if (entries.length === 0) return <span className={classes.dim}>None is used.</span>
  return (
    <KeyValues items={entries.map(([field, id]) => [labelOf(field), <SecretName key={field} id={String(id)} />])} />
  )
}

function SecretName({ id }: { readonly id: string }) {
  const secret = useQuery({
    queryKey: ['secret', id, 'detail'],
    queryFn: async ({ signal }) => (await request(SecretDocument, { id }, signal)).secret,
    retry: false,
  })
  if (secret.data === undefined) return <code className={classes.mono}>{id}</code>
  const current = secret.data.versions.find(({ state }) => state === 'current')
  return (
    <span className={classes.when}>
      <Link href={`/secrets?secret=${id}`}>{secret.data.name}</Link>
      {current !== undefined && (
        <span className={classes.dim}>
          version {current.n}
          {current.expiresAt !== null && (
            <>
              , expires <RelativeTime value={current.expiresAt} />
            </>
          )}
        </span>
      )}
    </span>
  )
}
