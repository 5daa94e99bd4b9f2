import { queryOptions } from '@tanstack/react-query'
import { graphql, request } from '../../api/index.ts'

const DiffDocument = graphql(`
  query DiffContents($id: ID!, $from: String!, $to: String!) {
    datasource(id: $id) {
      id
      diff(from: $from, to: $to) {
        changes { path kind before after risk area }
        summary { added removed changed highestRisk }
        beforeText
        afterText
      }
    }
  }
`)

/** `from` and `to` are a version's number, or `draft`; `revision` is the draft's etag, so that another draft is another diff. */
export const diffQuery = (datasourceId: string, from: string, to: string, revision = '') =>
  queryOptions({
    queryKey: ['datasource', datasourceId, 'diff', from, to, revision],
    queryFn: async ({ signal }) =>
      (await request(DiffDocument, { id: datasourceId, from, to }, signal)).datasource.diff,
  })
