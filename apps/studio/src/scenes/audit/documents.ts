import type { AuditSceneQuery } from '../../api/generated/graphql.ts'
import { graphql } from '../../api/index.ts'

export const AuditDocument = graphql(`
  query AuditScene($after: String, $filter: AuditFilter) {
    audit(first: 100, after: $after, filter: $filter) {
      nodes {
        id
        seq
        at
        actor { kind id name }
        action
        resource { kind id name projectId datasourceId }
        reason
        before
        after
        correlationId
        hash
      }
      pageInfo { endCursor hasNextPage }
    }
  }
`)

export type AuditEntry = AuditSceneQuery['audit']['nodes'][number]
