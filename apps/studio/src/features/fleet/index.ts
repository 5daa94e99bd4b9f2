/**
 * The fleet as the tab knows it: lists, counts, live changes, and the commands one gives a feed from a list.
 * Owns the query keys that begin with `fleet`; refuses anything about one feed's inside, which the detail page reads.
 */
export { type FeedCommand, runFeedCommand } from './commands.ts'
export type { Feed } from './feed.ts'
export { type FleetFacets, fleetKeys } from './fleet-queries.ts'
export { LinkButton } from './link-button.tsx'
export { LiveMark } from './live-mark.tsx'
export { RateLine, wholeMinutes } from './rate-line.tsx'
export { useFacets } from './use-fleet.ts'
export { useLiveFleet } from './use-live-fleet.ts'
export { useWholeFleet, WHOLE } from './use-whole-fleet.ts'
