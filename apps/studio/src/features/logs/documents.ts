import { graphql } from '../../api/index.ts'

export const LogsPage = graphql(`
  query LogsPage($id: ID!, $first: Int, $after: String, $filter: LogFilter) {
    datasource(id: $id) {
      id
      logs(first: $first, after: $after, filter: $filter) {
        nodes { id at level component message correlationId node fields }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`)
