import { graphql } from './typed-document.ts'

/** What lists, cards and the live stream show of a run. */
export const RunFields = graphql(`
  fragment RunFields on Run {
    id kind lane state parameters version attempt createdAt startedAt finishedAt result
    progress { done total pages bytes rate part eta }
    failure { code cause action }
    requestedBy { id name }
    undoneAt
    undoneBy { id name }
  }
`)
