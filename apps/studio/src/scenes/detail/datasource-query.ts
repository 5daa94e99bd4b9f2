import { queryOptions } from '@tanstack/react-query'
import { graphql, request } from '../../api/index.ts'

/** What the whole page needs of its datasource; every mutation here answers with it. */
export const DetailDatasource = graphql(`
  fragment DetailDatasource on Datasource {
    id
    name
    description
    type
    typeTitle
    mode
    tags
    projectId
    project { id name }
    ownerId
    owner { id name email }
    status
    desiredState
    publishedVersion
    throttle { eventsPerSecond until reason }
    draftEtag
    ingestUrl
    createdAt
    createdBy { id name }
    updatedAt
    etag
    actions
    health
    failure { code cause action class httpStatus at }
    eventsPerSecond
    errorsPerMinute
    lastEventAt
  }
`)

const DetailDocument = graphql(
  `
  query DetailPage($id: ID!) {
    datasource(id: $id) {
      ...DetailDatasource
    }
  }
`,
  DetailDatasource,
)

export const datasourceQuery = (id: string) =>
  queryOptions({
    queryKey: ['datasource', id, 'detail'],
    queryFn: async ({ signal }) => (await request(DetailDocument, { id }, signal)).datasource,
  })

const StatusDocument = graphql(`
  query DetailStatus($id: ID!) {
    datasource(id: $id) {
      id
      runtimeStatus {
        desiredState
        health
        failure { code cause action class httpStatus at }
        workers { node state version since restarts memoryBytes }
        circuit
        checkpoint { partition seq value updatedAt }
        lagSeconds
        lastEventAt
        throttle { eventsPerSecond until reason }
      }
    }
  }
`)

export const statusQuery = (id: string) =>
  queryOptions({
    queryKey: ['datasource', id, 'status'],
    queryFn: async ({ signal }) => (await request(StatusDocument, { id }, signal)).datasource.runtimeStatus,
  })
