import type { JsonObject } from '@halcyon/domain'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ConnectorFormTypeQuery } from '../../api/generated/graphql.ts'
import { graphql, request } from '../../api/index.ts'
import { generateSample } from '../samples/source-queries.ts'

const ConnectorFormType = graphql(`
  query ConnectorFormType($type: String!) {
    connectorType(type: $type) {
      type
      title
      description
      mode
      configSchema
      secretsSchema
      uiSchema
      guide
      presets { name title config fills requiredSecrets }
    }
  }
`)

export const ConnectionCheck = graphql(`
  mutation ConnectionCheck($id: ID!) {
    checkConnection(datasourceId: $id, against: draft) {
      ok
      steps { name ok ms detail action }
    }
  }
`)

export type ConnectorType = NonNullable<ConnectorFormTypeQuery['connectorType']>
export type Preset = ConnectorType['presets'][number]

/** A connector's schemas, guide and presets; they change with the installation's version only. */
export const useConnectorType = (type: string) =>
  useQuery({
    queryKey: ['connector-type', type],
    queryFn: ({ signal }) => request(ConnectorFormType, { type }, signal),
    select: ({ connectorType }) => connectorType,
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Milliseconds of rest after which settings that are being typed count. */
const REST_MS = 400

/** A payload as the sender these settings name sends it, JSON text; it stays the same while they do. */
export function useSenderSample(type: string, config: JsonObject) {
  const [settled] = useDebouncedValue(config, REST_MS)
  return useQuery({
    queryKey: ['sender-sample', type, settled],
    queryFn: ({ signal }) => generateSample(type, settled, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
}
