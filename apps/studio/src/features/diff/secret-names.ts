import { useQueries } from '@tanstack/react-query'
import { graphql, request } from '../../api/index.ts'
import type { Change } from './change.ts'

const SecretNameDocument = graphql(`
  query DiffSecretName($id: ID!) {
    secret(id: $id) {
      id
      name
    }
  }
`)

const idOf = (json: string | null): string | null => {
  if (json === null) return null
  const value: unknown = JSON.parse(json)
  return typeof value === 'string' && value !== '' ? value : null
}

/** Names of the secrets that changes speak of, by id; one that is gone, or not the reader's to see, has none. */
export function useSecretNames(changes: readonly Change[]): ReadonlyMap<string, string> {
  const ids = changes
    .filter(({ area }) => area === 'secret')
    .flatMap(({ before, after }) => [idOf(before), idOf(after)])
    .filter((id) => id !== null)
  return useQueries({
    queries: [...new Set(ids)].map((id) => ({
      queryKey: ['secret', id, 'name'],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await request(SecretNameDocument, { id }, signal)).secret,
      retry: false,
    })),
    combine: (results) =>
      new Map(results.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data.name] as const]))),
  })
}
