import { Problem } from '@halcyon/domain'
import type { Datasource } from '../../queries/datasources-row.ts'
import { assertActive } from '../datasources/assert-active.ts'
import { connectorOf, modeOf } from '../datasources/catalog.ts'

/** @throws Problem where the source sends by itself, or the feed is archived */
export function assertPull(found: Datasource): void {
  assertActive(found)
  if (modeOf(found.type) !== 'pull')
    throw new Problem('unprocessable', 'This source sends by itself: it is not asked, and stands nowhere')
}

/** @throws Problem where it is not to be asked now, too: unpublished, disabled */
export function assertRuns(found: Datasource): void {
  assertPull(found)
  if (found.publishedVersion === null) throw new Problem('not_published')
  if (found.desiredState === 'disabled') throw new Problem('datasource_disabled', 'Enable the datasource, then run it')
}

/** @throws Problem where the source cannot be asked for a span of time again */
export function assertRanges(found: Datasource): void {
  const connector = connectorOf(found.type)
  if (connector?.spec.ranges !== true)
    throw new Problem(
      'unprocessable',
      'This source cannot be asked for a span of time again; move its checkpoint back instead',
    )
}
