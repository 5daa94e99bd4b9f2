import type { FleetFacetsQuery } from '../../api/generated/graphql.ts'
import type { Feed } from '../../features/fleet/index.ts'
import { Attention } from './attention.tsx'
import { Busiest } from './busiest.tsx'
import { ExpiringSecrets } from './expiring-secrets.tsx'
import { HealthTiles } from './health-tiles.tsx'
import classes from './overview.module.css'
import { WaitingSuggestions } from './suggestions.tsx'
import { Totals } from './totals.tsx'
import { Unpublished } from './unpublished.tsx'

interface FleetProps {
  readonly facets: FleetFacetsQuery['datasourceFacets']
  readonly feeds: readonly Feed[]
  /** All feeds are in `feeds`, so that sums are of the fleet. */
  readonly complete: boolean
  /** There are more feeds than are read. */
  readonly cut: boolean
}

export const Fleet = ({ facets, feeds, complete, cut }: FleetProps) => (
  <>
    <HealthTiles counts={facets.health} />
    <Totals feeds={feeds} complete={complete} cut={cut} />
    <div className={classes.columns}>
      <Attention feeds={feeds} counts={facets.health} />
      <div className={classes.side}>
        <WaitingSuggestions />
        <ExpiringSecrets />
        <Unpublished feeds={feeds} counts={facets.health} />
      </div>
    </div>
    <Busiest feeds={feeds} complete={complete} />
  </>
)
