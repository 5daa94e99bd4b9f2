import { useQuery } from '@tanstack/react-query'
import type { SecretPickerListQuery } from '../../api/generated/graphql.ts'
import { graphql, request } from '../../api/index.ts'

const SecretPickerList = graphql(`
  query SecretPickerList($search: String) {
    secrets(first: 100, search: $search) {
      nodes {
        id
        name
        projectId
        datasourceId
        createdAt
        allowedHosts
        versions { n createdAt expiresAt lastUsedAt state }
        usedBy { datasourceId name in field }
      }
      pageInfo { hasNextPage }
    }
  }
`)

const SecretPickerOne = graphql(`
  query SecretPickerOne($id: ID!) {
    secret(id: $id) {
      id
      name
      projectId
      datasourceId
      createdAt
      allowedHosts
      versions { n createdAt expiresAt lastUsedAt state }
      usedBy { datasourceId name in field }
    }
  }
`)

export const SecretPickerCreate = graphql(`
  mutation SecretPickerCreate($input: CreateSecretInput!) {
    createSecret(input: $input) { id name }
  }
`)

export type PickedSecret = SecretPickerListQuery['secrets']['nodes'][number]

/** Secrets whose name has `search` in it, and whether there are more than are given. */
export const useSecrets = (search: string) =>
  useQuery({
    queryKey: ['secrets', 'picker', search],
    queryFn: ({ signal }) => request(SecretPickerList, { search: search === '' ? null : search }, signal),
    select: ({ secrets }) => secrets,
    placeholderData: (before) => before,
  })

export const useSecret = (id: string | undefined) =>
  useQuery({
    queryKey: ['secrets', 'one', id],
    queryFn: ({ signal }) => request(SecretPickerOne, { id: id ?? '' }, signal),
    select: ({ secret }) => secret,
    enabled: id !== undefined,
  })

/** One that belongs to another datasource alone may not be used here. */
export const mayServe = (secret: PickedSecret, datasourceId: string, projectId: string): boolean =>
  secret.datasourceId === null ? secret.projectId === projectId : secret.datasourceId === datasourceId

export const currentVersion = ({ versions }: Pick<PickedSecret, 'versions'>) =>
  versions.find(({ state }) => state === 'current') ?? null

/** Days until a value ends; null = it does not. */
export const daysLeft = (expiresAt: string | null, now = Date.now()): number | null =>
  expiresAt === null ? null : Math.floor((Date.parse(expiresAt) - now) / 86_400_000)
