import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { ApiProblem } from '../../api/index.ts'
import { ErrorState, HealthBadge, Link, LoadingSkeleton, NoPermission, Page } from '../../ui/index.ts'
import { DetailTabs } from './detail-tabs.tsx'
import { HeaderActions } from './header/header-actions.tsx'
import { HeaderDetails } from './header/header-details.tsx'
import { Publication } from './header/publication.tsx'
import { useDatasource } from './use-datasource.ts'

const CRUMBS = [{ label: 'Catalog', href: '/datasources' }]

/** One feed: how it does, what it is, what it did. */
export default function DetailScene() {
  const { id = '' } = useParams({ strict: false })
  return <Detail key={id} id={id} />
}

function Detail({ id }: { readonly id: string }) {
  const datasource = useDatasource(id)
  if (datasource.isPending) {
    return (
      <Page title="Datasource" breadcrumbs={CRUMBS}>
        <LoadingSkeleton variant="detail" label="Loading the datasource" />
      </Page>
    )
  }
  if (datasource.data === undefined) {
    return (
      <Page title="Datasource" breadcrumbs={CRUMBS}>
        <Refusal error={datasource.error} onRetry={() => void datasource.refetch()} />
      </Page>
    )
  }
  const { name, description, health, status } = datasource.data
  return (
    <Page
      title={name}
      breadcrumbs={CRUMBS}
      description={description === '' ? undefined : description}
      beside={
        <>
          {status === 'active' && <HealthBadge filled state={health} />}
          <Publication datasource={datasource.data} />
        </>
      }
      actions={<HeaderActions datasource={datasource.data} />}
      below={<HeaderDetails datasource={datasource.data} />}
    >
      <DetailTabs datasource={datasource.data} />
    </Page>
  )
}

function Refusal({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const code = error instanceof ApiProblem ? error.code : ''
  const back = (
    <Button component={Link} href="/datasources" variant="default" size="xs">
      All datasources
    </Button>
  )
  if (code === 'forbidden') return <NoPermission title="You may not see this datasource" action={back} />
  const gone = code === 'not_found'
  return (
    <ErrorState
      title={gone ? 'There is no such datasource' : 'The datasource could not be loaded'}
      error={error}
      onRetry={gone ? undefined : onRetry}
    >
      {back}
    </ErrorState>
  )
}
