import type { JsonValue, TenantId } from '@halcyon/domain'
import { alertName, alertSources, entityName, namedIds, relationshipName } from '@halcyon/pipeline'
import type { JobItem } from './protocol.ts'

/** A record as it would be stored, with the id it would have. */
interface TestAlert {
  readonly id: string
  readonly output: string
  readonly sourceEventId: string
  readonly [attribute: string]: JsonValue
}
interface TestEntity {
  readonly id: string
  readonly output: string
  readonly type: string
  readonly key: string
  readonly scope: string
  readonly name: string | null
  readonly attributes: JsonValue
}
interface End {
  readonly kind: 'alert' | 'entity'
  readonly id: string
}
interface TestRelationship {
  readonly id: string
  readonly type: string
  readonly role?: string
  readonly from: End
  readonly to: End
}

export interface TestItem {
  readonly outcome: 'mapped' | 'filtered' | 'duplicate' | 'rejected'
  readonly alerts: readonly TestAlert[]
  readonly entities: readonly TestEntity[]
  readonly relationships: readonly TestRelationship[]
  readonly warnings: JobItem['warnings']
  readonly errors: JobItem['errors']
  /** Leaves of the record that no row of the mapping read. */
  readonly unmapped: readonly string[]
  /** What the mapping's scripts said. */
  readonly logs: readonly string[]
  readonly ms: number
  /** Which record of the run it is of, from 0: a split makes several items of one. */
  readonly record: number
  /**
   * The whole record, redacted as captures are, with its first item. Null where the caller sent it or may not see raw events, where it is
   * no JSON, or larger than 256 KiB (all of a run: 4 MiB).
   */
  readonly payload: JsonValue
  /** What writing it would do to the alert (without one: to its entities); null = nothing. */
  readonly would: 'create' | 'merge' | null
}

/** Gives records the ids that the pipeline would give them. */
export function presenter(tenantId: TenantId, datasourceId: string): (item: JobItem) => Omit<TestItem, 'would'> {
  const idOf = namedIds(tenantId)
  return ({ digest, alerts, entities, relationships, ...item }) => {
    const sources = alertSources(alerts, digest)
    const shownAlerts = alerts.map(({ output, fields }, i): TestAlert => {
      const source = sources[i] ?? digest
      return { ...fields, id: idOf(alertName(datasourceId, source)), output, sourceEventId: source }
    })
    const shownEntities = entities.map(
      (entity): TestEntity => ({ id: idOf(entityName(entity.type, entity.key, entity.scope)), ...entity }),
    )
    const end = ({ kind, index }: { readonly kind: 'alert' | 'entity'; readonly index: number }): End => ({
      kind,
      id: (kind === 'alert' ? shownAlerts : shownEntities)[index]?.id ?? '',
    })
    const shownRelationships = relationships.map(({ type, role, from, to }): TestRelationship => {
      const [start, stop] = [end(from), end(to)]
      const id = idOf(relationshipName(type, role, start.id, stop.id))
      return { id, type, ...(role === '' ? {} : { role }), from: start, to: stop }
    })
    return { ...item, alerts: shownAlerts, entities: shownEntities, relationships: shownRelationships }
  }
}
