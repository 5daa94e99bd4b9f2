import { graphql } from '../../api/index.ts'

export const DeadLettersPage = graphql(`
  query DeadLettersPage($id: ID!, $after: String, $filter: DeadLetterFilter) {
    datasource(id: $id) {
      id
      deadLetters(first: 50, after: $after, filter: $filter) {
        nodes {
          id receivedAt version correlationId rawKind bytes state replays updatedAt
          errors { path code message suggestion }
        }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`)

export const DeadLettersGroups = graphql(`
  query DeadLettersGroups($id: ID!, $filter: DeadLetterFilter) {
    datasource(id: $id) {
      id
      deadLetterGroups(filter: $filter) { code count firstAt lastAt message }
    }
  }
`)

export const DeadLettersReplay = graphql(`
  mutation DeadLettersReplay($id: ID!, $input: ReplayInput) {
    replayDeadLetters(datasourceId: $id, input: $input) { runId }
  }
`)
