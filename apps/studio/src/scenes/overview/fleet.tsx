import type { Feed, FleetFacets } from '../../features/fleet/index.ts'
import { Attention } from './attention.tsx'
import { Busiest } from './busiest.tsx'
import { ChangesWaiting } from './changes-waiting.tsx'
import { ExpiringSecrets } from './expiring-secrets.tsx'
import { HealthTiles } from './health-tiles.tsx'
import classes from './overview.module.css'
import { WaitingSuggestions } from './suggestions.tsx'
import { Totals } from './totals.tsx'
import { Unpublished } from './unpublished.tsx'

interface FleetProps {
  readonly facets: FleetFacets
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
        <ChangesWaiting feeds={feeds} total={facets.changesWaiting} />
        <ExpiringSecrets />
        <Unpublished feeds={feeds} counts={facets.health} />
      </div>
    </div>
    <Busiest feeds={feeds} complete={complete} />
  </>
)
