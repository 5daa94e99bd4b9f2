import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './problem.ts'

/** A server that is away is asked again; a refusal is final. */
const again = (failures: number, error: unknown): boolean =>
  error instanceof ApiProblem && error.code === 'server_away' ? failures < 30 : false

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 5_000, retry: again, retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 5_000) },
    mutations: { retry: false },
  },
})
