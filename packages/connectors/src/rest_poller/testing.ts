/** Runs the connector for its tests, as the runtime does: what is asked for next counts as committed. */
import {
  type Checkpoint,
  createOutbound,
  type PullBatch,
  type PullRun,
  type ReceivedItem,
} from '@halcyon/connector-kit'
import { createTestHost } from '@halcyon/connector-kit/suite'
import type { JsonObject } from '@halcyon/domain'
import type { RestPollerConfig } from './config/config.ts'
import { open } from './source.ts'

const outbound = createOutbound({ allowNetworks: ['127.0.0.0/8'] })
export const SCHEDULE = { kind: 'interval', every: 'PT1M' } as const

export type Draft = Omit<RestPollerConfig, 'schedule'>

export interface Polled {
  readonly batches: readonly PullBatch[]
  readonly items: readonly ReceivedItem[]
  readonly ids: readonly string[]
  readonly checkpoints: ReadonlyMap<string, Checkpoint>
  readonly error: unknown
  readonly lines: readonly string[]
}

export interface PollOptions {
  readonly secrets?: Parameters<typeof createTestHost>[0]['secrets']
  readonly checkpoints?: ReadonlyMap<string, Checkpoint>
  readonly range?: PullRun['range']
  readonly now?: () => number
  readonly maxItems?: number
  /** Ends the run once so many batches are committed, as a kill does. */
  readonly killAfter?: number
  readonly signal?: AbortSignal
}

export const hostFor = (config: Draft, options: PollOptions = {}) =>
  createTestHost<RestPollerConfig>({
    config: { ...config, schedule: SCHEDULE },
    http: outbound,
    ...(options.secrets === undefined ? {} : { secrets: options.secrets }),
    ...(options.now === undefined ? {} : { now: options.now }),
  })

/** One poller for several runs, as a worker holds it. */
export function pollerFor(config: Draft, options: PollOptions = {}) {
  const host = hostFor(config, options)
  const source = open(host)
  let checkpoints = new Map(options.checkpoints ?? [])
  return {
    host,
    checkpoints: (): ReadonlyMap<string, Checkpoint> => checkpoints,
    async run(own: PollOptions = {}): Promise<Polled> {
      const { range = options.range ?? null, killAfter, maxItems = options.maxItems ?? 1 } = own
      const signal = own.signal ?? options.signal ?? new AbortController().signal
      const batches: PullBatch[] = []
      let error: unknown = null
      try {
        for await (const batch of source.pull({ checkpoints, range, maxItems, signal })) {
          batches.push(batch)
          checkpoints = new Map([
            ...checkpoints,
            ...batch.checkpoints.map(({ partition, value }) => [partition, value] as const),
          ])
          if (batches.length === killAfter) break
        }
      } catch (thrown) {
        error = thrown
      }
      const items = batches.flatMap(({ pages }) => pages.flatMap((page) => page.items))
      const ids = items.flatMap((item) => (item.kind === 'payload' ? [String((item.payload as JsonObject).id)] : []))
      return { batches, items, ids, checkpoints, error, lines: host.lines }
    },
  }
}

/** One run; rethrows what it threw. */
export async function poll(config: Draft, options: PollOptions = {}): Promise<Polled> {
  const polled = await pollerFor(config, options).run(options)
  if (polled.error !== null) throw polled.error
  return polled
}
