import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { type CatalogSearch, present, readSearch } from './search.ts'

type Patch = { readonly [Key in keyof CatalogSearch]?: CatalogSearch[Key] | undefined }

export interface CatalogAddress {
  readonly search: CatalogSearch
  /** Changes some of it; a step Back unless it replaces. The name of a shared view goes: it is not that view any more. */
  readonly change: (patch: Patch, replace?: boolean) => void
  /** Goes to another view as a whole. */
  readonly open: (search: CatalogSearch) => void
}

export function useCatalogSearch(): CatalogAddress {
  const raw = useSearch({ strict: false }) as Readonly<Record<string, unknown>>
  const search = useMemo(() => readSearch(raw), [raw])
  const navigate = useNavigate()
  const open = useCallback(
    (next: CatalogSearch) => void navigate({ to: '/datasources', search: { ...next }, resetScroll: false }),
    [navigate],
  )
  const change = useCallback(
    (patch: Patch, replace = false) =>
      void navigate({
        to: '/datasources',
        search: (now: Record<string, unknown>) => ({ ...present({ ...readSearch(now), view: undefined, ...patch }) }),
        replace,
        resetScroll: false,
      }),
    [navigate],
  )
  return { search, change, open }
}
