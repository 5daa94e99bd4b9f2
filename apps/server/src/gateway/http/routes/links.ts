import { Problem } from '@halcyon/domain'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Static, type TSchema, Type } from 'typebox'
import type { Auth } from '../../../accounts/auth.ts'
import { openSession } from '../../../accounts/sign-in.ts'
import { forgetFailures, takeAttempt } from '../../../accounts/sign-in-limit.ts'
import {
  acceptAs,
  acceptAsNew,
  type LinkUse,
  lookAtInvitation,
  lookAtReset,
  resetPassword,
} from '../../../accounts/use-link.ts'
import { SYSTEM_TENANT } from '../../../audit/system-tenant.ts'
import { Password } from '../../../commands/accounts/create-user.ts'
import { Name } from '../../../commands/input/types.ts'
import { readInput } from '../../../commands/input/validate.ts'
import { RetryLaterProblem } from '../../../commands/retry-later.ts'
import { identify, refuseForeignSite } from '../authenticate.ts'
import type { GatewayDeps, OpenModule } from '../deps.ts'

const token = Type.String({ minLength: 1, maxLength: 200, description: 'The last part of the link' })
const Look = Type.Object({ token })
const Accept = Type.Object({
  token,
  email: Type.String({ maxLength: 320, pattern: '^\\s*[^\\s@]+@[^\\s@]+\\s*$' }),
  name: Name,
  password: Password,
})
const Reset = Type.Object({ token, password: Password })

/**
 * What a link's pages call, without a session (but `join`): `POST /api/v1/links/…`. The secret is in the body, so that no address has it.
 * Attempts from one address are counted as those to sign in are; an unknown link answers as one that is used, revoked or too old.
 */
export const linkRoutes =
  (auth: Auth): OpenModule =>
  (app, deps, operations) => {
    const { db } = deps
    const route = <Body extends TSchema>(
      name: string,
      summary: string,
      body: Body,
      answer: (input: Static<Body>, use: LinkUse, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
    ): void => {
      const path = `/api/v1/links/${name}`
      const open = name === 'join' ? {} : ({ open: true } as const)
      operations.push({ method: 'POST', path, summary, tag: 'links', status: [200], permission: null, ...open, body })
      app.post(path, async (request, reply) => {
        if (name === 'join') request.authenticated = await identify(request, deps.authenticator)
        refuseForeignSite(request, deps.publicUrl())
        const input = readInput(body, request.body)
        const use = { address: request.ip, correlationId: request.id }
        return limited(request, deps, () => answer(input, use, request, reply))
      })
    }
    const signedIn = async (userId: string, request: FastifyRequest, reply: FastifyReply) => {
      deps.authenticator.forget()
      const userAgent = request.headers['user-agent'] ?? null
      reply.header('set-cookie', await openSession(auth, userId, { address: request.ip, userAgent }))
      return { userId }
    }
    route('invitation', 'What an invitation offers', Look, ({ token }) => lookAtInvitation(db, token))
    route('reset', 'Whose password a link sets', Look, ({ token }) => lookAtReset(db, token))
    route(
      'accept',
      'Accept an invitation with a new account, and sign in',
      Accept,
      async (input, use, request, reply) => {
        const { token, ...account } = input
        return signedIn(await acceptAsNew(db, token, account, use), request, reply)
      },
    )
    route('join', 'Accept an invitation as who is signed in', Look, async ({ token }, use, request) => {
      if (request.authenticated?.by !== 'session')
        throw new Problem('unprocessable', 'Sign in to accept; a token cannot')
      const userId = await acceptAs(db, token, request.authenticated.person, use)
      deps.authenticator.forget()
      return { userId }
    })
    route('password', 'Set a new password with a link, and sign in', Reset, async (input, use, request, reply) =>
      signedIn(await resetPassword(db, input.token, input.password, use), request, reply),
    )
  }

/** Only a link that opens nothing leaves its attempt counted. */
async function limited<T>(request: FastifyRequest, { db, refusals }: GatewayDeps, run: () => Promise<T>): Promise<T> {
  try {
    const wait = await takeAttempt(db, 'links', request.ip)
    if (wait > 0) throw new RetryLaterProblem('too_many_attempts', wait)
    const answer = await run()
    await forgetFailures(db, 'links', request.ip)
    return answer
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.code === 'already_exists') await forgetFailures(db, 'links', request.ip)
    if (error.code === 'link_invalid' || error instanceof RetryLaterProblem)
      await refusals.record({
        tenantId: SYSTEM_TENANT,
        actor: { kind: 'system', id: 'anonymous', name: 'anonymous' },
        action: 'link.use',
        resourceKind: 'link',
        resourceId: request.ip,
        remoteAddress: request.ip,
        correlationId: request.id,
        code: error.code,
      })
    throw error
  }
}
