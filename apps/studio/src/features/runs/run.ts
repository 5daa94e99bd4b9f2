import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { request } from '../../api/index.ts'
import { notifyDone } from '../../ui/index.ts'
import { RunsOne, RunsOutcomes } from './documents.ts'
import { useLiveRuns } from './use-live-runs.ts'
import { isOver } from './words.ts'

/** Milliseconds between two looks at a run that is under way: the safety net under the live stream. */
const LOOK_MS = 10_000

/** A run, followed while it is under way; `onOver` is called once when it ends before the reader’s eyes. */
export function useRun(datasourceId: string, run: string, onOver: () => void) {
  useLiveRuns(datasourceId)
  const query = useQuery({
    queryKey: ['run', run],
    queryFn: async ({ signal }) => (await request(RunsOne, { run }, signal)).run,
    enabled: run !== '',
    refetchInterval: ({ state }) => (state.data !== undefined && isOver(state.data.state) ? false : LOOK_MS),
  })
  const state = query.data?.state
  const wasUnderWay = useRef(false)
  const tell = useRef(onOver)
  tell.current = onOver
  useEffect(() => {
    if (state === undefined) return
    if (isOver(state) && wasUnderWay.current) tell.current()
    wasUnderWay.current = !isOver(state)
  }, [state])
  return query
}

/** Outcome → how many events of the run have it now; a later replay takes events over. */
export const useOutcomes = (datasourceId: string, run: string, over: boolean) =>
  useQuery({
    queryKey: ['run', run, 'outcomes'],
    queryFn: async ({ signal }) => {
      const { nodes, pageInfo } = (await request(RunsOutcomes, { id: datasourceId, run }, signal)).datasource.events
      const counts = new Map<string, number>()
      for (const { outcome } of nodes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
      return { counts, counted: nodes.length, more: pageInfo.hasNextPage }
    },
    enabled: over,
  })

/** What is done to a run; every list and card shows it once it answers. */
export function useRunCommand<Variables, Answer>(command: (variables: Variables) => Promise<Answer>, done: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: command,
    onSuccess: async () => {
      notifyDone(done)
      await Promise.all([
        client.invalidateQueries({ queryKey: ['run'] }),
        client.invalidateQueries({ queryKey: ['runs'] }),
      ])
    },
  })
}
