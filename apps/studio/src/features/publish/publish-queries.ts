import { queryOptions } from '@tanstack/react-query'
import { graphql, request } from '../../api/index.ts'

const CandidateDocument = graphql(`
  query PublishCandidate($id: ID!) {
    datasource(id: $id) {
      id
      name
      publishedVersion
      desiredState
      actions
      draft {
        etag
        contentText
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

const PublishDocument = graphql(`
  mutation PublishDraft($id: ID!, $etag: String!, $comment: String) {
    publish(datasourceId: $id, etag: $etag, comment: $comment) {
      state
      version
      etag
    }
  }
`)

/** What would be published: the draft, with what is wrong with it. */
export const candidateQuery = (datasourceId: string) =>
  queryOptions({
    queryKey: ['datasource', datasourceId, 'publish-candidate'],
    queryFn: async ({ signal }) => (await request(CandidateDocument, { id: datasourceId }, signal)).datasource,
    staleTime: 0,
  })

/** @throws ApiProblem `etag_mismatch` when the draft is not the one that was shown, `draft_invalid` with all that is wrong */
export const publishDraft = async (id: string, etag: string, comment: string) =>
  (await request(PublishDocument, { id, etag, comment: comment === '' ? null : comment })).publish
