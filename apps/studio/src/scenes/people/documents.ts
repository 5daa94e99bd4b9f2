import type { PeopleBindingsQuery, PeopleTokensQuery, PeopleUsersQuery } from '../../api/generated/graphql.ts'
import { graphql } from '../../api/index.ts'

export const UsersDocument = graphql(`
  query PeopleUsers($after: String, $search: String) {
    users(first: 100, after: $after, search: $search) {
      nodes { id name email createdAt disabled }
      pageInfo { endCursor hasNextPage }
    }
  }
`)
export const BindingsDocument = graphql(`
  query PeopleBindings($after: String, $subjectId: ID) {
    roleBindings(first: 100, after: $after, subjectId: $subjectId) {
      nodes { id subjectId subject { id name email } role scope { kind id } }
      pageInfo { endCursor hasNextPage }
    }
  }
`)
export const TokensDocument = graphql(`
  query PeopleTokens($after: String) {
    apiTokens(first: 100, after: $after) {
      nodes { id name prefix userId user { name } scopes createdAt expiresAt lastUsedAt }
      pageInfo { endCursor hasNextPage }
    }
  }
`)
export const RolesDocument = graphql(`
  query PeopleRoles {
    roles { role actions }
  }
`)
export const CreateUserDocument = graphql(`
  mutation PeopleCreateUser($input: CreateUserInput!) {
    createUser(input: $input) { id }
  }
`)
export const UpdateUserDocument = graphql(`
  mutation PeopleUpdateUser($id: ID!, $input: UpdateUserInput!) {
    updateUser(id: $id, input: $input) { id disabled }
  }
`)
export const GrantDocument = graphql(`
  mutation PeopleGrant($input: RoleBindingInput!) {
    grantRole(input: $input) { id }
  }
`)
export const RevokeRoleDocument = graphql(`
  mutation PeopleRevokeRole($id: ID!) {
    revokeRole(id: $id)
  }
`)
export const CreateTokenDocument = graphql(`
  mutation PeopleCreateToken($input: CreateApiTokenInput!) {
    createApiToken(input: $input) { id name token }
  }
`)
export const RevokeTokenDocument = graphql(`
  mutation PeopleRevokeToken($id: ID!) {
    revokeApiToken(id: $id)
  }
`)

export type Person = PeopleUsersQuery['users']['nodes'][number]
export type Binding = PeopleBindingsQuery['roleBindings']['nodes'][number]
export type Token = PeopleTokensQuery['apiTokens']['nodes'][number]
