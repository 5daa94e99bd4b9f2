import type { Sample } from '@halcyon/mapping-editor'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type KeptSample, sampleValue } from '../samples/index.ts'
import type { Mode } from './header/editor-header.tsx'

interface Search {
  readonly sample?: unknown
  readonly view?: unknown
  /** The event of a dead letter one comes from, to mend the mapping for it. */
  readonly deadLetter?: unknown
}

/** The sample, from 1, and Visual or JSON are in the address. */
export function usePlace() {
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const put = (part: Search): void =>
    void navigate({ to: '.', search: (before: Search) => ({ ...before, ...part }), replace: true } as never)
  const sample = typeof search.sample === 'number' && search.sample >= 1 ? Math.floor(search.sample) - 1 : 0
  return {
    sample,
    onSample: (index: number) => put({ sample: index + 1 }),
    deadLetter: typeof search.deadLetter === 'string' ? search.deadLetter : undefined,
    onDeadLetterKept: () => put({ deadLetter: undefined }),
    mode: search.view === 'json' ? ('json' as const) : ('visual' as const),
    onMode: (mode: Mode) => put({ view: mode === 'json' ? 'json' : undefined }),
  }
}

/** The kept samples that can be read as payloads. */
export const useReadable = (kept: readonly KeptSample[]): readonly Sample[] =>
  useMemo(
    () =>
      kept.flatMap((each): readonly Sample[] => {
        const value = sampleValue(each)
        return value === undefined ? [] : [{ name: each.name, value }]
      }),
    [kept],
  )
