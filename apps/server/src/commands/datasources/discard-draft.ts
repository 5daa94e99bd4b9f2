import { type Datasource, readDatasource } from '../../queries/datasources-row.ts'
import { getDraftContent, getVersion } from '../../queries/versions.ts'
import { EMPTY_CONTENT, hashOf } from '../../queries/versions-content.ts'
import type { Command } from '../command.ts'
import { assertActive } from './assert-active.ts'
import { writeDraft } from './draft-content.ts'
import { type DatasourceParams, Nothing } from './fields.ts'
import { findDraft } from './find.ts'
import type { Draft } from './put-draft.ts'
import { validateDraft } from './validate-draft.ts'

/** Returns a draft to the published version; to an empty one where nothing is published. */
export const discardDraft: Command<DatasourceParams, typeof Nothing, Datasource, Draft> = {
  name: 'draft.discard',
  action: 'draft.edit',
  input: Nothing,
  find: findDraft,
  etag: ({ draftEtag }) => draftEtag,
  async run(tx, context, found) {
    assertActive(found)
    const before = await getDraftContent(tx, context, found.id)
    const version = found.publishedVersion
    const published = version === null ? null : await getVersion(tx, context, found.id, version)
    const { config, secrets, mapping, runtime } = published ?? EMPTY_CONTENT
    const content = { config, secrets, mapping, runtime }
    await writeDraft(tx, context, found.id, content)
    const saved = await readDatasource(tx, context, found.id)
    const result: Draft = {
      ...content,
      etag: saved?.draftEtag ?? found.draftEtag,
      validation: await validateDraft(tx, context, found, content),
      contentHash: hashOf(content),
    }
    return { result, audit: { before, after: content } }
  },
}
