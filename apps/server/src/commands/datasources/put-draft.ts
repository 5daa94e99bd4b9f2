import type { Static } from 'typebox'
import { type Datasource, readDatasource } from '../../queries/datasources-row.ts'
import { getDraftContent } from '../../queries/versions.ts'
import { type Content, hashOf } from '../../queries/versions-content.ts'
import type { Command } from '../command.ts'
import { assertActive } from './assert-active.ts'
import { contentOfInput, DraftInput, writeDraft } from './draft-content.ts'
import { assertUsable } from './draft-secrets.ts'
import type { DatasourceParams } from './fields.ts'
import { findDraft } from './find.ts'
import { type Validation, validateDraft } from './validate-draft.ts'

/** A draft with what is wrong with it. */
export interface Draft extends Content {
  readonly etag: string
  readonly validation: Validation
  /** SHA-256 of the canonical content, hex. */
  readonly contentHash: string
}

/**
 * Replaces a draft. It is saved also when it is wrong, and says what is; it is never published so.
 * Every secret it refers to must be one the caller may use.
 */
export const putDraft: Command<DatasourceParams, typeof DraftInput, Datasource, Draft> = {
  name: 'draft.put',
  action: 'draft.edit',
  input: DraftInput,
  find: findDraft,
  etag: ({ draftEtag }) => draftEtag,
  async run(tx, context, found, input: Static<typeof DraftInput>) {
    assertActive(found)
    const content = contentOfInput(input)
    const before = await getDraftContent(tx, context, found.id)
    await assertUsable(tx, context, found, before, content)
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
