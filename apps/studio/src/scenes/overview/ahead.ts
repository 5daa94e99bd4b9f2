import { askFacets, askFleet } from '../../features/fleet/fleet-queries.ts'

export const WORST = { filter: {}, sort: 'health', descending: false } as const

/** Asks for what the overview shows, while its code is on its way. */
export function ask(): void {
  askFleet(WORST)
  askFacets({})
}
