import { queryOptions } from '@tanstack/react-query'
import { graphql, request } from '../../../api/index.ts'

const CommentsDocument = graphql(`
  query DetailComments($id: ID!, $number: Int!) {
    datasource(id: $id) {
      id
      version(number: $number) {
        number
        comments(first: 200) {
          nodes {
            id
            anchor
            body
            createdAt
            author { id name }
          }
        }
      }
    }
  }
`)

const CommentDocument = graphql(`
  mutation DetailComment($id: ID!, $number: Int!, $input: CommentInput!) {
    commentVersion(datasourceId: $id, version: $number, input: $input) {
      id
    }
  }
`)

export const commentsQuery = (id: string, number: number) =>
  queryOptions({
    queryKey: ['datasource', id, 'comments', number],
    queryFn: async ({ signal }) =>
      (await request(CommentsDocument, { id, number }, signal)).datasource.version.comments.nodes,
  })

export const sendComment = (id: string, number: number, body: string, anchor: string | null) =>
  request(CommentDocument, { id, number, input: { body, anchor } })
