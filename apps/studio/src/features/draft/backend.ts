import { graphql, request } from '../../api/index.ts'
import { type DraftContent, readContent, writeContent } from './content.ts'
import type { DraftDatasource, DraftValidation, SavedDraft } from './types.ts'

const DraftLoad = graphql(`
  query DraftLoad($id: ID!) {
    datasource(id: $id) {
      id
      name
      type
      typeTitle
      mode
      status
      publishedVersion
      ingestUrl
      projectId
      actions
      draft {
        contentText
        etag
        contentHash
        updatedAt
        updatedBy { id name }
        validation {
          ok
          errors { path code message suggestion }
          warnings { path code message suggestion }
        }
      }
    }
  }
`)

const DraftSave = graphql(`
  mutation DraftSave($id: ID!, $etag: String!, $contentText: String!) {
    putDraft(datasourceId: $id, etag: $etag, input: { contentText: $contentText }) {
      contentText
      etag
      contentHash
      updatedAt
      updatedBy { id name }
      validation {
        ok
        errors { path code message suggestion }
        warnings { path code message suggestion }
      }
    }
  }
`)

interface DraftAnswer {
  readonly contentText: string
  readonly etag: string
  readonly contentHash: string
  readonly updatedAt: string | null
  readonly updatedBy: SavedDraft['updatedBy']
  readonly validation: DraftValidation
}

const savedOf = (draft: DraftAnswer): SavedDraft => ({
  content: readContent(draft.contentText),
  etag: draft.etag,
  contentHash: draft.contentHash,
  validation: draft.validation,
  updatedAt: draft.updatedAt,
  updatedBy: draft.updatedBy,
})

export interface LoadedDraft {
  readonly datasource: DraftDatasource
  readonly saved: SavedDraft
}

/** Where drafts are kept. */
export interface DraftBackend {
  load(datasourceId: string): Promise<LoadedDraft>
  /** @throws ApiProblem `etag_mismatch` when somebody saved since `etag` */
  save(datasourceId: string, etag: string, content: DraftContent): Promise<SavedDraft>
}

export const serverBackend: DraftBackend = {
  async load(id) {
    const { datasource } = await request(DraftLoad, { id })
    const { draft, ...rest } = datasource
    return { datasource: rest, saved: savedOf(draft) }
  },
  async save(id, etag, content) {
    const { putDraft } = await request(DraftSave, { id, etag, contentText: writeContent(content) })
    return savedOf(putDraft)
  },
}
