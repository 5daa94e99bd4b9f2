import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { graphql, request, watchLive } from '../../../api/index.ts'
import { boundsOf, stepFor, type TimeRange } from '../../../features/charts/index.ts'
import { isoBounds, withBuckets } from './metrics.ts'

const MetricsDocument = graphql(`
  query DetailMetrics($id: ID!, $from: DateTime, $to: DateTime, $step: Int) {
    datasource(id: $id) {
      id
      metrics(from: $from, to: $to, step: $step) {
        from
        to
        step
        time
        received
        mapped
        filtered
        duplicate
        rejected
        pending
        bytes
        latencyP50
        latencyP95
        latencyP99
        lagSeconds
      }
    }
  }
`)

/** Seconds a bucket of the stream. */
const LIVE_STEP = 10

/**
 * The feed's numbers in a range. Where the buckets are the stream's own they come in as they happen; coarser ones are read again
 * once a bucket's time, at most every half minute; a fixed range stays.
 */
export function useMetrics(id: string, range: TimeRange) {
  const client = useQueryClient()
  const step = stepFor(boundsOf(range, Date.now()))
  const live = range.kind === 'span' && step === LIVE_STEP
  const metrics = useQuery({
    queryKey: ['datasource', id, 'metrics', range],
    queryFn: async ({ signal }) => {
      const bounds = isoBounds(boundsOf(range, Date.now()))
      return (await request(MetricsDocument, { id, ...bounds, step }, signal)).datasource.metrics
    },
    refetchInterval: range.kind === 'fixed' || live ? false : Math.max(30, step / 2) * 1000,
    staleTime: range.kind === 'fixed' ? 60_000 : 5_000,
  })
  useEffect(() => {
    if (!live) return
    const queryKey = ['datasource', id, 'metrics', range]
    type Held = NonNullable<typeof metrics.data>
    return watchLive({
      input: () => {
        const last = client.getQueryData<Held>(queryKey)?.time.at(-1)
        return {
          metrics: [{ datasourceId: id, after: last === undefined ? null : new Date(last * 1000).toISOString() }],
        }
      },
      hear: (event) => {
        if (event.__typename !== 'MetricTick' || event.datasourceId !== id) return
        const { from } = boundsOf(range, Date.now())
        client.setQueryData<Held>(queryKey, (held) => held && withBuckets(held, event.buckets, from - LIVE_STEP))
      },
    })
  }, [client, id, range, live])
  return metrics
}
