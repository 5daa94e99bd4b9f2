import type {
  PeopleBindingsQuery,
  PeopleInvitationsQuery,
  PeopleTokensQuery,
  PeopleUsersQuery,
} from '../../api/generated/graphql.ts'
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
export const InvitationsDocument = graphql(`
  query PeopleInvitations($after: String) {
    invitations(first: 100, after: $after) {
      nodes { id state email name roles { role scope { kind id } } expiresAt acceptedAt }
      pageInfo { endCursor hasNextPage }
    }
  }
`)
export const InviteDocument = graphql(`
  mutation PeopleInvite($input: CreateInvitationInput!) {
    createInvitation(input: $input) { link expiresAt }
  }
`)
export const RevokeInvitationDocument = graphql(`
  mutation PeopleRevokeInvitation($id: ID!) {
    revokeInvitation(id: $id)
  }
`)
export const ResetLinkDocument = graphql(`
  mutation PeopleResetLink($userId: ID!) {
    createResetLink(userId: $userId) { link expiresAt }
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
export type Invitation = PeopleInvitationsQuery['invitations']['nodes'][number]

/** The query key of the invitations. */
export const INVITATIONS = ['people', 'invitations'] as const
