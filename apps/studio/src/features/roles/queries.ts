import { queryOptions } from '@tanstack/react-query'
import type { Role } from '../../api/generated/graphql.ts'
import { graphql, request } from '../../api/index.ts'

const AccessDocument = graphql(`
  query DatasourceAccess($id: ID!) {
    datasource(id: $id) {
      id
      roleBindings {
        id
        subjectId
        subject { id name email disabled }
        role
        scope { kind id }
      }
    }
  }
`)

const PeopleDocument = graphql(`
  query RolePeople($search: String) {
    users(first: 50, search: $search) {
      nodes { id name email disabled }
    }
  }
`)

const GrantDocument = graphql(`
  mutation GrantDatasourceRole($input: RoleBindingInput!) {
    grantRole(input: $input) {
      id
    }
  }
`)

const RevokeDocument = graphql(`
  mutation RevokeDatasourceRole($id: ID!) {
    revokeRole(id: $id)
  }
`)

export const accessQuery = (id: string) =>
  queryOptions({
    queryKey: ['datasource', id, 'access'],
    queryFn: async ({ signal }) => (await request(AccessDocument, { id }, signal)).datasource.roleBindings,
  })

export const peopleQuery = (search: string) =>
  queryOptions({
    queryKey: ['people', 'pick', search],
    queryFn: async ({ signal }) =>
      (await request(PeopleDocument, { search: search === '' ? null : search }, signal)).users.nodes,
  })

export const grantRole = (datasourceId: string, subjectId: string, role: Role) =>
  request(GrantDocument, { input: { subjectId, role, scope: { kind: 'datasource', id: datasourceId } } })

export const revokeRole = (bindingId: string) => request(RevokeDocument, { id: bindingId })
