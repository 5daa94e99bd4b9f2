import { Problem } from '@halcyon/domain'
import type { ProcessMetrics } from '../runtime/process-metrics.ts'
import type { Supervisor } from '../runtime/supervisor.ts'
import type { OpenModule } from './http/server.ts'

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/**
 * `GET /metrics` for Prometheus. It names the feeds of all tenants: so it answers this machine, and elsewhere only a token
 * whose role holds everywhere.
 */
export const metricsEndpoint =
  (metrics: ProcessMetrics, supervisor: Supervisor): OpenModule =>
  (app, deps) => {
    app.get('/metrics', async (request, reply) => {
      if (!LOOPBACK.has(request.ip)) {
        const { authorization } = request.headers
        const { roles } = await deps.authenticator.authenticate({ authorization, remoteAddress: request.ip })
        if (!roles.some(({ scope }) => scope.kind === 'global')) throw new Problem('forbidden')
      }
      metrics.watch(supervisor)
      return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
    })
  }
