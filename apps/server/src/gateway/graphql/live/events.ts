/** What a live stream brings, and what it is asked for. */
import type { Problem } from '@halcyon/domain'
import type { EventView } from '../../../queries/ledger.ts'
import type { MetricBucket } from '../../../queries/live.ts'
import type { LogLine } from '../../../queries/logs.ts'
import type { RunView } from '../../../queries/runs.ts'
import type { StatusView } from '../../../queries/status.ts'
import type { HealthReport } from '../../../queries/status-health.ts'

export type Part = 'fleet' | 'status' | 'metrics' | 'logs' | 'events' | 'drafts' | 'runs'

export interface FleetItem extends HealthReport {
  readonly id: string
  readonly status: 'active' | 'archived'
  readonly desiredState: 'enabled' | 'disabled'
  readonly publishedVersion: number | null
  readonly eventsPerSecond: number
  readonly errorsPerMinute: number
  readonly lastEventAt: Date | null
}

export interface DraftChanged {
  readonly __typename: 'DraftChanged'
  readonly datasourceId: string
  readonly etag: string
  readonly updatedAt: Date
  readonly updatedById: string | null
}

interface RunsChanged {
  readonly __typename: 'RunsChanged'
  readonly datasourceId: string
  readonly runs: readonly RunView[]
}

export type LiveEvent =
  | {
      readonly __typename: 'FleetChanged'
      readonly at: Date
      readonly items: readonly FleetItem[]
      readonly removed: readonly string[]
    }
  | {
      readonly __typename: 'StatusChanged'
      readonly at: Date
      readonly datasourceId: string
      readonly name: string
      readonly publishedVersion: number | null
      readonly etag: string
      readonly draftEtag: string
      readonly eventsPerSecond: number
      readonly errorsPerMinute: number
      readonly status: StatusView
    }
  | {
      readonly __typename: 'MetricTick'
      readonly at: Date
      readonly datasourceId: string
      readonly buckets: readonly MetricBucket[]
    }
  | { readonly __typename: 'LogLines'; readonly datasourceId: string; readonly lines: readonly LogLine[] }
  | {
      readonly __typename: 'EventsRecorded'
      readonly datasourceId: string
      readonly events: readonly EventView[]
      readonly more: boolean
    }
  | DraftChanged
  | RunsChanged
  | {
      readonly __typename: 'WatchEnded'
      readonly part: Part
      readonly datasourceId: string
      readonly code: string
      readonly detail: string
    }
  | { readonly __typename: 'Heartbeat'; readonly at: Date }

export const watchEnded = (part: Part, datasourceId: string, { code, detail }: Problem): LiveEvent => ({
  __typename: 'WatchEnded',
  part,
  datasourceId,
  code,
  detail,
})
