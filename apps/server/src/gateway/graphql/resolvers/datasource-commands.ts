import type { GraphQLResolveInfo } from 'graphql'
import type { TSchema } from 'typebox'
import type { Command } from '../../../commands/command.ts'
import { archiveDatasource } from '../../../commands/datasources/archive-datasource.ts'
import { cloneDatasource } from '../../../commands/datasources/clone-datasource.ts'
import { createDatasource } from '../../../commands/datasources/create-datasource.ts'
import type { DatasourceParams } from '../../../commands/datasources/fields.ts'
import { restartDatasource } from '../../../commands/datasources/restart-datasource.ts'
import { restoreDatasource } from '../../../commands/datasources/restore-datasource.ts'
import { disableDatasource, enableDatasource } from '../../../commands/datasources/set-desired-state.ts'
import { throttleDatasource } from '../../../commands/datasources/throttle-datasource.ts'
import { updateDatasource } from '../../../commands/datasources/update-datasource.ts'
import type { Datasource } from '../../../queries/datasources-row.ts'
import { type GraphQLContext, type WriteOptions, write } from '../context.ts'
import type { Resolvers } from '../generated/resolver-types.ts'
import { type DatasourceNode, datasourceNode } from '../nodes.ts'

export const datasourceCommands: Resolvers = {
  Mutation: {
    createDatasource: (_parent, { input }, context, info) =>
      done(context, info, createDatasource, {}, input, { nullable: ['ownerId'] }),
    updateDatasource: (_parent, { id, etag, input }, context, info) =>
      done(context, info, updateDatasource, { id }, input, { ifMatch: etag, nullable: ['ownerId'] }),
    archiveDatasource: (_parent, { id, etag }, context, info) =>
      done(context, info, archiveDatasource, { id }, {}, { ifMatch: etag }),
    restoreDatasource: (_parent, { id }, context, info) => done(context, info, restoreDatasource, { id }),
    cloneDatasource: (_parent, { id, name }, context, info) => done(context, info, cloneDatasource, { id }, { name }),
    enableDatasource: (_parent, { id }, context, info) => done(context, info, enableDatasource, { id }),
    disableDatasource: (_parent, { id }, context, info) => done(context, info, disableDatasource, { id }),
    restartDatasource: (_parent, { id }, context, info) => done(context, info, restartDatasource, { id }),
    throttleDatasource: (_parent, { id, input }, context, info) =>
      done(
        context,
        info,
        throttleDatasource,
        { id },
        { ...input, eventsPerSecond: input.eventsPerSecond ?? null },
        {
          nullable: ['eventsPerSecond'],
        },
      ),
  },
}

/** Runs a command that answers the datasource as it then is. */
async function done<Input extends TSchema, Found>(
  context: GraphQLContext,
  info: GraphQLResolveInfo,
  command: Command<DatasourceParams, Input, Found, Datasource>,
  params: DatasourceParams,
  input: object = {},
  options: WriteOptions = {},
): Promise<DatasourceNode> {
  const datasource = await write(context, info, command, params, input, options)
  return datasourceNode(datasource, context.deps.ingestPublicUrl())
}
