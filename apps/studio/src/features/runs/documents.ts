import { graphql } from '../../api/index.ts'

export const RunsPage = graphql(`
  query RunsPage($id: ID!, $after: String, $state: RunState) {
    datasource(id: $id) {
      id
      runs(first: 50, after: $after, state: $state) {
        nodes {
          id kind state parameters createdAt startedAt finishedAt
          progress { done total rate eta }
          failure { code cause action }
          requestedBy { id name }
        }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`)

export const RunsOne = graphql(`
  query RunsOne($run: ID!) {
    run(id: $run) {
      id kind state parameters createdAt startedAt finishedAt
      progress { done total rate eta }
      failure { code cause action }
      requestedBy { id name }
    }
  }
`)

export const RunsOutcomes = graphql(`
  query RunsOutcomes($id: ID!, $run: ID!) {
    datasource(id: $id) {
      id
      events(first: 1000, filter: { runId: $run }) {
        nodes { id outcome }
        pageInfo { hasNextPage }
      }
    }
  }
`)

export const RunsCancel = graphql(`
  mutation RunsCancel($run: ID!) {
    cancelRun(id: $run) { id state }
  }
`)
