import type { WizardBasicsQuery, WizardTypesQuery } from '../../api/generated/graphql.ts'
import { graphql, request } from '../../api/index.ts'

export const WizardTypes = graphql(`
  query WizardTypes {
    connectorTypes {
      type
      title
      description
      stability
      mode
      presets { name title config }
      templates { name title description preset config }
    }
  }
`)

export const WizardCreate = graphql(`
  mutation WizardCreate($input: CreateDatasourceInput!) {
    createDatasource(input: $input) { id draftEtag }
  }
`)

export const WizardBegin = graphql(`
  mutation WizardBegin($id: ID!, $etag: String!, $config: JSON!) {
    putDraft(datasourceId: $id, etag: $etag, input: { config: $config }) { etag }
  }
`)

export const WizardPeople = graphql(`
  query WizardPeople($search: String) {
    users(first: 50, search: $search) { nodes { id name email disabled } }
  }
`)

const WizardBasics = graphql(`
  query WizardBasics($id: ID!) {
    datasource(id: $id) {
      id
      name
      description
      typeTitle
      tags
      project { id name }
      ownerId
      owner { id name email }
      status
      etag
      actions
    }
  }
`)

export const WizardUpdate = graphql(`
  mutation WizardUpdate($id: ID!, $etag: String!, $input: UpdateDatasourceInput!) {
    updateDatasource(id: $id, etag: $etag, input: $input) {
      id
      name
      description
      typeTitle
      tags
      project { id name }
      ownerId
      owner { id name email }
      status
      etag
      actions
    }
  }
`)

export type WizardType = WizardTypesQuery['connectorTypes'][number]
export type BasicsView = WizardBasicsQuery['datasource']

export const basicsKey = (id: string) => ['wizard', 'basics', id]

export const readBasics = async (id: string, signal?: AbortSignal): Promise<BasicsView> =>
  (await request(WizardBasics, { id }, signal)).datasource
