import { type InfiniteData, infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { DatasourceFilter, DatasourceSort, FleetFacetsQuery, FleetListQuery } from '../../api/generated/graphql.ts'
import { graphql, request } from '../../api/index.ts'
import { queryClient } from '../../api/query-client.ts'
import { FleetFeed } from './feed.ts'

/** Feeds of the first page, which one waits for, and of those after it, which come while one reads. */
const FIRST_PAGE = 80
const PAGE_SIZE = 200

const ListDocument = graphql(
  `
  query FleetList($first: Int, $after: String, $filter: DatasourceFilter, $sort: DatasourceSort, $descending: Boolean) {
    datasources(first: $first, after: $after, filter: $filter, sort: $sort, descending: $descending) {
      nodes { ...FleetFeed }
      pageInfo { endCursor hasNextPage }
    }
  }
`,
  FleetFeed,
)

const FacetsDocument = graphql(`
  query FleetFacets($filter: DatasourceFilter, $waiting: DatasourceFilter) {
    datasourceFacets(filter: $filter) {
      total
      health { value label count }
      type { value label count }
      owner { value label count }
      tag { value label count }
      project { value label count }
    }
    waiting: datasourceFacets(filter: $waiting) { total }
  }
`)

export interface FleetOrder {
  readonly filter: DatasourceFilter
  readonly sort: DatasourceSort
  readonly descending: boolean
}

export type FleetPages = InfiniteData<FleetListQuery, string | null>

export const fleetKeys = {
  all: ['fleet'] as const,
  lists: ['fleet', 'list'] as const,
  list: (order: FleetOrder) => ['fleet', 'list', order] as const,
  facets: ['fleet', 'facets'] as const,
  facetsOf: (filter: DatasourceFilter) => ['fleet', 'facets', filter] as const,
}

export const fleetQuery = (order: FleetOrder) =>
  infiniteQueryOptions({
    queryKey: fleetKeys.list(order),
    queryFn: ({ pageParam: after, signal }) =>
      request(ListDocument, { first: after === null ? FIRST_PAGE : PAGE_SIZE, after, ...order }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ datasources: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  })

/** Asks for the first of them before anything is drawn. */
export const askFleet = (order: FleetOrder): void => void queryClient.prefetchInfiniteQuery(fleetQuery(order))

/** What a list can be narrowed to, each value with how many it leaves. */
export interface FleetFacets extends Omit<FleetFacetsQuery['datasourceFacets'], '__typename'> {
  /** Feeds whose draft differs from what is in force. */
  readonly changesWaiting: number
}

async function facetsOf(filter: DatasourceFilter, signal: AbortSignal): Promise<FleetFacets> {
  const variables = { filter, waiting: { ...filter, unpublishedChanges: true } }
  const { datasourceFacets, waiting } = await request(FacetsDocument, variables, signal)
  return { ...datasourceFacets, changesWaiting: waiting.total }
}

export const facetsQuery = (filter: DatasourceFilter) =>
  queryOptions({ queryKey: fleetKeys.facetsOf(filter), queryFn: ({ signal }) => facetsOf(filter, signal) })

export const askFacets = (filter: DatasourceFilter): void => void queryClient.prefetchQuery(facetsQuery(filter))
