import type { FeedRef, RuntimeOptions } from '@halcyon/domain'
import type { FeedDefinition } from './registry.ts'

/** The version that is published now, under a slot of its own; null while none is. */
export function refOf(
  { tenantId, datasourceId, generation, version }: FeedDefinition,
  { dedupe }: RuntimeOptions,
  slot: number,
): FeedRef | null {
  if (version === null) return null
  return { slot, tenantId, datasourceId, generation, version, dedupeHours: dedupe.windowHours }
}
