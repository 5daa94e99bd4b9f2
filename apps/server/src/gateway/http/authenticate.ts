import { isUuid, Problem, type TenantId } from '@halcyon/domain'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Authenticated, Authenticator } from '../../accounts/authenticator.ts'
import type { Context } from '../../commands/command.ts'
import type { GatewayDeps } from './deps.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set before a body is read. Read it through `contextOf`. */
    authenticated: Authenticated | null
  }
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Every route of this scope asks who calls, before a body is read: 401, then 403 for another site's request with our cookie. */
export function requireCaller(scope: FastifyInstance, deps: GatewayDeps): void {
  scope.addHook('onRequest', async (request) => {
    request.authenticated = await identify(request, deps.authenticator)
    if (request.authenticated.by === 'session') refuseForeignSite(request, deps.publicUrl())
  })
}

/** @throws Problem `unauthenticated` */
export async function identify(request: FastifyRequest, authenticator: Authenticator): Promise<Authenticated> {
  return authenticator.authenticate({
    authorization: request.headers.authorization,
    cookie: request.headers.cookie,
    remoteAddress: request.ip,
    organizationId: organizationNamed(request),
  })
}

const organizationNamed = ({ headers }: FastifyRequest): string | undefined => {
  const header = headers['x-organization-id']
  return Array.isArray(header) ? header[0] : header
}

/**
 * A browser sends the cookie along with other sites' requests; it says so, and a request that changes something is refused.
 * @throws Problem `csrf_refused`
 */
export function refuseForeignSite(request: FastifyRequest, publicUrl: string): void {
  if (SAFE.has(request.method)) return
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Problem('csrf_refused')
  const { origin } = request.headers
  if (origin !== undefined && origin !== new URL(publicUrl).origin && hostOf(origin) !== request.host) {
    throw new Problem('csrf_refused')
  }
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null)

/**
 * The context of a command or query: the caller in the organization they name (`X-Organization-Id`), else the first they joined.
 * @throws Problem `unauthenticated` on a route without a caller; `not_found` for an organization that is not theirs
 */
export function contextOf(request: FastifyRequest, deps: GatewayDeps): Context {
  const { authenticated } = request
  if (authenticated === null) throw new Problem('unauthenticated')
  const tenantId = chooseOrganization(authenticated, organizationNamed(request))
  return {
    db: deps.db,
    caller: authenticated.caller,
    tenantId,
    correlationId: request.id,
    refusals: deps.refusals,
  }
}

function chooseOrganization({ organizations }: Authenticated, named: string | undefined): TenantId {
  if (named !== undefined && !isUuid(named)) throw new Problem('not_found')
  const chosen = named === undefined ? organizations[0] : organizations.find(({ id }) => id === named)
  if (chosen === undefined)
    throw named === undefined
      ? new Problem('forbidden', 'You hold no role in any organization')
      : new Problem('not_found')
  return chosen.id
}
