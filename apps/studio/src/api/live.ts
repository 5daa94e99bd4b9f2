/** One stream of server-sent events a tab, for everything its page watches. */
import { create } from 'zustand'
import type { LiveInput, LiveSubscription } from './generated/graphql.ts'
import { openStream } from './live-stream.ts'
import { RunFields } from './run-fields.ts'
import { graphql } from './typed-document.ts'

export type LiveEvent = LiveSubscription['live']

const LiveDocument = graphql(
  `
  subscription Live($watch: LiveInput!) {
    live(watch: $watch) {
      __typename
      ... on FleetChanged {
        at
        removed
        items {
          id
          status
          desiredState
          publishedVersion
          health
          failure { code cause action class httpStatus at }
          eventsPerSecond
          errorsPerMinute
          lastEventAt
        }
      }
      ... on StatusChanged {
        at
        datasourceId
        name
        publishedVersion
        etag
        draftEtag
        eventsPerSecond
        errorsPerMinute
        status {
          desiredState
          health
          failure { code cause action class httpStatus at }
          workers { node state version since restarts memoryBytes }
          circuit
          lagSeconds
          lastEventAt
          throttle { eventsPerSecond until reason }
        }
      }
      ... on MetricTick {
        at
        datasourceId
        buckets { at received mapped filtered duplicate rejected pending bytes latencyP50 latencyP95 latencyP99 lagSeconds }
      }
      ... on LogLines {
        datasourceId
        lines { id at level component message correlationId node fields }
      }
      ... on EventsRecorded {
        datasourceId
        more
        events { id receivedAt committedAt latencyMs outcome version sourceEventId correlationId reasonCode bytes alertIds entityIds relationshipIds runId warnings { path code message suggestion } }
      }
      ... on DraftChanged {
        datasourceId
        etag
        updatedAt
        updatedBy { id name }
      }
      ... on RunsChanged {
        datasourceId
        runs { ...RunFields }
      }
      ... on WatchEnded {
        part
        ended: datasourceId
        code
        detail
      }
      ... on Heartbeat {
        at
      }
    }
  }
`,
  RunFields,
)

/** A part of the page's watch. `input` is asked again on every reconnect: it names the last thing held. */
interface Watch {
  readonly input: () => Partial<LiveInput>
  readonly hear: (event: LiveEvent) => void
}

/** `live`: events come. `connecting`: not yet, or again. `staleSince`: epoch ms of the last sign of life while there is none. */
export const useLiveState = create<{ state: 'idle' | 'connecting' | 'live'; staleSince: number | null }>(() => ({
  state: 'idle',
  staleSince: null,
}))

const watches = new Set<Watch>()
let close: (() => void) | null = null
let planned: ReturnType<typeof setTimeout> | null = null

/** Watches until the returned function is called. The stream is opened anew, once for all changes of one moment. */
export function watchLive(watch: Watch): () => void {
  watches.add(watch)
  plan()
  return () => {
    watches.delete(watch)
    plan()
  }
}

function plan(): void {
  if (planned !== null) return
  planned = setTimeout(() => {
    planned = null
    close?.()
    close = null
    if (watches.size === 0) {
      useLiveState.setState({ state: 'idle', staleSince: null })
      return
    }
    close = openStream({
      document: LiveDocument,
      variables: () => ({ watch: merged() }),
      hear: (data) => {
        for (const watch of watches) watch.hear(data.live)
      },
      state: (next) => {
        const { state, staleSince } = useLiveState.getState()
        if (state !== next.state || staleSince !== next.staleSince) useLiveState.setState(next)
      },
    })
  }, 30)
}

/** What all parts of the page ask for, in one. */
function merged(): LiveInput {
  const all: LiveInput = {}
  for (const { input } of watches) {
    const { fleet, status, metrics, logs, events, drafts, runs } = input()
    if (fleet != null)
      all.fleet = {
        ids: all.fleet?.ids == null || fleet.ids == null ? (fleet.ids ?? null) : [...all.fleet.ids, ...fleet.ids],
      }
    if (status != null) all.status = [...new Set([...(all.status ?? []), ...status])]
    if (metrics != null) all.metrics = [...(all.metrics ?? []), ...metrics]
    if (logs != null) all.logs = [...(all.logs ?? []), ...logs]
    if (events != null) all.events = [...(all.events ?? []), ...events]
    if (runs != null) all.runs = [...new Set([...(all.runs ?? []), ...runs])]
    if (drafts != null) all.drafts = [...(all.drafts ?? []), ...drafts]
  }
  return all
}
