import { ACTIONS, Problem } from '@halcyon/domain'
import { inTenant } from '@halcyon/store'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Auth } from '../../../accounts/auth.ts'
import type { Authenticated } from '../../../accounts/authenticator.ts'
import { signIn } from '../../../accounts/sign-in.ts'
import { forgetFailures, takeAttempt } from '../../../accounts/sign-in-limit.ts'
import { appendAudit } from '../../../audit/append.ts'
import { SYSTEM_TENANT } from '../../../audit/system-tenant.ts'
import { mayDo } from '../../../commands/authorize.ts'
import { JsonBody } from '../../../commands/input/json-body.ts'
import { readInput } from '../../../commands/input/validate.ts'
import { RetryLaterProblem } from '../../../commands/retry-later.ts'
import { contextOf, identify, refuseForeignSite } from '../authenticate.ts'
import type { GatewayDeps, OpenModule } from '../deps.ts'
import type { Operation } from '../operation.ts'

const SignInInput = Type.Object({
  email: Type.String({ minLength: 1, maxLength: 320 }),
  password: Type.String({ minLength: 1, maxLength: 1024 }),
})

const SESSION = '/api/v1/session'
const TAG = 'session'

/** What remains of better-auth's own routes; signing in and up have one door each, which are ours. */
const OFFERED = new Set([
  '/get-session',
  '/sign-out',
  '/list-sessions',
  '/revoke-session',
  '/revoke-sessions',
  '/revoke-other-sessions',
  '/change-password',
])

/** Sessions: `POST`, `GET`, `DELETE /api/v1/session`, and better-auth under `/api/auth`. */
export const sessionRoutes =
  (auth: Auth): OpenModule =>
  (app, deps, operations) => {
    operations.push(...OPERATIONS)
    app.post(SESSION, (request, reply) => open(request, reply, deps, auth))
    app.get(SESSION, async (request) => {
      request.authenticated = await identify(request, deps.authenticator)
      return describe(request, request.authenticated, deps)
    })
    app.delete(SESSION, (request, reply) => close(request, reply, deps, auth))
    mountBetterAuth(app, deps, auth)
  }

const ANONYMOUS = { kind: 'system', id: 'anonymous', name: 'anonymous' } as const

const OPERATIONS: readonly Operation[] = [
  {
    method: 'POST',
    path: SESSION,
    summary: 'Sign in',
    tag: TAG,
    status: [200],
    permission: null,
    open: true,
    body: SignInInput,
  },
  { method: 'GET', path: SESSION, summary: 'Who am I, and what may I do', tag: TAG, status: [200], permission: null },
  { method: 'DELETE', path: SESSION, summary: 'Sign out', tag: TAG, status: [204], permission: null },
]

async function open(request: FastifyRequest, reply: FastifyReply, deps: GatewayDeps, auth: Auth): Promise<unknown> {
  refuseForeignSite(request, deps.publicUrl())
  const { email, password } = readInput(SignInInput, request.body)
  const userAgent = request.headers['user-agent'] ?? null
  const { setCookie } = await signIn(deps.db, auth, { email, password, address: request.ip, userAgent }).catch(
    (error: unknown) => recordFailure(error, request, deps),
  )
  request.authenticated = await deps.authenticator.authenticate({
    cookie: setCookie.split(';')[0],
    remoteAddress: request.ip,
  })
  await record(request, deps, 'session.create')
  reply.header('set-cookie', setCookie)
  return describe(request, request.authenticated, deps)
}

async function recordFailure(error: unknown, request: FastifyRequest, { refusals }: GatewayDeps): Promise<never> {
  if (error instanceof Problem && (error.status === 401 || error instanceof RetryLaterProblem)) {
    await refusals.record({
      tenantId: SYSTEM_TENANT,
      actor: ANONYMOUS,
      action: 'session.create',
      resourceKind: 'session',
      resourceId: request.ip,
      remoteAddress: request.ip,
      correlationId: request.id,
      code: error.code,
    })
  }
  throw error
}

async function close(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: GatewayDeps,
  auth: Auth,
): Promise<FastifyReply> {
  request.authenticated = await identify(request, deps.authenticator)
  if (request.authenticated.by !== 'session') throw new Problem('unprocessable', 'A token is revoked, not signed out')
  refuseForeignSite(request, deps.publicUrl())
  const { headers } = await auth.api.signOut({
    headers: new Headers({ cookie: request.headers.cookie ?? '' }),
    returnHeaders: true,
  })
  deps.authenticator.forget()
  await record(request, deps, 'session.delete')
  return reply.header('set-cookie', headers.getSetCookie()).code(204).send()
}

function describe(
  request: FastifyRequest,
  { by, person, organizations, roles, caller }: Authenticated,
  deps: GatewayDeps,
): unknown {
  const context = organizations.length === 0 ? null : contextOf(request, deps)
  const everywhere = { kind: 'organization', id: context?.tenantId ?? null }
  return {
    by,
    user: person,
    organizationId: context?.tenantId ?? null,
    organizations,
    bindings: roles,
    /** A token's narrowing. */
    scopes: caller.scopes,
    /** What the caller may do in the whole organization; a narrower role may allow more in its place. */
    permissions: context === null ? [] : ACTIONS.filter((action) => mayDo(context, action, everywhere)),
  }
}

async function record(request: FastifyRequest, { db }: GatewayDeps, action: string): Promise<void> {
  const { authenticated } = request
  if (authenticated === null) return
  const { kind, id, name } = authenticated.caller
  const entry = {
    tenantId: SYSTEM_TENANT,
    actor: { kind, id, name },
    action,
    resourceKind: 'session',
    resourceId: null,
  }
  await inTenant(db, SYSTEM_TENANT, (tx) =>
    appendAudit(tx, { ...entry, remoteAddress: request.ip, correlationId: request.id }),
  )
}

function mountBetterAuth(app: FastifyInstance, deps: GatewayDeps, auth: Auth): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    handler: async (request, reply) => {
      const path = new URL(request.url, deps.publicUrl()).pathname.slice('/api/auth'.length)
      if (!OFFERED.has(path)) throw new Problem('not_found')
      refuseForeignSite(request, deps.publicUrl())
      if (path !== '/get-session') request.authenticated = await identify(request, deps.authenticator)
      const attempts = path === '/change-password' ? `password of ${request.authenticated?.person.id}` : null
      if (attempts !== null) await assertAttemptLeft(attempts, request, deps)
      const response = await auth.handler(asWebRequest(request, String(auth.options.baseURL)))
      deps.authenticator.forget()
      if (response.ok && attempts !== null) await forgetFailures(deps.db, attempts, null)
      if (!response.ok)
        throw new Problem(response.status === 401 ? 'unauthenticated' : 'malformed', await messageOf(response))
      if (path !== '/get-session' && request.method === 'POST')
        await record(request, deps, `session${path.replace('/', '.')}`)
      reply.headers({ 'content-type': 'application/json', 'set-cookie': response.headers.getSetCookie() })
      return reply.code(response.status).send(await response.text())
    },
  })
}

/**
 * A stolen session must not find the password by trying: counted as attempts to sign in are, from wherever they come.
 * @throws Problem `too_many_attempts` with the seconds to wait
 */
async function assertAttemptLeft(attempts: string, request: FastifyRequest, deps: GatewayDeps): Promise<void> {
  const wait = await takeAttempt(deps.db, attempts, null)
  if (wait === 0) return
  const { kind, id, name } = request.authenticated?.caller ?? ANONYMOUS
  await deps.refusals.record({
    tenantId: SYSTEM_TENANT,
    actor: { kind, id, name },
    action: 'session.change-password',
    resourceKind: 'session',
    resourceId: null,
    remoteAddress: request.ip,
    correlationId: request.id,
    code: 'too_many_attempts',
  })
  throw new RetryLaterProblem('too_many_attempts', wait)
}

/** The origin was checked by us; better-auth compares it with the url it was made with alone. */
function asWebRequest(request: FastifyRequest, baseUrl: string): Request {
  const { origin } = new URL(baseUrl)
  const headers = {
    cookie: request.headers.cookie ?? '',
    origin,
    'content-type': 'application/json',
    'x-halcyon-remote': request.ip,
  }
  const body = request.body instanceof JsonBody ? JSON.stringify(request.body.read()) : '{}'
  const init = request.method === 'POST' ? { body } : {}
  return new Request(new URL(request.url, origin), { method: request.method, headers, ...init })
}

async function messageOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null)
  return typeof body === 'object' && body !== null && 'message' in body
    ? String(body.message)
    : 'The request was refused'
}
