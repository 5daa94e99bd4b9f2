import type { Outbound } from '@halcyon/connector-kit'
import { isUuid, Problem } from '@halcyon/domain'
import type { Sealer } from '@halcyon/secrets'
import type { FastifyRequest } from 'fastify'
import type { GraphQLResolveInfo } from 'graphql'
import type { Static, TSchema } from 'typebox'
import type { Authenticated } from '../../accounts/authenticator.ts'
import type { Command, Context, Query } from '../../commands/command.ts'
import { runCommand, runQuery } from '../../commands/run-command.ts'
import { contextOf } from '../http/authenticate.ts'
import type { GatewayDeps } from '../http/deps.ts'
import { idempotencyOf } from '../http/idempotency.ts'
import type { LiveHub } from './live/hub.ts'
import { type Loaders, loadersOf } from './loaders.ts'

/** What resolvers need beside the commands and queries. */
export interface GraphQLDeps {
  /** The ingest listener as the outside sees it: what `ingestUrl` begins with. */
  readonly ingestPublicUrl: () => string
  readonly sealer: Sealer
  readonly http: Outbound
  /** Folders whose files feeds may read. */
  readonly allowFiles: readonly string[]
  readonly hub: LiveHub
}

export interface GraphQLContext {
  readonly deps: GatewayDeps & GraphQLDeps
  /** The request as the gateway took it. */
  readonly incoming: FastifyRequest
  readonly authenticated: Authenticated
  /** Aborts when the caller hangs up. */
  readonly gone: AbortSignal
  /** The caller in their organization. @throws Problem `not_found`, or `forbidden` for somebody without one */
  here(): Context
  readonly loaders: Loaders
}

export function graphqlContext(
  deps: GatewayDeps & GraphQLDeps,
  request: FastifyRequest,
  authenticated: Authenticated,
  gone: AbortSignal,
): GraphQLContext {
  const here = (): Context => contextOf(request, deps)
  return { deps, incoming: request, authenticated, gone, here, loaders: loadersOf(here) }
}

/** Runs a query as a route does: an id that is no UUID is nobody's, and what was not given is left out. */
export async function read<Params, Input extends TSchema, Found, Result>(
  { here }: GraphQLContext,
  query: Query<Params, Input, Found, Result>,
  params: Params,
  raw: object = {},
): Promise<Result> {
  return runQuery(query, here(), checked(params), given(raw))
}

export interface WriteOptions {
  /** The ETag the caller saw. */
  readonly ifMatch?: string
  /** Fields for which null is a value of its own. */
  readonly nullable?: readonly string[]
}

/** Runs a command as a route does. An `Idempotency-Key` counts for each mutation of a document apart. */
export async function write<Params, Input extends TSchema, Found, Result>(
  { here, incoming }: GraphQLContext,
  info: GraphQLResolveInfo,
  command: Command<Params, Input, Found, Result>,
  params: Params,
  raw: object = {},
  { ifMatch, nullable = [] }: WriteOptions = {},
): Promise<Result> {
  const idempotency = idempotencyOf(incoming)
  const context: Context = {
    ...here(),
    ...(ifMatch === undefined ? {} : { ifMatch: bare(ifMatch) }),
    ...(idempotency === undefined
      ? {}
      : { idempotency: { ...idempotency, key: `${idempotency.key} ${info.path.key}` } }),
  }
  return runCommand(command, context, checked(params), given(raw, nullable) as Static<Input>)
}

/** An ETag as a header shows it, or bare. */
const bare = (etag: string): string => etag.replace(/^W\//, '').replace(/^"(.*)"$/, '$1')

function checked<Params>(params: Params): Params {
  for (const [name, value] of Object.entries(params ?? {}))
    if (/(^id|Id)$/.test(name) && !isUuid(value)) throw new Problem('not_found')
  return params
}

/** GraphQL's null for an optional field is the same as leaving it out. */
export const given = (input: object | null | undefined, nullable: readonly string[] = []): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(input ?? {}).filter(
      ([name, value]) => value !== undefined && (value !== null || nullable.includes(name)),
    ),
  )
