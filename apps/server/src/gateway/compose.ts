import { createOutbound } from '@halcyon/connector-kit'
import type { Sealer } from '@halcyon/secrets'
import type { Database } from '@halcyon/store'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Auth } from '../accounts/auth.ts'
import type { Authenticator } from '../accounts/authenticator.ts'
import type { Refusals } from '../audit/refusals.ts'
import type { DemoSender } from '../demo/sender.ts'
import type { Installation } from '../doctor/check.ts'
import type { ProcessMetrics } from '../runtime/process-metrics.ts'
import type { Supervisor } from '../runtime/supervisor.ts'
import { LiveHub } from './graphql/live/hub.ts'
import { Notifications } from './graphql/live/notifications.ts'
import { graphqlModule } from './graphql/server.ts'
import { sessionRoutes } from './http/routes/auth.ts'
import { datasourceModules } from './http/routes/datasource-modules.ts'
import { demoRoutes } from './http/routes/demo.ts'
import { doctorRoutes } from './http/routes/doctor.ts'
import { foundationRoutes } from './http/routes/foundation.ts'
import { linkRoutes } from './http/routes/links.ts'
import { buildGateway, type OpenModule } from './http/server.ts'
import { metricsEndpoint } from './metrics-endpoint.ts'
import { studioFiles } from './studio.ts'

export interface ComposeOptions {
  readonly installation: Pick<Installation, 'dataDir' | 'bind' | 'version'>
  readonly db: Database
  /** For the connection that listens to notifications. */
  readonly databaseUrl: string
  readonly sealer: Sealer
  readonly auth: Auth
  readonly authenticator: Authenticator
  readonly refusals: Refusals
  /** Asked at each answer: the port may be chosen late. */
  readonly publicUrl: () => string
  readonly ingestPublicUrl: string
  readonly trustedProxies: readonly string[]
  readonly allowNetworks: readonly string[]
  readonly allowFiles: readonly string[]
  readonly metrics: ProcessMetrics
  readonly supervisor: Supervisor
  readonly demo: DemoSender
  readonly log: Logger
}

/** The whole gateway: every route over the commands and queries. */
export function composeGateway(options: ComposeOptions): FastifyInstance {
  const {
    db,
    sealer,
    auth,
    authenticator,
    refusals,
    publicUrl,
    ingestPublicUrl,
    trustedProxies,
    metrics,
    supervisor,
    demo,
    log,
  } = options
  const { allowNetworks, allowFiles } = options
  const http = createOutbound({ allowNetworks })
  const deps = { ingestPublicUrl: () => ingestPublicUrl, sealer, http, allowFiles }
  const hub = new LiveHub({
    db,
    notifications: new Notifications(options.databaseUrl),
    onError: (error) => log.warn({ err: error }, 'a look for the live streams failed'),
  })
  const app = buildGateway({
    db,
    authenticator,
    refusals,
    publicUrl,
    log,
    ...(trustedProxies.length === 0 ? {} : { trustedProxies }),
    routes: [
      ...foundationRoutes(sealer),
      ...datasourceModules(deps),
      demoRoutes({ sealer, sender: demo }),
      doctorRoutes({ ...options.installation, publicUrl, now: Date.now }),
    ],
    open: [
      sessionRoutes(auth),
      linkRoutes(auth),
      graphqlModule({ ...deps, hub }),
      metricsEndpoint(metrics, supervisor),
      readiness(db),
      studioFiles(),
    ],
  })
  app.addHook('onClose', () => refusals.close())
  app.addHook('onClose', () => http.close())
  return app
}

/** `GET /readyz`: 200 while the database answers. */
const readiness =
  (db: Database): OpenModule =>
  (app) => {
    app.get('/readyz', async (_request, reply) => {
      try {
        await sql`select 1`.execute(db)
        return { status: 'ready' }
      } catch {
        return reply.code(503).send({ status: 'not ready' })
      }
    })
  }
