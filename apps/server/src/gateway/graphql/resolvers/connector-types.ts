import { Problem } from '@halcyon/domain'
import { getConnectorTypeQuery, listConnectorTypesQuery, sampleQuery } from '../../../queries/connector-types.ts'
import { given, read } from '../context.ts'
import type { Resolvers } from '../generated/resolver-types.ts'
import { textOfJson } from '../json-text.ts'

export const connectorTypes: Resolvers = {
  Query: {
    connectorTypes: async (_parent, _args, context) => (await read(context, listConnectorTypesQuery, {})).items,
    connectorType: async (_parent, { type }, context) => {
      try {
        return await read(context, getConnectorTypeQuery, { type })
      } catch (error) {
        if (error instanceof Problem && error.code === 'not_found') return null
        throw error
      }
    },
  },
  Mutation: {
    generateSample: async (_parent, { type, config }, context) =>
      textOfJson((await read(context, sampleQuery, { type }, given({ config }))).payload),
  },
  ConnectorType: { sample: ({ sample }) => textOfJson(sample) },
  ConnectorTemplate: { samples: ({ samples }) => samples.map(textOfJson) },
}
