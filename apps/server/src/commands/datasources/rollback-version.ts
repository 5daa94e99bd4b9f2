import { Problem } from '@halcyon/domain'
import { type Static, Type } from 'typebox'
import type { Datasource } from '../../queries/datasources-row.ts'
import { getDraftContent, getVersion, type VersionView } from '../../queries/versions.ts'
import { EMPTY_CONTENT, hashOf } from '../../queries/versions-content.ts'
import type { Command } from '../command.ts'
import { assertActive } from './assert-active.ts'
import { writeDraft } from './draft-content.ts'
import { Comment, type DatasourceParams } from './fields.ts'
import { findDraft } from './find.ts'
import { validateDraft } from './validate-draft.ts'
import { type Published, writeVersion } from './write-version.ts'

export const RollbackInput = Type.Object({
  version: Type.Integer({ minimum: 1, maximum: 2_147_483_647, description: 'A version that was published' }),
  comment: Type.Optional(Comment),
})

/**
 * Publishes the content of an earlier version as a new one; in force when it answers. A draft without changes of its own goes
 * along; one that somebody is working on stays.
 */
export const rollbackVersion: Command<DatasourceParams, typeof RollbackInput, Datasource, Published> = {
  name: 'datasource.rollback',
  action: 'rollback',
  input: RollbackInput,
  find: findDraft,
  async run(tx, context, found, input: Static<typeof RollbackInput>) {
    assertActive(found)
    const target = await getVersion(tx, context, found.id, input.version)
    if (target === null || !wasPublished(target)) throw neverPublished(input.version)
    const { config, secrets, mapping, runtime } = target
    const content = { config, secrets, mapping, runtime }
    const { ok, errors } = await validateDraft(tx, context, found, content)
    if (!ok) throw new Problem('draft_invalid', `Version ${input.version} cannot run any more`, errors)
    const before = await getVersion(tx, context, found.id, found.publishedVersion ?? 0)
    const draft = (await getDraftContent(tx, context, found.id)) ?? EMPTY_CONTENT
    if (hashOf(draft) === before?.contentHash) await writeDraft(tx, context, found.id, content)
    const comment = input.comment ?? ''
    const published = await writeVersion(tx, context, found, { content, comment, rolledBackTo: input.version })
    const version = published.publishedVersion ?? 0
    return {
      result: { state: 'published', version, etag: published.draftEtag },
      audit: {
        before: before === null ? null : { version: before.number, contentHash: before.contentHash },
        after: { version, rolledBackTo: input.version, contentHash: hashOf(content) },
        ...(comment === '' ? {} : { reason: comment }),
      },
    }
  },
}

const wasPublished = ({ state }: VersionView): boolean => state === 'published' || state === 'superseded'

const neverPublished = (version: number): Problem =>
  new Problem('unprocessable', `Version ${version} was never published`, [
    { path: 'version', code: 'not_found', message: 'Only a version that was published can be brought back' },
  ])
