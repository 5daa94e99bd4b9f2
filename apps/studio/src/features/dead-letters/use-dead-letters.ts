import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { request } from '../../api/index.ts'
import { type DeadLetterChoice, deadLetterInput, type ReplayTarget, replayInput } from './dead-letter.ts'
import { DeadLettersGroups, DeadLettersPage, DeadLettersReplay } from './documents.ts'

export function useDeadLetters(id: string, choice: DeadLetterChoice) {
  const filter = deadLetterInput(choice)
  const list = useInfiniteQuery({
    queryKey: ['dead-letters', id, 'list', filter],
    queryFn: async ({ pageParam, signal }) =>
      (await request(DeadLettersPage, { id, after: pageParam, filter }, signal)).datasource.deadLetters,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null),
  })
  const letters = useMemo(() => list.data?.pages.flatMap((page) => page.nodes) ?? [], [list.data])
  return { list, letters }
}

/** The causes among what is chosen, the most frequent first. */
export const useGroups = (id: string, choice: DeadLetterChoice) => {
  const filter = deadLetterInput(choice)
  return useQuery({
    queryKey: ['dead-letters', id, 'groups', filter],
    queryFn: async ({ signal }) =>
      (await request(DeadLettersGroups, { id, filter }, signal)).datasource.deadLetterGroups,
  })
}

export type Group = NonNullable<ReturnType<typeof useGroups>['data']>[number]

export const sumOf = (groups: readonly Group[] | undefined): number | null =>
  groups === undefined ? null : groups.reduce((sum, { count }) => sum + count, 0)

export function useReplay(id: string) {
  return useMutation({
    mutationFn: async ({
      target,
      version,
      dryRun,
    }: {
      readonly target: ReplayTarget
      readonly version: number | null
      readonly dryRun: boolean
    }) =>
      (
        await request(DeadLettersReplay, {
          id,
          input: { ...replayInput(target, version), ...(dryRun ? { dryRun } : {}) },
        })
      ).replayDeadLetters.runId,
  })
}

/** Reads anew what a replay changes. */
export function useAfterReplay(id: string): () => void {
  const client = useQueryClient()
  return () => {
    for (const key of [
      ['dead-letters', id],
      ['events', id],
      ['event', id],
      ['runs', id],
    ])
      void client.invalidateQueries({ queryKey: key })
  }
}
