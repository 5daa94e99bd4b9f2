import type { TSchema } from 'typebox'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What the API reference says of a route; every route registers one. */
export interface Operation {
  readonly method: Method
  /** As fastify has it: `/api/v1/datasources/:id`. */
  readonly path: string
  readonly summary: string
  readonly tag: string
  readonly status: readonly number[]
  /** The permission it asks for; null = open to everybody, or decided by the command. */
  readonly permission: string | null
  readonly open?: true
  /** Enough to hold the permission anywhere in the organization: a list. */
  readonly anywhere?: boolean
  readonly body?: TSchema
  readonly query?: TSchema
  readonly answer?: TSchema
  readonly ifMatch?: boolean
}
