import { EDITOR_LIMITS } from '@halcyon/mapping-editor'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { loadSamples, saveSamples } from './database.ts'
import type { KeptSample, NewSample } from './types.ts'

/** Null = done; else why nothing, or not everything, was kept. */
export type Kept = string | null

export interface Samples {
  readonly status: 'pending' | 'ready'
  readonly list: readonly KeptSample[]
  /** How many more there is room for. */
  readonly room: number
  readonly add: (samples: readonly NewSample[]) => Promise<Kept>
  readonly remove: (id: string) => Promise<Kept>
  readonly rename: (id: string, name: string) => Promise<Kept>
  readonly clear: () => Promise<Kept>
}

const NONE: readonly KeptSample[] = []
const keyOf = (datasourceId: string) => ['samples', datasourceId] as const

/** Two samples of one name would look alike in the stepper. */
const nameApart = (name: string, taken: ReadonlySet<string>): string => {
  const base = name.trim() === '' ? 'Sample' : name.trim().slice(0, 80)
  let free = base
  for (let next = 2; taken.has(free); next += 1) free = `${base} ${next}`
  return free
}

const withIds = (held: readonly KeptSample[], added: readonly NewSample[]): readonly KeptSample[] => {
  const taken = new Set(held.map(({ name }) => name))
  const addedAt = new Date().toISOString()
  return added.map((sample) => {
    const name = nameApart(sample.name, taken)
    taken.add(name)
    return { ...sample, name, addedAt, id: crypto.randomUUID() }
  })
}

const refusal = (error: unknown): string =>
  error instanceof DOMException && error.name === 'QuotaExceededError'
    ? 'The browser has no room for it. Remove samples you no longer need.'
    : 'The browser refused to keep it; it is gone when this tab closes.'

/** The samples kept with a datasource's draft in this browser; every part of the page sees the same list. */
export function useSamples(datasourceId: string): Samples {
  const client = useQueryClient()
  const { data, isPending } = useQuery({
    queryKey: keyOf(datasourceId),
    queryFn: () => loadSamples(datasourceId),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
  })

  const change = useCallback(
    async (next: (held: readonly KeptSample[]) => readonly KeptSample[]): Promise<Kept> => {
      const before = client.getQueryData<readonly KeptSample[]>(keyOf(datasourceId)) ?? NONE
      const after = next(before)
      client.setQueryData(keyOf(datasourceId), after)
      try {
        await saveSamples(datasourceId, before, after)
        return null
      } catch (error) {
        return refusal(error)
      }
    },
    [client, datasourceId],
  )

  const list = data ?? NONE
  const add = useCallback(
    async (samples: readonly NewSample[]): Promise<Kept> => {
      let left = 0
      const refused = await change((held) => {
        const room = Math.max(0, EDITOR_LIMITS.samples - held.length)
        left = Math.max(0, samples.length - room)
        return [...held, ...withIds(held, samples.slice(0, room))]
      })
      if (left === 0) return refused
      return `A draft keeps at most ${EDITOR_LIMITS.samples} samples: ${left} of ${samples.length} were left out.`
    },
    [change],
  )
  const remove = useCallback((id: string) => change((held) => held.filter((sample) => sample.id !== id)), [change])
  const rename = useCallback(
    (id: string, name: string) =>
      change((held) => {
        const taken = new Set(held.filter((sample) => sample.id !== id).map((sample) => sample.name))
        return held.map((sample) => (sample.id === id ? { ...sample, name: nameApart(name, taken) } : sample))
      }),
    [change],
  )
  const clear = useCallback(() => change(() => NONE), [change])
  return {
    status: isPending ? 'pending' : 'ready',
    list,
    room: Math.max(0, EDITOR_LIMITS.samples - list.length),
    add,
    remove,
    rename,
    clear,
  }
}
