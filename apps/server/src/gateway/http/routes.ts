import { isStorableText, isUuid, Problem } from '@halcyon/domain'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import type { Command, Context, Query } from '../../commands/command.ts'
import { runCommand, runQuery } from '../../commands/run-command.ts'
import { contextOf } from './authenticate.ts'
import type { Api } from './deps.ts'
import { etagHeader, ifMatchOf } from './etag.ts'
import { idempotencyOf } from './idempotency.ts'
import type { Method, Operation } from './operation.ts'

export type { Api, RouteModule } from './deps.ts'

export interface RouteOptions<Result> {
  readonly summary: string
  /** Groups the reference; by default the path's first segment. */
  readonly tag?: string
  /** 200 by default; a function where the result decides (publish: 200 or 202). */
  readonly status?: number | ((result: Result) => number)
  /** The `ETag` header, without quotes. */
  readonly etag?: (result: Result) => string
  /** The answer's body, where it is not the result itself; undefined = no body. */
  readonly present?: (result: Result) => unknown
  /** For the reference only; answers are not filtered by it. */
  readonly answer?: TSchema
}

/** The parameters that a path names: `/secrets/:id/versions/:n` → `{id: string, n: string}`. */
export type ParamsOf<Path extends string> = string extends Path
  ? Readonly<Record<string, string>>
  : Path extends `${string}:${infer Name}/${infer Rest}`
    ? Readonly<Record<Name, string>> & ParamsOf<`/${Rest}`>
    : Path extends `${string}:${infer Name}`
      ? Readonly<Record<Name, string>>
      : Readonly<Record<never, string>>

/**
 * A route that runs a command: `commandRoute(api, 'POST', '/projects', createProject, { summary: 'Create a project', status: 201 })`.
 * Takes `If-Match`, `Idempotency-Key` and `X-Organization-Id`.
 */
export function commandRoute<Path extends string, Input extends TSchema, Found, Result>(
  api: Api,
  method: Exclude<Method, 'GET'>,
  path: Path,
  command: Command<ParamsOf<Path>, Input, Found, Result>,
  options: RouteOptions<Result>,
): void {
  const permission = typeof command.action === 'function' ? null : command.action
  api.operations.push({
    ...described(method, path, options),
    permission,
    body: command.input,
    ifMatch: command.etag !== undefined,
  })
  api.app.route({
    method,
    url: path,
    handler: async (request, reply) => {
      const context = writeContext(request, contextOf(request, api.deps))
      const result = await runCommand(command, context, paramsOf<Path>(request), request.body)
      return answer(reply, result, options)
    },
  })
}

/** A route that runs a query: `queryRoute(api, '/projects', listProjects, { summary: 'List projects' })`. */
export function queryRoute<Path extends string, Input extends TSchema, Found, Result>(
  api: Api,
  path: Path,
  query: Query<ParamsOf<Path>, Input, Found, Result>,
  options: RouteOptions<Result>,
): void {
  api.operations.push({
    ...described('GET', path, options),
    permission: query.action,
    query: query.input,
    anywhere: query.anywhere ?? false,
  })
  api.app.get(path, async (request, reply) => {
    const result = await runQuery(query, contextOf(request, api.deps), paramsOf<Path>(request), request.query)
    return answer(reply, result, options)
  })
}

function described<Result>(method: Method, path: string, options: RouteOptions<Result>): Omit<Operation, 'permission'> {
  return {
    method,
    path: `/api/v1${path}`,
    summary: options.summary,
    tag: options.tag ?? path.split('/')[1] ?? '',
    status: typeof options.status === 'function' ? [200, 202] : [options.status ?? 200],
    ...(options.answer === undefined ? {} : { answer: options.answer }),
  }
}

function writeContext(request: FastifyRequest, context: Context): Context {
  const ifMatch = ifMatchOf(request.headers['if-match'])
  const idempotency = idempotencyOf(request)
  return {
    ...context,
    ...(ifMatch === undefined ? {} : { ifMatch }),
    ...(idempotency === undefined ? {} : { idempotency }),
  }
}

/** The path's parameters; an id that is no UUID is nobody's. */
export function paramsOf<Path extends string = string>(request: FastifyRequest): ParamsOf<Path> {
  for (const [name, value] of Object.entries(request.params as Readonly<Record<string, string>>)) {
    if (/(^id|Id)$/.test(name) && !isUuid(value)) throw new Problem('not_found')
    if (!isStorableText(value)) throw new Problem('not_found')
  }
  return request.params as ParamsOf<Path>
}

function answer<Result>(reply: FastifyReply, result: Result, options: RouteOptions<Result>): FastifyReply {
  const { status, etag, present } = options
  if (etag !== undefined) reply.header('etag', etagHeader(etag(result)))
  reply.code(typeof status === 'function' ? status(result) : (status ?? 200))
  return reply.send(present === undefined ? result : present(result))
}
