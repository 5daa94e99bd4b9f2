import { useQuery } from '@tanstack/react-query'
import type { ConnectorFormTypeQuery } from '../../api/generated/graphql.ts'
import { graphql, request } from '../../api/index.ts'

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
      sample
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
