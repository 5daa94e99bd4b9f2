import { isUuid, Problem } from '@halcyon/domain'
import { authorize } from '../../../commands/authorize.ts'
import type { Context } from '../../../commands/command.ts'
import { datasourceTarget } from '../../../queries/datasources-row.ts'
import { identify } from '../../http/authenticate.ts'
import { problemOf } from '../../http/problem.ts'
import type { GraphQLContext } from '../context.ts'
import type { LiveInput } from '../generated/resolver-types.ts'
import { type LiveEvent, watchEnded } from './events.ts'
import { Fleet } from './fleet.ts'
import { type Watch, watchDraft, watchEvents, watchMetrics, watchRuns, watchStatus } from './parts.ts'
import type { Seat } from './seat.ts'
import type { Snapshot, Wants } from './snapshot.ts'
import { watchLogs } from './watch-logs.ts'

/** Between two questions who is watching; with what the authenticator keeps, a sign-out ends a stream within a second. */
const ASK_EVERY_MS = 200
const HEARTBEAT_MS = 5000
const MOST_IN_LIST = 50
const MOST_IN_FLEET = 1000

/** What a watch brings; a problem ends it. @throws Problem before it begins */
export function live(context: GraphQLContext, input: LiveInput): AsyncGenerator<LiveEvent | Problem> {
  const wants = wantsOf(input)
  assertSize(wants)
  const { tenantId, caller } = context.here()
  return watched(context, input, () => context.deps.hub.join(tenantId, caller.userId, wants))
}

async function* watched(
  context: GraphQLContext,
  input: LiveInput,
  join: () => Seat,
): AsyncGenerator<LiveEvent | Problem> {
  const fleet = input.fleet == null ? null : new Fleet(input.fleet.ids ?? null)
  const seat = join()
  try {
    yield* follow(context, seat, fleet, watchesOf(input))
  } finally {
    seat.leave()
  }
}

async function* follow(
  context: GraphQLContext,
  seat: Seat,
  fleet: Fleet | null,
  watches: Set<Watch>,
): AsyncGenerator<LiveEvent | Problem> {
  let beat = Date.now()
  yield { __typename: 'Heartbeat', at: new Date() }
  while (!seat.closed && !context.gone.aborted) {
    const here = await callerNow(context)
    if (here instanceof Problem) {
      // A database that is away shows nothing; a person who may not, must not.
      if (here.status < 500) return yield here
    } else {
      if (seat.tookMissed()) for (const watch of watches) yield* caughtUp(watch, watches, here)
      for (const snapshot of seat.take()) yield* eventsOf(snapshot, here, fleet, watches)
    }
    if (Date.now() - beat >= HEARTBEAT_MS) {
      beat = Date.now()
      yield { __typename: 'Heartbeat', at: new Date() }
    }
    await seat.wait(ASK_EVERY_MS)
  }
}

/** The caller with what they hold now. */
async function callerNow(context: GraphQLContext): Promise<Context | Problem> {
  try {
    context.incoming.authenticated = await identify(context.incoming, context.deps.authenticator)
    return context.here()
  } catch (error) {
    return problemOf(error)
  }
}

async function* caughtUp(watch: Watch, watches: Set<Watch>, here: Context): AsyncGenerator<LiveEvent> {
  try {
    yield* (await watch.catchUp?.(here)) ?? []
  } catch (error) {
    watches.delete(watch)
    yield watchEnded(watch.part, watch.datasourceId, problemOf(error))
  }
}

function* eventsOf(snapshot: Snapshot, here: Context, fleet: Fleet | null, watches: Set<Watch>): Generator<LiveEvent> {
  const changed = fleet?.take(snapshot, here)
  if (changed) yield changed
  for (const watch of watches) {
    if (!snapshot.wants[watch.part].has(watch.datasourceId)) continue
    const refused = refusalOf(watch, snapshot, here)
    const event = refused ?? watch.take(snapshot)
    if (refused !== null) watches.delete(watch)
    if (event !== null) yield event
  }
}

function refusalOf({ part, datasourceId, action }: Watch, { datasources }: Snapshot, here: Context): LiveEvent | null {
  try {
    const found = datasources.get(datasourceId)
    if (found === undefined) throw new Problem('not_found')
    authorize(here, action, datasourceTarget(found.datasource))
    return null
  } catch (error) {
    return watchEnded(part, datasourceId, problemOf(error))
  }
}

const watchesOf = ({ status, metrics, logs, events, drafts, runs }: LiveInput): Set<Watch> =>
  new Set([
    ...(status ?? []).map(watchStatus),
    ...(metrics ?? []).map(watchMetrics),
    ...(logs ?? []).map(watchLogs),
    ...(events ?? []).map(watchEvents),
    ...(drafts ?? []).map(watchDraft),
    ...(runs ?? []).map(watchRuns),
  ])

function wantsOf({ fleet, status, metrics, logs, events, drafts, runs }: LiveInput): Wants {
  const ids = (all: readonly { readonly datasourceId: string }[] | null | undefined): ReadonlySet<string> =>
    new Set(all?.map(({ datasourceId }) => datasourceId))
  return {
    allActive: fleet != null && fleet.ids == null,
    fleet: new Set(fleet?.ids),
    status: new Set(status),
    metrics: ids(metrics),
    logs: ids(logs),
    events: ids(events),
    drafts: ids(drafts),
    runs: new Set(runs),
  }
}

function assertSize({ allActive: _, ...lists }: Wants): void {
  for (const [part, ids] of Object.entries(lists)) {
    const most = part === 'fleet' ? MOST_IN_FLEET : MOST_IN_LIST
    if (ids.size > most) throw new Problem('limit_exceeded', `At most ${most} datasources in ${part}`)
    if (![...ids].every(isUuid)) throw new Problem('not_found', `${part} names what is no id`)
  }
}
