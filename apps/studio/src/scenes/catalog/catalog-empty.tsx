import { Button } from '@mantine/core'
import { LinkButton } from '../../features/fleet/index.ts'
import { EmptyState, NoMatch } from '../../ui/index.ts'
import { isFiltered, unfiltered } from './search.ts'
import type { CatalogAddress } from './use-catalog-search.ts'

interface CatalogEmptyProps {
  readonly address: CatalogAddress
  readonly mayCreate: boolean
}

/** Nothing to list: because of the filters, or because there is nothing. */
export function CatalogEmpty({ address: { search, open }, mayCreate }: CatalogEmptyProps) {
  if (isFiltered(search))
    return (
      <NoMatch
        title="No datasource matches"
        action={
          <Button variant="default" onClick={() => open(unfiltered(search))}>
            Clear all filters
          </Button>
        }
      >
        {search.search === undefined
          ? 'No datasource fits all of these filters at once.'
          : 'Searched in name, description, type, tags and id, within the other filters.'}
      </NoMatch>
    )
  return (
    <EmptyState
      title="There are no datasources yet"
      action={mayCreate && <LinkButton href="/datasources/new">Create a datasource</LinkButton>}
    >
      {mayCreate
        ? 'A datasource receives security events, maps them, and keeps what they say.'
        : 'An editor or an administrator can create the first one. It appears here at once.'}
    </EmptyState>
  )
}
