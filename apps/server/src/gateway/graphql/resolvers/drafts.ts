import { isJsonObject, Problem } from '@halcyon/domain'
import { discardDraft } from '../../../commands/datasources/discard-draft.ts'
import { type Draft, putDraft } from '../../../commands/datasources/put-draft.ts'
import { asJson } from '../../../queries/versions-content.ts'
import { getDraftQuery } from '../../../queries/versions-queries.ts'
import { given, read, write } from '../context.ts'
import type { DraftInput, Resolvers } from '../generated/resolver-types.ts'
import { parseJsonText, textOfJson } from '../json-text.ts'
import type { DraftNode } from '../nodes.ts'

export const drafts: Resolvers = {
  Datasource: {
    draft: async ({ id }, _args, context) => nodeOf(id, await read(context, getDraftQuery, { id })),
  },
  Draft: {
    contentText: (draft) => textOfJson(asJson(draft)),
    updatedAt: async ({ datasourceId }, _args, { loaders }) =>
      (await loaders.draftEdit(datasourceId))?.updatedAt ?? null,
    updatedBy: async ({ datasourceId }, _args, { loaders }) =>
      loaders.user((await loaders.draftEdit(datasourceId))?.updatedBy),
  },
  Mutation: {
    putDraft: async (_parent, { datasourceId: id, etag, input }, context, info) =>
      nodeOf(
        id,
        await write(context, info, putDraft, { id }, contentIn(input), { ifMatch: etag, nullable: ['mapping'] }),
      ),
    discardDraft: async (_parent, { datasourceId: id, etag }, context, info) =>
      nodeOf(id, await write(context, info, discardDraft, { id }, {}, { ifMatch: etag })),
  },
}

const nodeOf = (datasourceId: string, draft: Draft): DraftNode => ({ ...draft, datasourceId })

function contentIn({ contentText, ...fields }: DraftInput): object {
  if (contentText == null) return fields
  if (Object.keys(given(fields)).length > 0)
    throw new Problem('invalid_body', 'Give contentText or the other fields, not both', [
      { path: 'contentText', code: 'not_allowed', message: 'Not beside the other fields' },
    ])
  const content = parseJsonText(contentText, 'contentText')
  if (isJsonObject(content)) return content
  throw new Problem('invalid_body', undefined, [
    { path: 'contentText', code: 'type_mismatch', message: 'Not the JSON text of an object' },
  ])
}
