import type { DesiredState, Failure, Health } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { sql } from 'kysely'
import type { Context } from '../commands/command.ts'
import { missingConnector } from '../commands/datasources/catalog.ts'
import type { Datasource, Throttle } from './datasources-row.ts'
import { type FeedFacts, readFacts } from './status-facts.ts'
import { type HealthReport, healthOf, type WorkerFacts } from './status-health.ts'

export interface StatusView {
  readonly desiredState: DesiredState
  readonly health: Health
  readonly failure?: Failure
  readonly workers: readonly Omit<WorkerFacts, 'circuit' | 'failure'>[]
  /** The worst of the workers'. */
  readonly circuit: 'closed' | 'half_open' | 'open'
  /** The live lane, a row a partition; null = none kept. */
  readonly checkpoint: readonly CheckpointView[] | null
  /** Push: age of the oldest record without an outcome. Pull: time since the last commit. Null = nothing to tell from. */
  readonly lagSeconds: number | null
  readonly lastEventAt: Date | null
  readonly throttle: Throttle | null
}

export interface CheckpointView {
  readonly partition: string
  readonly seq: number
  readonly value: unknown
  readonly updatedAt: Date
}

type Mode = 'push' | 'pull'

/** Health of a feed from its row and its facts. */
export function reportOf(datasource: Datasource, facts: FeedFacts, mode: Mode): HealthReport {
  return healthOf({
    ...facts,
    mode,
    status: datasource.status,
    desiredState: datasource.desiredState,
    publishedVersion: datasource.publishedVersion,
    missing: missingConnector(datasource.type),
    nodes: mode === 'push' ? facts.ingestNodes : facts.engineNodes,
    silentAfterSeconds: null,
  })
}

/** Desired and observed state of one feed, and why it is not healthy. Two queries. */
export async function getStatus(tx: Tx, context: Context, datasource: Datasource, mode: Mode): Promise<StatusView> {
  const facts = (await readFacts(tx, context, [datasource.id], { lag: true })).get(datasource.id)
  if (facts === undefined) throw new Error(`datasource ${datasource.id} went while its status was read`)
  const checkpoints = await readCheckpoints(tx, context, [datasource.id])
  return statusOf(datasource, facts, mode, checkpoints.get(datasource.id) ?? [])
}

/** The same from what was read for many. */
export function statusOf(
  datasource: Datasource,
  facts: FeedFacts,
  mode: Mode,
  checkpoint: readonly CheckpointView[],
): StatusView {
  return {
    desiredState: datasource.desiredState,
    ...reportOf(datasource, facts, mode),
    workers: facts.workers.map(({ circuit: _, failure: __, ...worker }) => worker),
    circuit: worstCircuit(facts.workers),
    checkpoint: checkpoint.length === 0 ? null : checkpoint,
    lagSeconds: lagOf(facts, mode),
    lastEventAt: facts.lastEventAt,
    throttle: activeThrottle(datasource, facts.now),
  }
}

/** The override that holds now; null once it has ended. */
const activeThrottle = ({ throttle }: Datasource, now: Date): Throttle | null =>
  throttle !== null && new Date(throttle.until) > now ? throttle : null

const CIRCUITS = ['open', 'half_open', 'closed'] as const

const worstCircuit = (workers: readonly WorkerFacts[]): StatusView['circuit'] =>
  CIRCUITS.find((circuit) => workers.some((worker) => worker.circuit === circuit)) ?? 'closed'

function lagOf(facts: FeedFacts, mode: Mode): number | null {
  const since = mode === 'push' ? facts.pendingSince : facts.checkpointAt
  if (since === null) return mode === 'push' && facts.lastEventAt !== null ? 0 : null
  return Math.max(0, (facts.now.getTime() - since.getTime()) / 1000)
}

/** By datasource. */
export async function readCheckpoints(
  tx: Tx,
  context: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly CheckpointView[]>> {
  const { rows } = await sql<CheckpointView & { feed: string }>`/* status.checkpoint */
    select c.* from unnest(${ids}::uuid[]) as wanted(id) cross join lateral (
      select datasource_id as feed, partition, seq, value, updated_at as "updatedAt" from checkpoint
      where tenant_id = ${context.tenantId} and datasource_id = wanted.id and lane = 'live' order by partition limit 1000
    ) c`.execute(tx)
  const byFeed = Map.groupBy(rows, ({ feed }) => feed)
  return new Map([...byFeed].map(([feed, found]) => [feed, found.map(({ feed: _, ...checkpoint }) => checkpoint)]))
}
