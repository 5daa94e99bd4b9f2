import { diffContent } from '@halcyon/domain'
import { commentVersion } from '../../../commands/datasources/comment-version.ts'
import { publishVersion } from '../../../commands/datasources/publish-version.ts'
import { rollbackVersion } from '../../../commands/datasources/rollback-version.ts'
import { undoVersion } from '../../../commands/runs/undo-run.ts'
import { versionUndoPlanQuery } from '../../../queries/undo-plan.ts'
import { asJson, asVersion } from '../../../queries/versions-content.ts'
import {
  compareContentsQuery,
  getVersionQuery,
  listVersionCommentsQuery,
  listVersionsQuery,
} from '../../../queries/versions-queries.ts'
import { connectionOf } from '../connection.ts'
import { read, write } from '../context.ts'
import type { Resolvers } from '../generated/resolver-types.ts'
import { jsonText, textOfJson } from '../json-text.ts'
import { datasourceById } from './datasources.ts'

export const versions: Resolvers = {
  Datasource: {
    versions: ({ id }, page, context) => connectionOf(page, (slice) => read(context, listVersionsQuery, { id }, slice)),
    version: async ({ id }, { number }, context) => ({
      ...(await read(context, getVersionQuery, { id, version: String(number) })),
      datasourceId: id,
    }),
    diff: async ({ id }, { from, to }, context) => {
      const { before, after } = await read(context, compareContentsQuery, { id, a: from, b: to })
      return {
        ...diffContent(asVersion(before), asVersion(after)),
        beforeText: textOfJson(asJson(before)),
        afterText: textOfJson(asJson(after)),
      }
    },
  },
  VersionSummary: {
    createdById: ({ createdBy }) => createdBy,
    createdBy: ({ createdBy }, _args, { loaders }) => loaders.user(createdBy),
  },
  Version: {
    createdById: ({ createdBy }) => createdBy,
    createdBy: ({ createdBy }, _args, { loaders }) => loaders.user(createdBy),
    undoPlan: ({ datasourceId: id, number }, _args, context) =>
      read(context, versionUndoPlanQuery, { id, version: String(number) }),
    contentText: (version) => textOfJson(asJson(version)),
    comments: ({ datasourceId: id, number }, page, context) =>
      connectionOf(page, (slice) => read(context, listVersionCommentsQuery, { id, version: String(number) }, slice)),
  },
  VersionComment: { author: ({ authorId }, _args, { loaders }) => loaders.user(authorId) },
  Change: {
    before: ({ before }) => jsonText(before),
    after: ({ after }) => jsonText(after),
  },
  Published: { datasource: ({ datasourceId }, _args, context) => datasourceById(context, datasourceId) },
  Mutation: {
    publish: async (_parent, { datasourceId: id, ...input }, context, info) => ({
      ...(await write(context, info, publishVersion, { id }, input)),
      datasourceId: id,
    }),
    rollback: async (_parent, { datasourceId: id, ...input }, context, info) => ({
      ...(await write(context, info, rollbackVersion, { id }, input)),
      datasourceId: id,
    }),
    undoVersion: (_parent, { datasourceId: id, version, reason }, context, info) =>
      write(context, info, undoVersion, { id, version: String(version) }, { reason }),
    commentVersion: (_parent, { datasourceId: id, version, input }, context, info) =>
      write(context, info, commentVersion, { id, version: String(version) }, input),
  },
}
