import { Problem } from '@halcyon/domain'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type ExecutionResult, GraphQLError, parse } from 'graphql'
import { createYoga, type Plugin } from 'graphql-yoga'
import { JsonBody } from '../../commands/input/json-body.ts'
import { requireCaller } from '../http/authenticate.ts'
import type { GatewayDeps, OpenModule } from '../http/deps.ts'
import { problemOf } from '../http/problem.ts'
import { type GraphQLContext, type GraphQLDeps, graphqlContext } from './context.ts'
import { MAX_TOKENS, refusalOf } from './limits.ts'
import { graphqlErrorOf, problemIn } from './problems.ts'
import { graphqlSchema } from './schema.ts'

const PATH = '/graphql'

/** `POST /graphql`, for signed-in callers; a subscription answers with server-sent events. */
export const graphqlModule =
  (own: GraphQLDeps): OpenModule =>
  (app, deps) => {
    const yoga = graphqlServer()
    requireCaller(app, deps)
    answerAsGraphQL(app)
    app.addHook('preClose', async () => own.hub.close())
    app.post(PATH, async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const gone = new AbortController()
      reply.raw.once('close', () => gone.abort())
      const answer = await yoga.fetch(
        new URL(PATH, deps.publicUrl()),
        { method: 'POST', headers: { accept: request.headers.accept ?? '*/*' } },
        serverContext(request, { ...deps, ...own }, gone.signal),
      )
      const type = answer.headers.get('content-type') ?? 'application/json'
      reply.header('content-type', type)
      if (type.startsWith('text/event-stream')) {
        asEventStream(answer.headers)
        return reply.send(answer)
      }
      // As text it is compressed like every other answer.
      return reply.code(answer.status).send(await answer.text())
    })
  }

/** What the library says of a stream, without a coding there is not, and kept from waiting in a proxy. */
function asEventStream(headers: Headers): void {
  headers.delete('content-encoding')
  headers.set('cache-control', 'no-store')
  headers.set('x-accel-buffering', 'no')
}

interface ServerContext extends GraphQLContext {
  readonly body: unknown
}

function serverContext(request: FastifyRequest, deps: GatewayDeps & GraphQLDeps, gone: AbortSignal): ServerContext {
  const { authenticated, body } = request
  if (authenticated === null) throw new Problem('unauthenticated')
  if (!(body instanceof JsonBody)) throw new Problem('unsupported_media_type')
  return { ...graphqlContext(deps, request, authenticated, gone), body: paramsIn(body.read()) }
}

/** One operation; every digit of its variables is kept. */
function paramsIn(body: unknown): object {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body
  throw new Problem('graphql_invalid', 'The body is one object: {query, variables, operationName}')
}

const graphqlServer = () => {
  const schema = graphqlSchema<ServerContext>()
  const limits: Plugin<ServerContext> = {
    onParse: ({ setParseFn }) =>
      setParseFn((source: string, options?: object) => parse(source, { ...options, maxTokens: MAX_TOKENS })),
    onExecute: ({ args, setResultAndStopExecution }) => {
      const refusal = refusalOf(schema, args.document, args.operationName, args.variableValues ?? {})
      if (refusal !== null) setResultAndStopExecution(refused(refusal))
    },
    onSubscribe: ({ args, setResultAndStopExecution }) => {
      const refusal = refusalOf(schema, args.document, args.operationName, args.variableValues ?? {})
      if (refusal !== null) setResultAndStopExecution(refused(refusal))
    },
  }
  return createYoga<ServerContext>({
    schema,
    graphqlEndpoint: PATH,
    graphiql: false,
    landingPage: false,
    batching: false,
    cors: false,
    multipart: false,
    maskedErrors: false,
    logging: false,
    plugins: [ownBody, limits, problems],
  })
}

const refused = (problem: Problem): ExecutionResult => ({
  errors: [new GraphQLError(problem.detail, { originalError: problem })],
})

/** The body was read by the gateway, with its limits. */
const ownBody: Plugin<object, ServerContext> = {
  onRequestParse: ({ serverContext, setRequestParser }) => setRequestParser(() => serverContext.body as never),
}

/** Every error with its problem document, those of a stream too. */
const problems: Plugin<object, ServerContext> = {
  onResultProcess: ({ result, setResult, serverContext }) => {
    if (Array.isArray(result)) return
    if (Symbol.asyncIterator in result) setResult(each(result, (one) => presented(one, serverContext)))
    else setResult(presented(result as ExecutionResult, serverContext))
  },
}

async function* each(
  results: AsyncIterable<ExecutionResult>,
  present: (result: ExecutionResult) => ExecutionResult,
): AsyncGenerator<ExecutionResult> {
  for await (const result of results) yield present(result)
}

function presented(result: ExecutionResult, { incoming }: GraphQLContext): ExecutionResult {
  if (result.errors === undefined) return result
  const errors = result.errors.map((error) => {
    const { status, code } = problemIn(error)
    if (status >= 500)
      incoming.log.error({ err: error.originalError ?? error, correlationId: incoming.id, route: PATH }, code)
    const shown = graphqlErrorOf(error, incoming.id)
    // The answer's status, where nothing was executed.
    if (!('data' in result)) Object.assign(shown.extensions, { http: { status } })
    return shown
  })
  return { ...result, errors }
}

/** What is refused before a document is read has the shape of a GraphQL answer too. */
function answerAsGraphQL(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error)
    if (problem.status >= 500) request.log.error({ err: error, correlationId: request.id, route: PATH }, problem.code)
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="halcyon"')
    return reply
      .code(problem.status)
      .header('cache-control', 'no-store')
      .send({ errors: [graphqlErrorOf(problem, request.id).toJSON()] })
  })
}
