import { diffContent, Problem } from '@halcyon/domain'
import type { Tx } from '@halcyon/store'
import { type Static, Type } from 'typebox'
import type { Context, Find, Query } from '../commands/command.ts'
import { findVersion, type VersionParams, versionNumber } from '../commands/datasources/comment-version.ts'
import { type DatasourceParams, Nothing } from '../commands/datasources/fields.ts'
import { findDatasource } from '../commands/datasources/find.ts'
import type { Draft } from '../commands/datasources/put-draft.ts'
import { validateDraft } from '../commands/datasources/validate-draft.ts'
import { type Datasource, datasourceTarget, readDatasource } from './datasources-row.ts'
import { type Page, pageFields } from './page.ts'
import {
  getDraftContent,
  getVersion,
  listVersionComments,
  listVersions,
  type VersionComment,
  type VersionSummary,
  type VersionView,
} from './versions.ts'
import { asVersion, type Content, EMPTY_CONTENT, hashOf } from './versions-content.ts'

const PageInput = Type.Object(pageFields)

/** The draft, with what is wrong with it. */
export const getDraftQuery: Query<DatasourceParams, typeof Nothing, Datasource, Draft> = {
  name: 'draft.read',
  action: 'config.read',
  input: Nothing,
  find: findDatasource,
  async run(tx, context, found) {
    const content = (await getDraftContent(tx, context, found.id)) ?? EMPTY_CONTENT
    return {
      ...content,
      etag: found.draftEtag,
      validation: await validateDraft(tx, context, found, content),
      contentHash: hashOf(content),
    }
  },
}

export const listVersionsQuery: Query<DatasourceParams, typeof PageInput, Datasource, Page<VersionSummary>> = {
  name: 'version.list',
  action: 'history.read',
  input: PageInput,
  find: findDatasource,
  run: (tx, context, found, input: Static<typeof PageInput>) => listVersions(tx, context, found.id, input),
}

type FoundVersion = { readonly datasource: Datasource; readonly number: number }

export const getVersionQuery: Query<VersionParams, typeof Nothing, FoundVersion, VersionView> = {
  name: 'version.read',
  action: 'history.read',
  input: Nothing,
  find: findVersion,
  async run(tx, context, { datasource, number }) {
    const version = await getVersion(tx, context, datasource.id, number)
    if (version === null) throw new Problem('not_found')
    return version
  },
}

export const listVersionCommentsQuery: Query<VersionParams, typeof PageInput, FoundVersion, Page<VersionComment>> = {
  name: 'version.comments',
  action: 'history.read',
  input: PageInput,
  find: findVersion,
  run: (tx, context, { datasource, number }, input: Static<typeof PageInput>) =>
    listVersionComments(tx, context, datasource.id, number, input),
}

export interface DiffParams extends DatasourceParams {
  /** A number, or `draft`. */
  readonly a?: string
  readonly b?: string
}

export interface TwoContents {
  readonly before: Content
  readonly after: Content
}

/** A draft's or a version's content; null = there is none. */
async function sideOf(
  tx: Tx,
  context: Context,
  datasourceId: string,
  side: string | undefined,
): Promise<Content | null> {
  if (side === 'draft') return getDraftContent(tx, context, datasourceId)
  const number = versionNumber(side)
  return number === null ? null : getVersion(tx, context, datasourceId, number)
}

const findBoth: Find<DiffParams, TwoContents> = async (tx, context, { id, a, b }) => {
  const datasource = await readDatasource(tx, context, id)
  if (datasource === null) return null
  const before = await sideOf(tx, context, datasource.id, a)
  const after = await sideOf(tx, context, datasource.id, b)
  return before === null || after === null ? null : { target: datasourceTarget(datasource), found: { before, after } }
}

/** Both contents, for whoever shows their text beside the changes. */
export const compareContentsQuery: Query<DiffParams, typeof Nothing, TwoContents, TwoContents> = {
  name: 'version.compare',
  action: 'history.read',
  input: Nothing,
  find: findBoth,
  run: async (_tx, _context, found) => found,
}

/** What a reviewer has to look at to go from one to the other, each change with its risk. */
export const diffVersionsQuery: Query<DiffParams, typeof Nothing, TwoContents, ReturnType<typeof diffContent>> = {
  name: 'version.diff',
  action: 'history.read',
  input: Nothing,
  find: findBoth,
  run: async (_tx, _context, { before, after }) => diffContent(asVersion(before), asVersion(after)),
}
