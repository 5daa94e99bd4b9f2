export type Health =
  | 'unpublished'
  | 'starting'
  | 'healthy'
  | 'degraded'
  | 'failing'
  | 'silent'
  | 'paused'
  | 'quarantined'
  | 'stopped'

/** Worst first, as the overview and the catalog sort. */
export const WORST_FIRST: readonly Health[] = [
  'quarantined',
  'failing',
  'silent',
  'degraded',
  'starting',
  'unpublished',
  'paused',
  'stopped',
  'healthy',
]
