import { Problem } from '@halcyon/domain'
import { connectorOf, modeOf } from '../../../commands/datasources/catalog.ts'
import { keepsPlace } from '../../../commands/runs/pull-datasource.ts'
import type { DatasourceItem } from '../../../queries/datasources.ts'
import { datasourceFacetsQuery, FACETS, type Facets } from '../../../queries/datasources-facets.ts'
import { getDatasourceQuery, listDatasourcesQuery } from '../../../queries/datasources-queries.ts'
import { datasourceTarget } from '../../../queries/datasources-row.ts'
import { fleetTrendQuery } from '../../../queries/metrics-fleet.ts'
import { connectionOf, mapNodes } from '../connection.ts'
import { type GraphQLContext, read } from '../context.ts'
import type { Resolvers } from '../generated/resolver-types.ts'
import { type DatasourceNode, datasourceNode, type FacetCountNode } from '../nodes.ts'
import { actionsAt } from './me.ts'

export const datasources: Resolvers = {
  Query: {
    datasources: async (_parent, { filter, sort, descending, ...page }, context) => {
      const wanted = { ...filter, sort: `${descending ? '-' : ''}${sort ?? 'name'}` }
      const found = await connectionOf(page, (slice) =>
        read(context, listDatasourcesQuery, {}, { ...wanted, ...slice }),
      )
      const url = context.deps.ingestPublicUrl()
      return mapNodes(found, (item) => datasourceNode(item.datasource, url, item))
    },
    datasourceFacets: async (_parent, { filter }, context) =>
      withFacetNames(await read(context, datasourceFacetsQuery, {}, filter ?? {})),
    fleetTrend: async (_parent, _args, context) => {
      const { received, rejected, lagSeconds } = await read(context, fleetTrendQuery, {}, {})
      return { received: [...received], rejected: [...rejected], lagSeconds: [...lagSeconds] }
    },
    datasource: (_parent, { id }, context) => datasourceById(context, id),
  },
  Datasource: {
    typeTitle: ({ type }) => titleOf(type),
    mode: ({ type }) => modeOf(type),
    project: ({ projectId }, _args, { loaders }) => loaders.project(projectId),
    owner: ({ ownerId }, _args, { loaders }) => loaders.user(ownerId),
    createdBy: ({ createdBy }, _args, { loaders }) => loaders.user(createdBy),
    draftEtag: ({ draft }) => draft.etag,
    actions: ({ row, type }, _args, { here }) => {
      const actions = actionsAt(here(), datasourceTarget(row))
      return keepsPlace(type) ? actions.filter((action) => action !== 'checkpoint.edit') : actions
    },
    health: async (node, _args, context) => (await itemOf(node, context)).health,
    failure: async (node, _args, context) => (await itemOf(node, context)).failure ?? null,
    eventsPerSecond: async (node, _args, context) => (await itemOf(node, context)).eventsPerSecond,
    errorsPerMinute: async (node, _args, context) => (await itemOf(node, context)).errorsPerMinute,
    lastEventAt: async (node, _args, context) => (await itemOf(node, context)).lastEventAt,
    hasUnpublishedChanges: ({ id }, _args, { loaders }) => loaders.hasUnpublishedChanges(id),
    recentRate: ({ id }, _args, { loaders }) => loaders.recentRate(id),
  },
  FacetCount: {
    label: async ({ facet, value }, _args, { loaders }) => {
      if (facet === 'owner') return (await loaders.user(value))?.name ?? value
      if (facet === 'project') return (await loaders.project(value))?.name ?? value
      return facet === 'type' ? titleOf(value) : value
    },
  },
}

const titleOf = (type: string): string => connectorOf(type)?.spec.title ?? type

export async function datasourceById(context: GraphQLContext, id: string): Promise<DatasourceNode> {
  return datasourceNode(await read(context, getDatasourceQuery, { id }), context.deps.ingestPublicUrl())
}

async function itemOf({ id, facts }: DatasourceNode, { loaders }: GraphQLContext): Promise<DatasourceItem> {
  const item = facts ?? (await loaders.item(id))
  if (item === null) throw new Problem('not_found')
  return item
}

const withFacetNames = ({ total, ...facets }: Facets) => {
  const named = FACETS.map((facet) => [facet, facets[facet].map((count) => ({ ...count, facet }))] as const)
  return { total, ...(Object.fromEntries(named) as Record<(typeof FACETS)[number], FacetCountNode[]>) }
}
