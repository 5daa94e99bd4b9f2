import type { PushCounts } from '@halcyon/connector-kit'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Supervisor } from './supervisor.ts'

const STATES = ['starting', 'healthy', 'degraded', 'failing', 'quarantined', 'stopped'] as const

/** The process's Prometheus metrics; those of a feed carry the label `datasource`. */
export function processMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'halcyon_' })
  const labels = { registers: [registry] }
  const events = new Counter({
    name: 'halcyon_events_total',
    help: 'Received records by their one outcome.',
    labelNames: ['datasource', 'outcome'],
    ...labels,
  })
  const requests = new Counter({
    name: 'halcyon_ingest_requests_total',
    help: 'Requests to the ingest listener by the status they were answered with.',
    labelNames: ['datasource', 'status'],
    ...labels,
  })
  const bytes = new Counter({
    name: 'halcyon_ingest_bytes_total',
    help: 'Bytes received, as sent.',
    labelNames: ['datasource'],
    ...labels,
  })
  const seconds = new Histogram({
    name: 'halcyon_ingest_duration_seconds',
    help: 'From the arrival of a request to its answer.',
    labelNames: ['datasource'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    ...labels,
  })
  const up = new Gauge({
    name: 'halcyon_feed_state',
    help: '1 for the state a feed is in.',
    labelNames: ['datasource', 'state'],
    ...labels,
  })
  const restarts = new Gauge({
    name: 'halcyon_worker_restarts',
    help: 'Times a worker died and was started again.',
    labelNames: ['datasource'],
    ...labels,
  })

  return {
    registry,
    settled(datasource: string, counts: PushCounts): void {
      if (counts.accepted > 0) events.inc({ datasource, outcome: 'mapped' }, counts.accepted)
      if (counts.duplicates > 0) events.inc({ datasource, outcome: 'duplicate' }, counts.duplicates)
      if (counts.filtered > 0) events.inc({ datasource, outcome: 'filtered' }, counts.filtered)
      if (counts.rejected > 0) events.inc({ datasource, outcome: 'rejected' }, counts.rejected)
    },
    answered(datasource: string, status: number, received: number, milliseconds: number): void {
      requests.inc({ datasource, status })
      bytes.inc({ datasource }, received)
      seconds.observe({ datasource }, milliseconds / 1000)
    },
    /** Reads the feeds' states at each scrape. */
    watch(supervisor: Supervisor): void {
      up.reset()
      for (const feed of supervisor.feeds()) {
        const datasource = feed.definition.datasourceId
        for (const state of STATES) up.set({ datasource, state }, feed.state === state ? 1 : 0)
        restarts.set({ datasource }, feed.restarts)
      }
    },
  }
}

export type ProcessMetrics = ReturnType<typeof processMetrics>
