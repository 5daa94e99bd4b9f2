import { randomUUID } from 'node:crypto'
import { constants } from 'node:zlib'
import fastifyCompress, { type FastifyCompressOptions } from '@fastify/compress'
import { isUuid, Problem } from '@halcyon/domain'
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import { JsonBody } from '../../commands/input/json-body.ts'
import { requireCaller } from './authenticate.ts'
import type { GatewayDeps } from './deps.ts'
import type { Operation } from './operation.ts'
import { problemOf, sendProblem } from './problem.ts'
import { securityHeaders } from './security-headers.ts'

export type { GatewayDeps, OpenModule } from './deps.ts'

/** A body of the API; payloads have their own port and limits. */
const BODY_LIMIT = 4 * 1024 * 1024

/** Answers of some size, as the caller takes them. Quick rather than small; a live stream is passed on as it comes. */
const COMPRESSION: FastifyCompressOptions = {
  globalDecompression: false,
  encodings: ['br', 'gzip'],
  threshold: 1024,
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  customTypes: (type) => COMPRESSIBLE.test(type),
}
const COMPRESSIBLE = /^text\/(?!event-stream)|[/+](?:json|xml|javascript|x-ndjson)\b/

declare module 'fastify' {
  interface FastifyInstance {
    /** Every registered route, for the reference. */
    operations: readonly Operation[]
  }
}

/** The gateway without a port: tests `inject`, `main` listens. */
export function buildGateway(deps: GatewayDeps): FastifyInstance {
  const app = Fastify({
    ...(deps.log === undefined ? {} : { loggerInstance: deps.log }),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    trustProxy: deps.trustedProxies === undefined ? false : [...deps.trustedProxies],
    genReqId: (request) => correlationIdOf(request.headers['x-correlation-id']),
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    exposeHeadRoutes: true,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    frameworkErrors: (error, _request, reply) => void sendProblem(reply, problemOf(error)),
  })
  const operations: Operation[] = []
  app.decorate('operations', operations)
  app.decorateRequest('authenticated', null)
  readBodies(app)
  answerErrors(app)
  app.addHook('onClose', () => deps.refusals.close())
  addHeaders(app, deps)
  app.register(fastifyCompress, COMPRESSION)
  app.get('/healthz', async () => ({ status: 'ok' }))
  for (const open of deps.open ?? []) {
    app.register((scope, _, done) => {
      open(scope, deps, operations)
      done()
    })
  }
  const api = (scope: FastifyInstance, _: unknown, done: () => void): void => {
    requireCaller(scope, deps)
    for (const module of deps.routes) module({ app: scope, deps, operations })
    scope.setNotFoundHandler((_request, reply) => sendProblem(reply, new Problem('not_found')))
    done()
  }
  app.register(api, { prefix: '/api/v1' })
  return app
}

const correlationIdOf = (header: string | string[] | undefined): string => (isUuid(header) ? header : randomUUID())

/** JSON alone, and not read before the command asks: see JsonBody. */
function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    /^application\/(?:[\w.+-]+\+)?json(?:\s*;|$)/i,
    { parseAs: 'buffer' },
    (_request, body, done) => {
      done(null, new JsonBody(typeof body === 'string' ? Buffer.from(body) : body))
    },
  )
}

function answerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, new Problem('not_found')))
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error)
    if (problem.status >= 500)
      request.log.error({ err: error, correlationId: request.id, route: routeOf(request) }, problem.code)
    return sendProblem(reply, problem)
  })
}

/** The route's pattern, never the url: a query string may have what a log should not. */
const routeOf = (request: FastifyRequest): string => `${request.method} ${request.routeOptions.url ?? 'unknown'}`

function addHeaders(app: FastifyInstance, deps: GatewayDeps): void {
  const headers = securityHeaders(deps.publicUrl())
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers).header('x-correlation-id', request.id)
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
  })
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        correlationId: request.id,
        route: routeOf(request),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
  })
}
