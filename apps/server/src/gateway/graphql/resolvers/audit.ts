import type { AuditItem, AuditResource } from '../../../audit/row.ts'
import { listAudit, verifyAudit } from '../../../queries/audit.ts'
import { connectionOf } from '../connection.ts'
import { read } from '../context.ts'
import type { Resolvers } from '../generated/resolver-types.ts'
import type { Loaders } from '../loaders.ts'

type Said = NonNullable<AuditResource['said']>

/** What the entry itself has about its thing: that outlives the thing. */
function saidOf({ before, after }: Pick<AuditItem, 'before' | 'after'>): Said {
  return { ...objectOf(before), ...objectOf(after) }
}

const objectOf = (value: unknown): Said => (typeof value === 'object' && value !== null ? (value as Said) : {})

function textOf(said: Said | undefined, ...fields: readonly string[]): string | null {
  const texts = fields.map((field) => said?.[field])
  return texts.find((text): text is string => typeof text === 'string' && text !== '') ?? null
}

/** A role has no name of its own: which it is, and whose. */
async function roleWords(loaders: Loaders, said: Said | undefined): Promise<string | null> {
  const role = textOf(said, 'role')
  if (role === null) return null
  const person = (await loaders.user(textOf(said, 'subjectId')))?.name ?? textOf(said, 'email')
  return person === null ? role : `${role} · ${person}`
}

export const audit: Resolvers = {
  Query: {
    audit: (_parent, { filter, ...page }, context) =>
      connectionOf(page, (slice) => read(context, listAudit, {}, { ...filter, ...slice })),
    auditVerification: (_parent, args, context) => read(context, verifyAudit, {}, args),
  },
  AuditEntry: { resource: (entry) => ({ ...entry.resource, said: saidOf(entry) }) },
  AuditResource: {
    name: async ({ kind, id, said }, _args, { loaders }) =>
      kind === 'role_binding'
        ? roleWords(loaders, said)
        : ((await loaders.resourceName(kind, id)) ?? textOf(said, 'name', 'title', 'email')),
  },
}
