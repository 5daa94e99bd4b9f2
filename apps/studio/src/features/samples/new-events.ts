import type { RecentEvent } from './source-queries.ts'

/** As many as the list shows; of more, only how many came is told. */
const KEPT = 20

export interface NewEvents {
  readonly count: number
  /** The newest first. */
  readonly events: readonly RecentEvent[]
}

export const NO_EVENTS: NewEvents = { count: 0, events: [] }

/** What has come since `known` was read: it waits until a person asks for it, so that no row moves under their pointer. */
export function addEvents(held: NewEvents, came: readonly RecentEvent[], known: readonly RecentEvent[]): NewEvents {
  const seen = new Set([...known, ...held.events].map(({ id }) => id))
  const fresh = came.filter(({ id }) => !seen.has(id))
  if (fresh.length === 0) return held
  return { count: held.count + fresh.length, events: [...fresh, ...held.events].slice(0, KEPT) }
}

/** The list with what waited for it on top. */
export const withNew = ({ events }: NewEvents, known: readonly RecentEvent[]): readonly RecentEvent[] =>
  [...events, ...known].slice(0, KEPT)
