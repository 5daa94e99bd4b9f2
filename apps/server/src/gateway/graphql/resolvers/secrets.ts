import { createSecret } from '../../../commands/secrets/create-secret.ts'
import { deleteSecret } from '../../../commands/secrets/delete-secret.ts'
import { revokeVersion } from '../../../commands/secrets/revoke-version.ts'
import { rotateSecret } from '../../../commands/secrets/rotate-secret.ts'
import { updateSecret } from '../../../commands/secrets/update-secret.ts'
import { listSecrets, readSecret } from '../../../queries/secrets.ts'
import { connectionOf } from '../connection.ts'
import { read, write } from '../context.ts'
import type { Resolvers } from '../generated/resolver-types.ts'

export const secrets: Resolvers = {
  Query: {
    secrets: (_parent, { projectId, datasourceId, search, ...page }, context) =>
      connectionOf(page, (slice) => read(context, listSecrets, {}, { projectId, datasourceId, search, ...slice })),
    secret: (_parent, { id }, context) => read(context, readSecret, { id }),
  },
  Mutation: {
    createSecret: (_parent, { input }, context, info) =>
      write(context, info, createSecret(context.deps.sealer), {}, input),
    updateSecret: (_parent, { id, allowedHosts }, context, info) =>
      write(context, info, updateSecret, { id }, { allowedHosts }),
    rotateSecret: (_parent, { id, input }, context, info) =>
      write(context, info, rotateSecret(context.deps.sealer), { id }, input),
    revokeSecretVersion: (_parent, { id, n }, context, info) =>
      write(context, info, revokeVersion, { id, n: String(n) }),
    deleteSecret: async (_parent, { id }, context, info) => {
      await write(context, info, deleteSecret, { id })
      return id
    },
  },
  SecretVersion: {
    createdById: ({ createdBy }) => createdBy,
    createdBy: ({ createdBy }, _args, { loaders }) => loaders.user(createdBy),
  },
}
