import { listAudit, verifyAudit } from '../../../queries/audit.ts'
import { connectionOf } from '../connection.ts'
import { read } from '../context.ts'
import type { Resolvers } from '../generated/resolver-types.ts'

export const audit: Resolvers = {
  Query: {
    audit: (_parent, { filter, ...page }, context) =>
      connectionOf(page, (slice) => read(context, listAudit, {}, { ...filter, ...slice })),
    auditVerification: (_parent, args, context) => read(context, verifyAudit, {}, args),
  },
  AuditResource: { name: ({ kind, id }, _args, { loaders }) => loaders.resourceName(kind, id) },
}
