import { graphql } from '../../api/index.ts'

export const EventsPage = graphql(`
  query EventsPage($id: ID!, $first: Int, $after: String, $filter: EventFilter) {
    datasource(id: $id) {
      id
      events(first: $first, after: $after, filter: $filter) {
        nodes {
          id receivedAt committedAt latencyMs outcome version sourceEventId correlationId reasonCode bytes
          alertIds entityIds relationshipIds runId
          warnings { path code message suggestion }
        }
        pageInfo { endCursor hasNextPage }
      }
    }
  }
`)

export const EventsDetail = graphql(`
  query EventsDetail($id: ID!, $event: ID!) {
    datasource(id: $id) {
      id
      event(id: $event) {
        event {
          id receivedAt committedAt latencyMs outcome version sourceEventId correlationId reasonCode bytes
          alertIds entityIds relationshipIds runId
          warnings { path code message suggestion }
        }
        errors { path code message suggestion }
        alerts {
          id kind title description severity severityRaw status occurredAt sourceUpdatedAt sourceEventId attributes
          entities { id type key name role }
        }
        entities { id type key name attributes }
        relationships { id type role from { kind id } to { kind id } }
        raw { headers body encoding item kind }
        rawState
      }
    }
  }
`)
