import { askFacets, askFleet } from '../../features/fleet/fleet-queries.ts'
import { filterOf, orderOf, readSearch } from './search.ts'

/** Asks for what the catalog under this address shows, while its code is on its way. */
export function ask(address: Readonly<Record<string, unknown>>): void {
  const search = readSearch(address)
  askFleet(orderOf(search))
  askFacets(filterOf(search))
}
