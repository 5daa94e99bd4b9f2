import { IconPlus } from '@tabler/icons-react'
import { LinkButton, LiveMark, useFacets, useLiveFleet, useWholeFleet } from '../../features/fleet/index.ts'
import { useMayInProject, useMe } from '../../features/me/use-me.ts'
import { ErrorState, LoadingSkeleton, Page } from '../../ui/index.ts'
import classes from './catalog.module.css'
import { CatalogEmpty } from './catalog-empty.tsx'
import { CatalogToolbar } from './catalog-toolbar.tsx'
import { Facets } from './facets.tsx'
import { FeedList } from './feed-list.tsx'
import { FilterChips } from './filter-chips.tsx'
import { FilterPanel, useFilterPanel } from './filter-panel.tsx'
import { filterOf, orderOf } from './search.ts'
import { useCatalogSearch } from './use-catalog-search.ts'

/** Every datasource the reader may see: found, compared, and switched. */
export default function Catalog() {
  useLiveFleet()
  const address = useCatalogSearch()
  const { search } = address
  const fleet = useWholeFleet(orderOf(search))
  const facets = useFacets(filterOf(search))
  const me = useMe().data
  const panel = useFilterPanel()
  const mayCreate = useMayInProject('datasource.create')
  const counts = facets.data
  return (
    <Page
      title="Catalog"
      beside={<LiveMark />}
      actions={
        mayCreate && (
          <LinkButton href="/datasources/new" icon={<IconPlus size={16} aria-hidden />}>
            New datasource
          </LinkButton>
        )
      }
      below={<CatalogToolbar address={address} panel={panel} me={me} total={counts?.total} />}
    >
      <div className={classes.layout} data-panel={panel.beside || undefined}>
        <FilterPanel panel={panel}>
          {facets.isError && counts === undefined && fleet.data !== undefined ? (
            <ErrorState
              inline
              title="Counts could not be read"
              error={facets.error}
              onRetry={() => void facets.refetch()}
            />
          ) : null}
          <Facets search={search} change={address.change} counts={counts} />
        </FilterPanel>
        <div className={classes.main}>
          <FilterChips {...address} counts={counts} />
          {fleet.isPending ? (
            <LoadingSkeleton
              variant={search.cards ? 'cards' : 'table'}
              count={search.cards ? 9 : 14}
              label="Loading datasources"
            />
          ) : fleet.data === undefined ? (
            <ErrorState
              title="The datasources could not be loaded"
              error={fleet.error}
              onRetry={() => void fleet.refetch()}
            />
          ) : (
            <FeedList
              address={address}
              fleet={fleet}
              total={counts?.total}
              empty={<CatalogEmpty address={address} mayCreate={mayCreate} />}
            />
          )}
        </div>
      </div>
    </Page>
  )
}
