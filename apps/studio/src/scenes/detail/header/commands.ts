import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import type { ThrottleInput } from '../../../api/generated/graphql.ts'
import { graphql, request } from '../../../api/index.ts'
import { notifyDone } from '../../../ui/index.ts'
import { DetailDatasource, datasourceQuery } from '../datasource-query.ts'

const EnableDocument = graphql(
  `mutation DetailEnable($id: ID!) { datasource: enableDatasource(id: $id) { ...DetailDatasource } }`,
  DetailDatasource,
)
const DisableDocument = graphql(
  `mutation DetailDisable($id: ID!) { datasource: disableDatasource(id: $id) { ...DetailDatasource } }`,
  DetailDatasource,
)
const RestartDocument = graphql(
  `mutation DetailRestart($id: ID!) { datasource: restartDatasource(id: $id) { ...DetailDatasource } }`,
  DetailDatasource,
)
const RestoreDocument = graphql(
  `mutation DetailRestore($id: ID!) { datasource: restoreDatasource(id: $id) { ...DetailDatasource } }`,
  DetailDatasource,
)
const ArchiveDocument = graphql(
  `mutation DetailArchive($id: ID!, $etag: String!) { datasource: archiveDatasource(id: $id, etag: $etag) { ...DetailDatasource } }`,
  DetailDatasource,
)
const CloneDocument = graphql(
  `mutation DetailClone($id: ID!, $name: String) { datasource: cloneDatasource(id: $id, name: $name) { id name } }`,
)
const ThrottleDocument = graphql(
  `mutation DetailThrottle($id: ID!, $input: ThrottleInput!) { datasource: throttleDatasource(id: $id, input: $input) { ...DetailDatasource } }`,
  DetailDatasource,
)

const RUN = {
  enable: (id: string) => request(EnableDocument, { id }),
  disable: (id: string) => request(DisableDocument, { id }),
  restart: (id: string) => request(RestartDocument, { id }),
  restore: (id: string) => request(RestoreDocument, { id }),
  archive: (id: string, etag: string) => request(ArchiveDocument, { id, etag }),
}

export type Command = keyof typeof RUN

const DONE: Readonly<Record<Command, (name: string) => string>> = {
  enable: (name) => `${name} is enabled.`,
  disable: (name) => `${name} is disabled.`,
  restart: (name) => `${name} is restarting.`,
  restore: (name) => `${name} is back.`,
  archive: (name) => `${name} is archived.`,
}

async function reread(client: QueryClient, id: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ['datasource', id] }),
    client.invalidateQueries({ queryKey: ['fleet'] }),
  ])
}

interface Target {
  readonly id: string
  readonly etag: string
}

/** Does something to a datasource and shows it everywhere. @throws ApiProblem as the server refuses it */
export function useCommand() {
  const client = useQueryClient()
  return async (command: Command, { id, etag }: Target): Promise<void> => {
    const { datasource } = await RUN[command](id, etag)
    client.setQueryData(datasourceQuery(id).queryKey, datasource)
    notifyDone(DONE[command](datasource.name))
    void reread(client, id)
  }
}

export async function cloneDatasource(id: string, name: string) {
  return (await request(CloneDocument, { id, name: name === '' ? null : name })).datasource
}

/** Sets or ends an override of the feed's rate. */
export function useThrottle() {
  const client = useQueryClient()
  return async (id: string, input: ThrottleInput): Promise<void> => {
    const { datasource } = await request(ThrottleDocument, { id, input })
    client.setQueryData(datasourceQuery(id).queryKey, datasource)
    void reread(client, id)
  }
}
