import { useQuery } from '@tanstack/react-query'
import { graphql, request } from '../../api/index.ts'

const TrendDocument = graphql(`
  query OverviewTrend {
    fleetTrend { received rejected lagSeconds }
  }
`)

const MINUTE_MS = 60_000

/** What went wrong and how long things waited in each whole minute of the last hour, the oldest first, of the whole fleet. */
export const useTrend = () =>
  useQuery({
    queryKey: ['fleet', 'trend'],
    queryFn: async ({ signal }) => (await request(TrendDocument, {}, signal)).fleetTrend,
    // The last minute is under way: it would look like a fall.
    select: ({ rejected, lagSeconds }) => ({ rejected: rejected.slice(0, -1), lagSeconds: lagSeconds.slice(0, -1) }),
    refetchInterval: MINUTE_MS,
  })
