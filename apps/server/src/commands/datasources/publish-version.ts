import { Problem } from '@halcyon/domain'
import { type Static, Type } from 'typebox'
import type { Datasource } from '../../queries/datasources-row.ts'
import { getDraftContent, getVersion } from '../../queries/versions.ts'
import { EMPTY_CONTENT, hashOf } from '../../queries/versions-content.ts'
import type { Command } from '../command.ts'
import { assertActive } from './assert-active.ts'
import { writeDraft } from './draft-content.ts'
import { Comment, type DatasourceParams } from './fields.ts'
import { findDraft } from './find.ts'
import { validateDraft } from './validate-draft.ts'
import { type Published, writeVersion } from './write-version.ts'

export const PublishInput = Type.Object({
  comment: Type.Optional({ ...Comment, description: 'Why; it goes to the history and the audit log' }),
  etag: Type.String({
    minLength: 1,
    maxLength: 200,
    description: 'The draft’s ETag: what you have seen is what is published',
  }),
})

/** An ETag as a header shows it, or bare. */
const bare = (etag: string): string => etag.replace(/^W\//, '').replace(/^"(.*)"$/, '$1')

/**
 * Publishes the draft. In force when it answers: later batches, on every node, are of this version.
 * @throws Problem `etag_mismatch` when the draft is not the one seen, `draft_invalid` with all that is wrong
 */
export const publishVersion: Command<DatasourceParams, typeof PublishInput, Datasource, Published> = {
  name: 'datasource.publish',
  action: 'datasource.publish',
  input: PublishInput,
  find: findDraft,
  async run(tx, context, found, input: Static<typeof PublishInput>) {
    assertActive(found)
    if (bare(input.etag) !== found.draftEtag) throw new Problem('etag_mismatch')
    const content = (await getDraftContent(tx, context, found.id)) ?? EMPTY_CONTENT
    const { ok, errors } = await validateDraft(tx, context, found, content)
    if (!ok) throw new Problem('draft_invalid', undefined, errors)
    const before =
      found.publishedVersion === null ? null : await getVersion(tx, context, found.id, found.publishedVersion)
    const comment = input.comment ?? ''
    // The draft stays what it was; its new ETag tells a second publisher that this was done.
    await writeDraft(tx, context, found.id, content)
    const published = await writeVersion(tx, context, found, { content, comment, rolledBackTo: null })
    const version = published.publishedVersion ?? 0
    return {
      result: { state: 'published', version, etag: published.draftEtag },
      audit: {
        before: before === null ? null : { version: before.number, contentHash: before.contentHash },
        after: { version, contentHash: hashOf(content), content },
        ...(comment === '' ? {} : { reason: comment }),
      },
    }
  },
}
