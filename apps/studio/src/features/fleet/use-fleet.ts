import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { DatasourceFilter } from '../../api/generated/graphql.ts'
import { type FleetOrder, facetsQuery, fleetQuery } from './fleet-queries.ts'

/** Sparklines do not come over the stream; they move once a minute. */
const REFRESH_MS = 60_000

/** The feeds a filter finds, page by page. While a new filter's answer is under way the last one stays, marked as such. */
export const useFleet = (order: FleetOrder) =>
  useInfiniteQuery({ ...fleetQuery(order), placeholderData: keepPreviousData, refetchInterval: REFRESH_MS })

/** Counts beside a list. */
export const useFacets = (filter: DatasourceFilter) =>
  useQuery({ ...facetsQuery(filter), placeholderData: keepPreviousData, refetchInterval: REFRESH_MS })
