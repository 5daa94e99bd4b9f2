import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorState, Link, LoadingSkeleton, NoMatch, NoPermission, Page, readProblem } from '../../ui/index.ts'
import { KIND_WORDS, type Kind } from './kinds.ts'

interface RecordPageProps<Data> {
  readonly kind: Kind
  readonly query: UseQueryResult<Data>
  readonly title: (data: Data) => string
  readonly beside?: (data: Data) => ReactNode
  readonly children: (data: Data) => ReactNode
}

/** A record's page in all its states. */
export function RecordPage<Data>({ kind, query, title, beside, children }: RecordPageProps<Data>) {
  const { many, one } = KIND_WORDS[kind]
  const breadcrumbs = [{ label: many, href: `/records/${kind}` }]
  const name = one.toLowerCase()
  if (query.isPending)
    return (
      <Page title={one} breadcrumbs={breadcrumbs}>
        <LoadingSkeleton variant="detail" label={`Loading the ${name}`} />
      </Page>
    )
  if (query.isError)
    return (
      <Page title={one} breadcrumbs={breadcrumbs}>
        <Failed kind={kind} error={query.error} retry={() => void query.refetch()} />
      </Page>
    )
  return (
    <Page title={title(query.data)} breadcrumbs={breadcrumbs} beside={beside?.(query.data)}>
      {children(query.data)}
    </Page>
  )
}

interface FailedProps {
  readonly kind: Kind
  readonly error: unknown
  readonly retry: () => void
}

function Failed({ kind, error, retry }: FailedProps) {
  const { many, one } = KIND_WORDS[kind]
  const name = one.toLowerCase()
  const back = <Link href={`/records/${kind}`}>All {many.toLowerCase()}</Link>
  const { code } = readProblem(error)
  if (code === 'not_found')
    return (
      <NoMatch title={`There is no such ${name} for you`} action={back}>
        It may have expired, or belong to another organization.
      </NoMatch>
    )
  if (code === 'forbidden') return <NoPermission title={`You may not see this ${name}`} action={back} />
  return <ErrorState error={error} title={`The ${name} could not be loaded`} onRetry={retry} />
}
