import { randomUUID } from 'node:crypto'
import { ACTIONS, type Action, Problem } from '@halcyon/domain'
import { Type } from 'typebox'
import { enterTenantsOf, holdsNothingElsewhere } from '../../accounts/organizations.ts'
import { newToken } from '../../accounts/tokens.ts'
import { findPerson } from '../../accounts/visible-people.ts'
import type { Caller, Command } from '../command.ts'
import { idField, Name, timeField } from '../input/types.ts'

const Input = Type.Object({
  name: Name,
  userId: Type.Optional(idField('Whose token; by default the caller’s. Another’s: administrators only')),
  scopes: Type.Optional(
    Type.Array(Type.Union(ACTIONS.map((action) => Type.Literal(action))), {
      uniqueItems: true,
      maxItems: ACTIONS.length,
      description: 'Permissions the token is narrowed to; absent = all its user has',
    }),
  ),
  expiresAt: Type.Optional(timeField('Until when the token is valid')),
})

export interface NewTokenView {
  readonly id: string
  readonly name: string
  /** Shown once; null when an Idempotency-Key repeats the call. */
  readonly token: string | null
  readonly prefix: string
  readonly userId: string
  readonly scopes: readonly string[] | null
  readonly expiresAt: string | null
}

interface Found {
  readonly userId: string
  readonly self: boolean
}

const userIn = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'userId' in body ? body.userId : undefined

/** An API token: for oneself with any role, for others with `tokens.manage`. */
export const createToken: Command<unknown, typeof Input, Found, NewTokenView> = {
  name: 'token.create',
  action: ({ self }) => (self ? 'catalog.read' : 'tokens.manage'),
  anywhere: ({ self }) => self,
  input: Input,
  find: async (tx, context, _params, body) => {
    const named = userIn(body)
    const userId = typeof named === 'string' ? named : context.caller.userId
    const target = { kind: 'api_token', id: null }
    if (userId === context.caller.userId) return { target, found: { userId, self: true } }
    const person = await findPerson(tx, context, userId)
    return person && { target, found: { userId, self: false } }
  },
  keepAnswer: (result) => ({ ...result, token: null }),
  run: async (tx, context, { userId, self }, input) => {
    if (!self && !(await holdsNothingElsewhere(tx, context, userId))) {
      throw new Problem('forbidden', 'They also hold roles outside this organization')
    }
    const scopes = narrowed(context.caller, input.scopes ?? null)
    const expiresAt = input.expiresAt ?? null
    if (expiresAt !== null && Date.parse(expiresAt) <= Date.now())
      throw new Problem('unprocessable', 'expiresAt is in the past')
    await enterTenantsOf(tx, context, userId)
    const { token, prefix, digest } = newToken()
    const id = randomUUID()
    await tx
      .insertInto('api_token')
      .values({
        id,
        user_id: userId,
        name: input.name,
        prefix,
        digest,
        scopes,
        expires_at: expiresAt,
        created_by: context.caller.userId,
      })
      .execute()
    const view = { id, name: input.name, prefix, userId, scopes, expiresAt }
    return { result: { ...view, token }, audit: { resourceId: id, after: view } }
  },
}

/** A narrowed token makes tokens no wider than itself. */
function narrowed(caller: Caller, scopes: Action[] | null): Action[] | null {
  if (caller.scopes === null) return scopes
  if (scopes === null) return [...caller.scopes]
  const wider = scopes.find((scope) => !caller.scopes?.includes(scope))
  if (wider !== undefined) throw new Problem('forbidden', `This token may not give the permission ${wider}`)
  return scopes
}
