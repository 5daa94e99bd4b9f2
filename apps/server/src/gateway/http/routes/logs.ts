import { setTimeout as sleep } from 'node:timers/promises'
import { isUuid, Problem } from '@halcyon/domain'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { readQuery } from '../../../commands/input/validate.ts'
import { runQuery } from '../../../commands/run-command.ts'
import type { LogLine } from '../../../queries/logs.ts'
import { LogFollower } from '../../../queries/logs-follow.ts'
import { LogsInput, listLogsQuery, lookAtLogQuery } from '../../../queries/logs-queries.ts'
import { contextOf, identify } from '../authenticate.ts'
import { problemOf } from '../problem.ts'
import { type Api, paramsOf, type RouteModule } from '../routes.ts'
import { EventStream } from './logs-stream.ts'

const LOOK_EVERY_MS = 1000
/** Between two questions who is watching; with what the authenticator keeps, a revoked role ends a stream within a second. */
const TICK_MS = 200
const HEARTBEAT_MS = 10_000
/** Of one person, in this process. */
const MOST_STREAMS = 50

/** `/datasources/{id}/logs`: a page, or with `follow=true` an event stream of what comes. */
export const logRoutes: RouteModule = (api) => {
  const path = '/datasources/:id/logs'
  const { action, input } = listLogsQuery
  const summary = 'Read the log, or follow it'
  api.operations.push({
    method: 'GET',
    path: `/api/v1${path}`,
    summary,
    tag: 'logs',
    status: [200],
    permission: action,
    query: input,
  })
  // Each with whose it is.
  const streams = new Map<EventStream, string>()
  api.app.addHook('preClose', async () => {
    for (const stream of streams.keys()) stream.end()
  })
  api.app.get(path, async (request, reply) => {
    const wanted = request.query as Readonly<Record<string, unknown>>
    if (wanted.follow === 'true') return follow(api, request, reply, streams)
    return runQuery(listLogsQuery, contextOf(request, api.deps), paramsOf(request), request.query)
  })
}

/** Looks for this watcher alone, and asks each time whether they still may. */
async function follow(
  api: Api,
  request: FastifyRequest,
  reply: FastifyReply,
  streams: Map<EventStream, string>,
): Promise<FastifyReply> {
  const params = paramsOf(request)
  const look = (after: string): Promise<readonly LogLine[]> =>
    runQuery(lookAtLogQuery, contextOf(request, api.deps), { ...params, after }, request.query)
  // The first look answers as any call does: 401, 404, 403, 400.
  await look('')
  const follower = new LogFollower(firstPlace(request), Date.now())
  const { userId } = contextOf(request, api.deps).caller
  if ([...streams.values()].filter((whose) => whose === userId).length >= MOST_STREAMS)
    throw new Problem('limit_exceeded', `At most ${MOST_STREAMS} logs are followed at a time: close some`)
  const stream = new EventStream(reply)
  streams.set(stream, userId)
  try {
    stream.open()
    await watch(stream, follower, look, () => rolesNow(api, request))
  } catch (error) {
    await stream.event('problem', problemOf(error).toBody())
  } finally {
    streams.delete(stream)
    stream.end()
  }
  return reply
}

async function watch(
  stream: EventStream,
  follower: LogFollower,
  look: (after: string) => Promise<readonly LogLine[]>,
  roles: () => Promise<string>,
): Promise<void> {
  let known = await roles()
  let looked = 0
  let beat = Date.now()
  while (!stream.closed) {
    const now = Date.now()
    const held = await roles()
    if (held !== known || now - looked >= LOOK_EVERY_MS) {
      known = held
      looked = now
      for (const line of await follower.look(look, now)) await stream.event('log', line, line.id)
    }
    if (now - beat >= HEARTBEAT_MS) {
      beat = now
      await stream.comment('still here')
    }
    await sleep(TICK_MS)
  }
}

/** Who watches, asked afresh, and what they hold. @throws Problem once they are signed out */
async function rolesNow(api: Api, request: FastifyRequest): Promise<string> {
  request.authenticated = await identify(request, api.deps.authenticator)
  return JSON.stringify(contextOf(request, api.deps).caller.bindings)
}

/** `Last-Event-ID`, which browsers send by themselves, or the parameter `after`. */
function firstPlace(request: FastifyRequest): string | null {
  const header = request.headers['last-event-id']
  if (header === undefined) return readQuery(LogsInput, request.query).after ?? null
  if (!isUuid(header)) throw new Problem('invalid_cursor', 'Last-Event-ID is not the id of a line')
  return header
}
