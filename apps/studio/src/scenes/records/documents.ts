import { graphql } from '../../api/index.ts'

export const RecordsAlerts = graphql(`
  query RecordsAlerts($after: String, $filter: AlertFilter) {
    alerts(first: 50, after: $after, filter: $filter) {
      nodes { id title severity status kind receivedAt occurredAt datasourceId entities { id type key name role } }
      pageInfo { endCursor hasNextPage }
    }
  }
`)

export const RecordsEntities = graphql(`
  query RecordsEntities($after: String, $filter: EntityFilter) {
    entities(first: 50, after: $after, filter: $filter) {
      nodes { id type key name scope firstSeenAt lastSeenAt alertCount }
      pageInfo { endCursor hasNextPage }
    }
  }
`)

export const RecordsRelationships = graphql(`
  query RecordsRelationships($after: String, $filter: RelationshipFilter) {
    relationships(first: 50, after: $after, filter: $filter) {
      nodes { id type role from { kind id } to { kind id } datasourceId firstSeenAt lastSeenAt count }
      pageInfo { endCursor hasNextPage }
    }
  }
`)

export const RecordsAlert = graphql(`
  query RecordsAlert($id: ID!) {
    alert(id: $id) {
      id datasourceId sourceEventId kind title description severity severityRaw status
      occurredAt sourceUpdatedAt receivedAt attributes mappingVersion eventId
      entities { id type key name role }
    }
  }
`)

export const RecordsEntity = graphql(`
  query RecordsEntity($id: ID!) {
    entity(id: $id) { id type key scope name attributes firstSeenAt lastSeenAt alertCount }
  }
`)

export const RecordsRelationship = graphql(`
  query RecordsRelationship($id: ID!) {
    relationship(id: $id) {
      id type role from { kind id } to { kind id } datasourceId firstSeenAt lastSeenAt count
    }
  }
`)

export const RecordsFeeds = graphql(`
  query RecordsFeeds($after: String) {
    datasources(first: 500, after: $after, filter: { status: all }) {
      nodes { id name }
      pageInfo { endCursor hasNextPage }
    }
  }
`)
