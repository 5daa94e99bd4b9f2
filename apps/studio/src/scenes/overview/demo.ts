import { useQuery } from '@tanstack/react-query'
import { rest } from '../../api/index.ts'

/** The organization's demo, as `/api/v1/demo` has it. */
export interface Demo {
  readonly state: 'absent' | 'stopped' | 'running'
  readonly feeds: readonly { readonly id: string; readonly name: string }[]
  readonly eventsSent: number
  readonly endsAt: string | null
  /** Why events are not taken at the moment. */
  readonly trouble: string | null
}

export const DEMO = ['demo'] as const

/** While it runs it is asked for again and again; also whether somebody else has begun one. */
export const useDemo = () =>
  useQuery({
    queryKey: DEMO,
    queryFn: async ({ signal }) => (await rest('/api/v1/demo', { signal })) as Demo,
    refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? 2000 : 30_000),
  })

/** @throws ApiProblem */
export const startDemo = async (): Promise<Demo> => (await rest('/api/v1/demo', { method: 'POST' })) as Demo

/** @throws ApiProblem */
export const stopDemo = async (): Promise<Demo> => (await rest('/api/v1/demo/stop', { method: 'POST' })) as Demo

/** Answers the secrets that stay, because other feeds use them. @throws ApiProblem */
export const removeDemo = async () =>
  (await rest('/api/v1/demo', { method: 'DELETE' })) as { readonly kept: readonly { readonly name: string }[] }
