import { isPull } from '@halcyon/connector-kit'
import { Problem } from '@halcyon/domain'
import type { Datasource } from '../../queries/datasources-row.ts'
import { assertActive } from '../datasources/assert-active.ts'
import { connectorOf, modeOf } from '../datasources/catalog.ts'

/** @throws Problem where the source sends by itself, or the feed is archived */
function assertPull(found: Datasource): void {
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

/** Whether the source itself knows where it is to go on, as a queue does; else a person may say so. */
export function keepsPlace(type: string): boolean {
  const connector = connectorOf(type)
  return connector !== null && isPull(connector) && connector.spec.keepsPlace === true
}

/** @throws Problem where the source itself knows what is still to be read */
export function assertPlaceIsOurs(found: Datasource): void {
  assertPull(found)
  if (keepsPlace(found.type))
    throw new Problem(
      'unprocessable',
      'This source itself knows what is still to be read: its checkpoint only tells, and is not set',
    )
}

/** @throws Problem where the source cannot be asked for a span of time again */
export function assertRanges(found: Datasource): void {
  const connector = connectorOf(found.type)
  if (connector?.spec.ranges !== true)
    throw new Problem(
      'unprocessable',
      keepsPlace(found.type)
        ? 'This source cannot be asked for a span of time again; map what was captured again instead'
        : 'This source cannot be asked for a span of time again; move its checkpoint back instead',
    )
}
