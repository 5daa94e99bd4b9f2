import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { ErrorState, Link, LoadingSkeleton } from '../../ui/index.ts'
import { callLink, type Offer, opensNothing } from './links.ts'
import classes from './sign-in.module.css'

interface LinkPageProps {
  readonly kind: 'invitation' | 'reset'
  readonly token: string
  readonly title: string
  readonly children: (offer: Offer) => ReactNode
}

/** A page that a one-time link opens: what the link is for, or that it opens nothing (any more). */
export function LinkPage({ kind, token, title, children }: LinkPageProps) {
  useEffect(() => {
    document.title = `${title} · HALCYON`
  }, [title])
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['link', kind, token],
    queryFn: async ({ signal }) => (await callLink(kind, { token }, signal)) as Offer,
    staleTime: Number.POSITIVE_INFINITY,
    // Links that open nothing are counted: it is asked again when the person says so.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <p className={classes.product}>HALCYON Datasource Studio</p>
        <h1 className={classes.title}>{title}</h1>
        {isPending ? (
          <LoadingSkeleton variant="detail" label="Reading the link" />
        ) : data !== undefined ? (
          children(data)
        ) : opensNothing(error) ? (
          <NoSuchLink />
        ) : (
          <ErrorState title="The link could not be read" error={error} onRetry={() => void refetch()} />
        )}
      </div>
    </main>
  )
}

const NoSuchLink = () => (
  <>
    <div role="alert">
      <strong>This link opens nothing any more.</strong>
      <p>It was used already, taken back, or is too old. Ask whoever gave it to you for a new one.</p>
    </div>
    <p>
      If you used it yourself, your password is set: <Link href="/">go to sign-in</Link>.
    </p>
  </>
)
