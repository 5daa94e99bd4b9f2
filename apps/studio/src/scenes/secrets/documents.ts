import type { SecretsSceneQuery } from '../../api/generated/graphql.ts'
import { graphql } from '../../api/index.ts'

export const SecretsDocument = graphql(`
  query SecretsScene($after: String, $search: String) {
    secrets(first: 100, after: $after, search: $search) {
      nodes {
        id
        name
        projectId
        datasourceId
        allowedHosts
        createdAt
        versions { n createdAt createdBy { name } expiresAt lastUsedAt state }
        usedBy { datasourceId name in field }
      }
      pageInfo { endCursor hasNextPage }
    }
  }
`)
export const RotateDocument = graphql(`
  mutation SecretsRotate($id: ID!, $input: RotateSecretInput!) {
    rotateSecret(id: $id, input: $input) { id }
  }
`)
export const HostsDocument = graphql(`
  mutation SecretsHosts($id: ID!, $allowedHosts: [String!]!) {
    updateSecret(id: $id, allowedHosts: $allowedHosts) { id }
  }
`)
export const RevokeDocument = graphql(`
  mutation SecretsRevoke($id: ID!, $n: Int!) {
    revokeSecretVersion(id: $id, n: $n) { id }
  }
`)
export const DeleteDocument = graphql(`
  mutation SecretsDelete($id: ID!) {
    deleteSecret(id: $id)
  }
`)

export type Secret = SecretsSceneQuery['secrets']['nodes'][number]

/** The version in use; null when every one is revoked. */
export const currentOf = ({ versions }: Secret) => versions.find(({ state }) => state === 'current') ?? null
