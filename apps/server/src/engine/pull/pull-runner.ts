import { isPull, type Schedule, ScheduleConfig } from '@halcyon/connector-kit'
import type { DatasourceId } from '@halcyon/domain'
import type { Database } from '@halcyon/store'
import { Value } from 'typebox/value'
import { connectorTypes } from '../../commands/datasources/catalog.ts'
import type { Supervisor } from '../../runtime/supervisor.ts'
import { nextRun } from './next-run.ts'
import { PullFeed, type RunEnd } from './pull-feed.ts'
import {
  claimRuns,
  type Due,
  dueFeeds,
  earliest,
  endRun,
  enqueueDue,
  keepRuns,
  type Lane,
  type PullRunRow,
  readCheckpoints,
  tenants,
} from './runs.ts'

/** Runs at once in one engine. */
const MAX_RUNS = 32
const KEEP_MS = 2000
const LANES: readonly Lane[] = ['live', 'backfill']
/** The safety net under the notifications, and what finds a run whose engine is gone. */
const LOOK_MS = 3000
/** A worker whose feed is not due for so long sleeps. */
const IDLE_MS = 60_000
/** A source that is read without end begins again so soon after its run has failed. */
const AGAIN_MS = 30_000

export interface PullRunnerOptions {
  readonly db: Database
  readonly supervisor: Supervisor
  readonly onError: (error: unknown) => void
}

interface Active {
  readonly run: PullRunRow
  /** null: it is being read. */
  feed: PullFeed | null
  ended: Promise<void>
}

/** Queues the runs that are due and executes what is queued; any number of engines do so side by side. */
export function pullRunner({ db, supervisor, onError }: PullRunnerOptions) {
  const nodeId = supervisor.nodeId
  const feeds = new Map<string, PullFeed>()
  const active = new Map<string, Active>()
  let looking: Promise<void> | null = null
  let again = false
  let stopped = false
  let timer: NodeJS.Timeout | null = null

  /** Answers when the next feed is due, epoch ms. */
  const look = async (): Promise<number | null> => {
    const ids = await tenants(db)
    const types = connectorTypes()
      .filter(isPull)
      .map(({ spec }) => spec.type)
    for (const due of await dueFeeds(db, ids, types)) await enqueue(due)
    const free = MAX_RUNS - active.size
    if (free > 0 && !stopped) {
      for (const run of await claimRuns(db, ids, nodeId, free, [...active.keys()])) begin(run)
    }
    await Promise.all([...feeds.values()].map(rest))
    return earliest(db, ids)
  }

  const enqueue = async (due: Due): Promise<void> => {
    const schedule = scheduleOf(due.config)
    const now = Date.now()
    try {
      const nextAt = schedule === null ? now + AGAIN_MS : nextRun(schedule, due.at ?? now, now)
      // A feed that is new or was changed runs at once, unless its schedule names the times.
      await enqueueDue(db, due, nextAt, due.at !== null || schedule?.kind !== 'cron')
    } catch (error) {
      onError(error)
      await enqueueDue(db, due, null, false)
    }
  }

  const feedOf = async (run: PullRunRow): Promise<PullFeed | null> => {
    const key = keyOf(run.datasourceId, run.lane)
    const known = feeds.get(key)
    if (known !== undefined) return known
    const definition = await supervisor.read(run.datasourceId)
    if (definition === null) return null
    const feed: PullFeed = new PullFeed(definition, run.lane, {
      host: supervisor.hostOf(run.datasourceId, () => feed, run.lane === 'live'),
      checkpoints: (one) => readCheckpoints(db, one),
      ours: async (one) => (await keepRuns(db, [one.tenantId], nodeId, [one.id])).has(one.id),
    })
    feeds.set(key, feed)
    return feed
  }

  const begin = (run: PullRunRow): void => {
    const entry: Active = { run, feed: null, ended: Promise.resolve() }
    active.set(run.id, entry)
    entry.ended = execute(entry)
      .catch(onError)
      .finally(() => {
        active.delete(run.id)
        wake()
      })
  }

  const execute = async (entry: Active): Promise<void> => {
    const { run } = entry
    entry.feed = await feedOf(run)
    if (entry.feed === null) await endRun(db, run, nodeId, 'cancelled', null, null)
    else await finish(run, stopped ? { kind: 'left' } : await entry.feed.execute(run))
  }

  const finish = async (run: PullRunRow, end: RunEnd): Promise<void> => {
    if (end.kind !== 'left')
      await endRun(db, run, nodeId, end.kind, end.kind === 'failed' ? end.failure : null, end.version)
    else if (stopped) await endRun(db, run, nodeId, 'queued', null, null)
  }

  /** A worker whose feed is not due soon sleeps. */
  const rest = async (feed: PullFeed): Promise<void> => {
    if (feed.busy || !feed.awake || Date.now() - feed.lastActive < IDLE_MS) return
    await feed.sleep()
  }

  /** One timer: for the feed that is due first, at the latest for the safety net. */
  const lookAgainIn = (milliseconds: number): void => {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(wake, milliseconds).unref()
  }

  const lookUntilQuiet = async (): Promise<void> => {
    try {
      while (again && !stopped) {
        again = false
        const next = await look()
        lookAgainIn(Math.min(LOOK_MS, Math.max(20, (next ?? Number.POSITIVE_INFINITY) - Date.now())))
      }
    } catch (error) {
      onError(error)
      lookAgainIn(1000)
    }
  }

  const wake = (): void => {
    if (stopped) return
    again = true
    looking ??= lookUntilQuiet().finally(() => {
      looking = null
      if (again) wake()
    })
  }

  const keep = async (): Promise<void> => {
    if (active.size === 0) return
    const runs = [...active.values()]
    const ids = [...new Set(runs.map(({ run }) => run.tenantId))]
    const ours = await keepRuns(
      db,
      ids,
      nodeId,
      runs.map(({ run }) => run.id),
    )
    for (const { run, feed } of runs) {
      const asked = ours.get(run.id)
      if (asked === undefined) feed?.stop()
      else feed?.keep(asked)
    }
  }
  const keeping = setInterval(() => void keep().catch(onError), KEEP_MS)
  keeping.unref()

  return {
    wake,
    /** A run was asked for or cancelled, or a feed has changed. */
    heard(changed: DatasourceId | null = null): void {
      wake()
      if (changed !== null) for (const lane of LANES) feeds.get(keyOf(changed, lane))?.poke()
      void keep().catch(onError)
    },
    /** What is under way ends after its batch; another engine goes on with it. */
    async stop(): Promise<void> {
      stopped = true
      clearInterval(keeping)
      if (timer !== null) clearTimeout(timer)
      await looking
      for (const { feed } of active.values()) feed?.stop()
      await Promise.all([...active.values()].map(({ ended }) => ended))
      await Promise.all([...feeds.values()].map((feed) => feed.sleep()))
    },
  }
}

const keyOf = (id: DatasourceId, lane: Lane): string => `${id} ${lane}`

/** Null: the source is read without end. */
function scheduleOf(config: unknown): Schedule | null {
  const schedule = typeof config === 'object' && config !== null && 'schedule' in config ? config.schedule : null
  return Value.Check(ScheduleConfig, schedule) ? schedule : null
}
