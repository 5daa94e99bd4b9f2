import type { QueryClient } from '@tanstack/react-query'
import { ApiProblem, graphql, request } from '../../api/index.ts'
import { type Feed, FleetFeed } from './feed.ts'
import { type FleetPages, fleetKeys } from './fleet-queries.ts'
import { mapPages } from './patch-pages.ts'

export type FeedCommand = 'enable' | 'disable' | 'restart' | 'archive' | 'restore' | 'clone' | 'run'

const EnableDocument = graphql(
  `mutation FleetEnable($id: ID!) { feed: enableDatasource(id: $id) { ...FleetFeed } }`,
  FleetFeed,
)
const DisableDocument = graphql(
  `mutation FleetDisable($id: ID!) { feed: disableDatasource(id: $id) { ...FleetFeed } }`,
  FleetFeed,
)
const RestartDocument = graphql(
  `mutation FleetRestart($id: ID!) { feed: restartDatasource(id: $id) { ...FleetFeed } }`,
  FleetFeed,
)
const ArchiveDocument = graphql(
  `mutation FleetArchive($id: ID!, $etag: String!) { feed: archiveDatasource(id: $id, etag: $etag) { ...FleetFeed } }`,
  FleetFeed,
)
const RestoreDocument = graphql(
  `mutation FleetRestore($id: ID!) { feed: restoreDatasource(id: $id) { ...FleetFeed } }`,
  FleetFeed,
)
const CloneDocument = graphql(
  `mutation FleetClone($id: ID!) { feed: cloneDatasource(id: $id) { ...FleetFeed } }`,
  FleetFeed,
)
const RunDocument = graphql(`mutation FleetRun($id: ID!) { startRun(datasourceId: $id) { runId } }`)
const EtagDocument = graphql(`query FleetEtag($id: ID!) { datasource(id: $id) { etag } }`)

const RUN: Readonly<Record<FeedCommand, (feed: Feed) => Promise<{ readonly feed: Feed }>>> = {
  enable: ({ id }) => request(EnableDocument, { id }),
  disable: ({ id }) => request(DisableDocument, { id }),
  restart: ({ id }) => request(RestartDocument, { id }),
  archive: archived,
  restore: ({ id }) => request(RestoreDocument, { id }),
  clone: ({ id }) => request(CloneDocument, { id }),
  run: async (feed) => {
    await request(RunDocument, { id: feed.id })
    return { feed }
  },
}

/**
 * A switch of the feed since the list was read has changed its etag without changing what archiving means: once, the present
 * one is taken. What the reader was shown is its name and that it stops, and both still hold.
 */
async function archived({ id, etag }: Feed): Promise<{ readonly feed: Feed }> {
  try {
    return await request(ArchiveDocument, { id, etag })
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'etag_mismatch') throw error
    const { datasource } = await request(EtagDocument, { id })
    return request(ArchiveDocument, { id, etag: datasource.etag })
  }
}

/** Does it and shows it in every list held. @throws ApiProblem as the server refuses it */
export async function runFeedCommand(client: QueryClient, command: FeedCommand, feed: Feed): Promise<Feed> {
  const { feed: after } = await RUN[command](feed)
  client.setQueriesData<FleetPages>({ queryKey: fleetKeys.lists }, (data) =>
    data === undefined ? data : mapPages(data, (held) => (held.id === after.id ? after : held)),
  )
  return after
}
