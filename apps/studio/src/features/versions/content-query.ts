import { queryOptions } from '@tanstack/react-query'
import { graphql, request } from '../../api/index.ts'

const DraftDocument = graphql(`
  query DetailDraftContent($id: ID!) {
    datasource(id: $id) {
      id
      draft {
        config
        secrets
        mapping
        runtime
        contentText
        updatedAt
        updatedBy { id name }
        validation { ok errors { path code message } }
      }
    }
  }
`)

const VersionDocument = graphql(`
  query DetailVersionContent($id: ID!, $number: Int!) {
    datasource(id: $id) {
      id
      version(number: $number) {
        config
        secrets
        mapping
        runtime
        contentText
        publishedAt
        createdBy { id name }
      }
    }
  }
`)

export interface FeedContent {
  readonly config: unknown
  readonly secrets: unknown
  readonly mapping: unknown
  readonly runtime: unknown
  readonly contentText: string
  readonly by: string | null
  readonly at: string | null
  /** How many problems keep it from being published; a version has none. */
  readonly problems: number
}

/** The draft's content, or a version's; `revision` is the draft's etag. */
export const contentQuery = (id: string, side: 'draft' | number, revision: string) =>
  queryOptions({
    queryKey: ['datasource', id, 'content', side, side === 'draft' ? revision : ''],
    queryFn: async ({ signal }): Promise<FeedContent> => {
      if (side === 'draft') {
        const { draft } = (await request(DraftDocument, { id }, signal)).datasource
        const { updatedBy, updatedAt, validation } = draft
        return { ...draft, by: updatedBy?.name ?? null, at: updatedAt, problems: validation.errors.length }
      }
      const { version } = (await request(VersionDocument, { id, number: side }, signal)).datasource
      return { ...version, by: version.createdBy?.name ?? null, at: version.publishedAt, problems: 0 }
    },
  })
