import type { DesiredState, Failure, Health } from '@halcyon/domain'

/** What one living node reports of a feed. */
export interface WorkerFacts {
  readonly node: string
  readonly state: string
  readonly version: number | null
  readonly since: Date
  readonly restarts: number
  readonly memoryBytes: number | null
  readonly circuit: string
  readonly failure: Failure | null
}

/** All that is known of a feed when its health is asked for. */
export interface HealthFacts {
  readonly now: Date
  readonly mode: 'push' | 'pull'
  readonly status: 'active' | 'archived'
  readonly desiredState: DesiredState
  readonly publishedVersion: number | null
  readonly publishedAt: Date | null
  /** Why there is no connector of its type in this process; null = there is one. */
  readonly missing: { readonly cause: string; readonly action: string } | null
  /** Set when the published version killed its worker three times. */
  readonly quarantine: { readonly cause: string; readonly at: Date } | null
  /** Living nodes whose role runs this kind of feed. */
  readonly nodes: number
  readonly workers: readonly WorkerFacts[]
  readonly lastEventAt: Date | null
  /** Of the last minute. */
  readonly received: number
  readonly rejected: number
  /** Quiet for longer than this is `silent`; null = never. */
  readonly silentAfterSeconds: number | null
}

export interface HealthReport {
  readonly health: Health
  /** Absent only when healthy. */
  readonly failure?: Failure
}

/** A pull feed gets this long to show a worker after it was published. */
const START_GRACE_MS = 60_000
/** From this share of rejected records on a feed is degraded. */
const REJECTED_SHARE = 0.1

type Rule = (facts: HealthFacts) => HealthReport | null

const because = (health: Health, at: Date, failure: Omit<Failure, 'at'>): HealthReport => ({
  health,
  failure: { ...failure, at: at.toISOString() },
})

const archived: Rule = ({ status, now }) =>
  status === 'archived'
    ? because('stopped', now, {
        code: 'archived',
        cause: 'The datasource is archived.',
        action: 'Restore it to use it again.',
        class: 'configuration',
      })
    : null

const unpublished: Rule = ({ publishedVersion, now }) =>
  publishedVersion === null
    ? because('unpublished', now, {
        code: 'not_published',
        cause: 'No version has been published yet.',
        action: 'Test the draft and publish it.',
        class: 'configuration',
      })
    : null

const disabled: Rule = ({ desiredState, now }) =>
  desiredState === 'disabled'
    ? because('stopped', now, {
        code: 'datasource_disabled',
        cause: 'A person switched the datasource off.',
        action: 'Enable it when it should run again.',
        class: 'configuration',
      })
    : null

/** Nothing runs it, so nothing else would say so. */
const uninstalled: Rule = ({ missing, now }) =>
  missing === null
    ? null
    : because('failing', now, {
        code: 'connector_unknown',
        cause: missing.cause,
        action: missing.action,
        class: 'configuration',
      })

const quarantined: Rule = ({ quarantine }) =>
  quarantine === null
    ? null
    : because('quarantined', quarantine.at, {
        code: 'quarantined',
        cause: `The published version stopped its worker three times: ${quarantine.cause}`,
        action: 'Roll back or publish a corrected version, or restart the datasource to try this one again.',
        class: 'internal',
      })

const paused: Rule = ({ workers }) => {
  const worker = workers.find(({ state }) => state === 'paused')
  if (worker === undefined) return null
  return {
    health: 'paused',
    failure: worker.failure ?? {
      code: 'paused',
      cause: 'The datasource is paused, by a maintenance window or an open circuit.',
      action: 'Wait for the end of the window, or end it now.',
      class: 'configuration',
      at: worker.since.toISOString(),
    },
  }
}

const unhosted: Rule = ({ nodes, mode, now }) =>
  nodes > 0
    ? null
    : because('failing', now, {
        code: 'no_node',
        cause: mode === 'push' ? 'No ingest node is running.' : 'No engine node is running.',
        action: `Start a node: halcyon start --role ${mode === 'push' ? 'ingest' : 'engine'}.`,
        class: 'internal',
      })

/** States in which a failure that is told beside them is not the whole of it. */
const AT_WORK: ReadonlySet<string> = new Set(['starting', 'degraded', 'healthy'])

const isFailing = ({ state, circuit, failure }: WorkerFacts): boolean =>
  state === 'failing' || circuit === 'open' || (failure !== null && !AT_WORK.has(state))

const failing: Rule = ({ workers }) => {
  const bad = workers.filter(isFailing)
  const worst = bad[0]
  if (worst === undefined) return null
  const failure = worst.failure ?? {
    code: worst.circuit === 'open' ? 'circuit_open' : 'worker_unavailable',
    cause: worst.circuit === 'open' ? 'Too many attempts in a row failed.' : 'The worker does not get its work done.',
    action: 'Look at the log for the last error; the next attempt is made by itself.',
    class: 'transient' as const,
    at: worst.since.toISOString(),
  }
  return { health: bad.length === workers.length ? 'failing' : 'degraded', failure }
}

const degraded: Rule = ({ workers, received, rejected, now }) => {
  const worker = workers.find(({ state, failure }) => state === 'degraded' || failure !== null)
  if (worker?.failure) return { health: 'degraded', failure: worker.failure }
  if (rejected === 0 || rejected < received * REJECTED_SHARE) return null
  return because('degraded', now, {
    code: 'many_rejected',
    cause: `${rejected} of the ${received} records of the last minute were rejected.`,
    action: 'Open the dead letters for the reasons, correct the mapping, publish it and replay them.',
    class: 'upstream',
  })
}

const starting: Rule = ({ mode, workers, publishedAt, lastEventAt, now }) => {
  const worker = workers.find(({ state }) => state === 'starting')
  const isNew = mode === 'pull' && workers.length === 0 && lastEventAt === null
  if (
    worker === undefined &&
    !(isNew && publishedAt !== null && now.getTime() - publishedAt.getTime() < START_GRACE_MS)
  )
    return null
  return because('starting', worker?.since ?? publishedAt ?? now, {
    code: 'starting',
    cause: 'The published version is being started.',
    action: 'Wait a moment; if this lasts, look at the log.',
    class: 'transient',
  })
}

const silent: Rule = ({ silentAfterSeconds, lastEventAt, publishedAt, now }) => {
  const since = lastEventAt ?? publishedAt
  if (silentAfterSeconds === null || since === null) return null
  if (now.getTime() - since.getTime() <= silentAfterSeconds * 1000) return null
  return because('silent', since, {
    code: 'silent',
    cause: `No event for longer than ${silentAfterSeconds} s.`,
    action: 'Check at the source that it still sends, and to this address.',
    class: 'upstream',
  })
}

/** The first that applies decides. */
const RULES: readonly Rule[] = [
  archived,
  unpublished,
  disabled,
  uninstalled,
  quarantined,
  paused,
  unhosted,
  failing,
  starting,
  degraded,
  silent,
]

/** A feed's health, with a cause and an action whenever it is not healthy. A sleeping push feed is healthy. Pure. */
export function healthOf(facts: HealthFacts): HealthReport {
  for (const rule of RULES) {
    const report = rule(facts)
    if (report !== null) return report
  }
  return { health: 'healthy' }
}
