import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { request } from '../../api/index.ts'
import { useMe } from '../../features/me/use-me.ts'
import { ErrorState, Link, LoadingSkeleton, NoPermission, Page } from '../../ui/index.ts'
import { CreateForm } from './create-form.tsx'
import { WizardTypes } from './queries.ts'
import { TypeChoice } from './type-choice.tsx'

/** What is searched: at once on the page, and in the address, for a reload and Back. */
function useSearchText(inAddress: string) {
  const navigate = useNavigate()
  const [text, setText] = useState(inAddress)
  const put = (next: string): void => {
    setText(next)
    void navigate({ to: '/datasources/new', search: next === '' ? {} : { search: next }, replace: true })
  }
  return [text, put] as const
}

/** A new datasource: which kind, then its basics. */
export default function NewDatasourcePage() {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>
  const [text, setText] = useSearchText(typeof search.search === 'string' ? search.search : '')
  const me = useMe()
  const types = useQuery({
    queryKey: ['wizard', 'types'],
    queryFn: ({ signal }) => request(WizardTypes, {}, signal),
    select: ({ connectorTypes }) => connectorTypes,
    staleTime: 300_000,
  })
  const type = types.data?.find((one) => one.type === search.type)
  const preset = type?.presets.find(({ name }) => name === search.preset)
  const kind = preset?.title ?? type?.title
  const body = () => {
    if (types.isPending || me.isPending) return <LoadingSkeleton variant="cards" label="Loading the types" />
    if (types.isError || me.isError) {
      return (
        <ErrorState
          title="The types could not be loaded"
          error={types.error ?? me.error}
          onRetry={() => void types.refetch()}
        />
      )
    }
    const { actions, organization } = me.data
    const places = [actions, ...(organization?.projects ?? []).map((project) => project.actions)]
    if (!places.some((place) => place.includes('datasource.create'))) {
      return (
        <NoPermission
          title="You may not create datasources"
          action={<Link href="/datasources">Back to the datasources</Link>}
        >
          It needs the role editor or admin in one of the projects.
        </NoPermission>
      )
    }
    if (type === undefined) return <TypeChoice types={types.data} search={text} onSearch={setText} />
    return <CreateForm key={`${type.type} ${preset?.name}`} type={type} preset={preset} />
  }
  return (
    <Page
      title={kind === undefined ? 'New datasource' : `New datasource: ${kind}`}
      description={kind === undefined ? 'Where do the events come from?' : undefined}
      breadcrumbs={[
        { label: 'Catalog', href: '/datasources' },
        ...(kind === undefined ? [] : [{ label: 'New', href: '/datasources/new' }]),
      ]}
    >
      {body()}
    </Page>
  )
}
