import { Readable } from 'node:stream'
import { exportLines } from '../../../audit/export.ts'
import { runQuery } from '../../../commands/run-command.ts'
import { exportAudit, listAudit, verifyAudit } from '../../../queries/audit.ts'
import { contextOf } from '../authenticate.ts'
import { queryRoute, type RouteModule } from '../routes.ts'

export const auditRoutes: RouteModule = (api) => {
  queryRoute(api, '/audit', listAudit, { summary: 'Read the audit log, newest first' })
  queryRoute(api, '/audit/verify', verifyAudit, { summary: 'Verify the audit log’s hash chain' })
  api.operations.push({
    method: 'GET',
    path: '/api/v1/audit/export',
    summary: 'Export the audit log as NDJSON, newest first',
    tag: 'audit',
    status: [200],
    permission: exportAudit.action,
    query: exportAudit.input,
  })
  api.app.get('/audit/export', async (request, reply) => {
    const { tenantId, filter } = await runQuery(exportAudit, contextOf(request, api.deps), {}, request.query)
    reply.header('content-disposition', 'attachment; filename="audit.ndjson"').type('application/x-ndjson')
    return reply.send(Readable.from(exportLines(api.deps.db, tenantId, filter)))
  })
}
