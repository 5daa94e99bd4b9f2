import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { graphql, request, watchLive } from '../../../api/index.ts'
import { boundsOf, stepFor, type TimeRange } from '../../../features/charts/index.ts'
import { keepParts, LIVE_STEP, type Parts, withStream } from './live-buckets.ts'
import { isoBounds } from './metrics.ts'

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

const startOfStep = (seconds: number, step: number): number => Math.floor(seconds / step) * step

/**
 * The feed's numbers in a range. One that ends now takes in what the stream brings; where its buckets are longer than the stream's they
 * are read again as well, once a bucket's time, at most every half minute: percentiles cannot be added. A fixed range stays.
 */
export function useMetrics(id: string, range: TimeRange) {
  const client = useQueryClient()
  const step = stepFor(boundsOf(range, Date.now()))
  const live = range.kind === 'span'
  const metrics = useQuery({
    queryKey: ['datasource', id, 'metrics', range],
    queryFn: async ({ signal }) => {
      const bounds = isoBounds(boundsOf(range, Date.now()))
      return (await request(MetricsDocument, { id, ...bounds, step }, signal)).datasource.metrics
    },
    refetchInterval: !live || step === LIVE_STEP ? false : Math.max(30, step / 2) * 1000,
    staleTime: range.kind === 'fixed' ? 60_000 : 5_000,
  })
  useEffect(() => {
    if (!live) return
    const queryKey = ['datasource', id, 'metrics', range]
    const parts: Parts = { since: 0, held: new Map() }
    type Held = NonNullable<typeof metrics.data>
    return watchLive({
      input: () => {
        const held = client.getQueryData<Held>(queryKey)
        const last = held?.time.at(-1) ?? startOfStep(Date.now() / 1000, step)
        // Of a longer bucket all parts are asked for: what is newer than the one before its first.
        parts.since = last
        parts.held.clear()
        return {
          metrics: [{ datasourceId: id, after: new Date((last - LIVE_STEP) * 1000).toISOString() }],
        }
      },
      hear: (event) => {
        if (event.__typename !== 'MetricTick' || event.datasourceId !== id) return
        keepParts(parts, event.buckets)
        const { from } = boundsOf(range, Date.now())
        client.setQueryData<Held>(queryKey, (held) => held && withStream(held, parts, event.buckets, from))
      },
    })
  }, [client, id, range, live, step])
  return metrics
}
