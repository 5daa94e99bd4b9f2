import type { Database } from '@halcyon/store'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Authenticator } from '../../accounts/authenticator.ts'
import type { Refusals } from '../../audit/refusals.ts'
import type { Operation } from './operation.ts'

export interface GatewayDeps {
  readonly db: Database
  readonly authenticator: Authenticator
  readonly refusals: Refusals
  /** What browsers call this server. Asked at each answer: the port may be chosen late. */
  readonly publicUrl: () => string
  /** Addresses of proxies whose `X-Forwarded-For` is believed. */
  readonly trustedProxies?: readonly string[]
  readonly log?: FastifyBaseLogger
  /** The resources under `/api/v1`, behind authentication. Each module closes over what its commands need. */
  readonly routes: readonly RouteModule[]
  /** What stands outside: sign-in, GraphQL, metrics, the Studio's files. Each in a scope of its own, without authentication. */
  readonly open?: readonly OpenModule[]
}

/** Routes that see to authentication themselves. */
export type OpenModule = (app: FastifyInstance, deps: GatewayDeps, operations: Operation[]) => void

/** Where a route module registers its routes: all under `/api/v1`, all behind authentication. */
export interface Api {
  readonly app: FastifyInstance
  readonly deps: GatewayDeps
  readonly operations: Operation[]
}

export type RouteModule = (api: Api) => void
