import { type CatalogSearch, readSearch, sameView } from './search.ts'

export interface SavedView {
  readonly name: string
  readonly search: CatalogSearch
}

const keyOf = (userId: string): string => `halcyon.catalog.views.${userId}`
const MOST = 50

/** A person's own views on this device, by name. What cannot be read counts as none. */
export function readViews(userId: string, storage: Pick<Storage, 'getItem'> = localStorage): readonly SavedView[] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(keyOf(userId)) ?? '[]')
    return Array.isArray(stored) ? stored.flatMap(viewOf) : []
  } catch {
    return []
  }
}

function viewOf(stored: unknown): readonly SavedView[] {
  if (typeof stored !== 'object' || stored === null || !('name' in stored) || !('search' in stored)) return []
  const { name, search } = stored
  if (typeof name !== 'string' || name === '' || typeof search !== 'object' || search === null) return []
  return [{ name, search: readSearch(search as Record<string, unknown>) }]
}

export function writeViews(
  userId: string,
  views: readonly SavedView[],
  storage: Pick<Storage, 'setItem'> = localStorage,
): void {
  storage.setItem(keyOf(userId), JSON.stringify(views))
}

/** With the view under its name; one of the same name gives way. */
export function withView(views: readonly SavedView[], { name, search }: SavedView): readonly SavedView[] {
  const { view: _, ...rest } = search
  return [...views.filter((one) => one.name !== name), { name, search: rest }]
    .sort((a, b) => a.name.localeCompare(b.name))
    .slice(0, MOST)
}

/** Those that need no saving. */
export const standingViews = (userId: string | null): readonly SavedView[] => [
  { name: 'All feeds', search: {} },
  { name: 'Worst first', search: { sort: 'health' } },
  { name: 'Busiest first', search: { sort: 'eventsPerSecond', desc: true } },
  ...(userId === null ? [] : [{ name: 'My feeds', search: { owner: userId } }]),
  { name: 'Changes waiting', search: { changes: 'waiting' } },
  { name: 'Archived', search: { status: 'archived' } },
]

/** What the present address is called: the person's own name for it, else the one it was shared under. */
export const nameOf = (views: readonly SavedView[], search: CatalogSearch): string | null =>
  views.find((view) => sameView(view.search, search))?.name ?? search.view ?? null
