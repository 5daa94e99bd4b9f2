import { useFacets, useLiveFleet, useWholeFleet } from '../../features/fleet/index.ts'
import { useMayInProject, useMe } from '../../features/me/use-me.ts'
import { ErrorState, LoadingSkeleton } from '../../ui/index.ts'
import { WORST } from './ahead.ts'
import { DemoLine } from './demo-line.tsx'
import { FirstFeed } from './first-feed.tsx'
import { Fleet } from './fleet.tsx'
import { OverviewPage } from './overview-page.tsx'

/** The fleet on one screen, worst first. */
export default function Overview() {
  useLiveFleet()
  const facets = useFacets({})
  const fleet = useWholeFleet(WORST)
  const me = useMe()
  const mayCreate = useMayInProject('datasource.create')

  if (facets.isPending || fleet.isPending)
    return (
      <OverviewPage mayCreate={false}>
        <LoadingSkeleton variant="detail" label="Loading the fleet" />
      </OverviewPage>
    )
  const failed = facets.data === undefined ? facets : fleet.data === undefined ? fleet : null
  if (failed !== null || facets.data === undefined)
    return (
      <OverviewPage mayCreate={false}>
        <ErrorState
          title="The fleet could not be loaded"
          error={failed?.error}
          onRetry={() => void Promise.all([facets.refetch(), fleet.refetch()])}
        />
      </OverviewPage>
    )
  if (facets.data.total === 0)
    return (
      <OverviewPage mayCreate={false}>
        <DemoLine />
        <FirstFeed mayCreate={mayCreate} known={me.data !== undefined} />
      </OverviewPage>
    )
  return (
    <OverviewPage mayCreate={mayCreate}>
      {fleet.isError && (
        <ErrorState
          inline
          title="The newest state could not be read; this is the last one"
          error={fleet.error}
          onRetry={() => void fleet.refetch()}
        />
      )}
      <DemoLine />
      <Fleet facets={facets.data} feeds={fleet.feeds} complete={fleet.complete} cut={fleet.cut} />
    </OverviewPage>
  )
}
