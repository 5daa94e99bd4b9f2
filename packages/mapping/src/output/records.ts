import type { AlertRecord, EntityRecord, JsonObject, RecordRef, RelationshipRecord } from '@halcyon/domain'
import { LIMITS, LimitExceeded } from '../limits.ts'
import { ownMember, setMember } from '../value/object.ts'

export interface Made {
  /** Which element of the output's `each`; null outside. */
  readonly element: number | null
  readonly ref: RecordRef
}

type OpenEntity = { -readonly [K in keyof EntityRecord]: EntityRecord[K] }

const NOTHING: readonly Made[] = []
const SCANNED = 16

const identityOf = (entity: OpenEntity): string => `${entity.type}\u0001${entity.scope}\u0001${entity.key}`

/** What one item gives, as it is collected. */
export class Records {
  readonly alerts: AlertRecord[] = []
  readonly entities: OpenEntity[] = []
  readonly relationships: RelationshipRecord[] = []
  /** By the output's place in the document, for the relationships that name it. */
  private ids: Set<string | null> | null = null
  private made: Map<number, Made[]> | null = null
  private entityAt: Map<string, number> | null = null

  /** @returns where it stands among the alerts */
  addAlert(alert: AlertRecord, output: number, element: number | null, referenced: boolean): number {
    this.count()
    const index = this.alerts.push(alert) - 1
    this.ids?.add(alert.sourceEventId)
    if (referenced) this.remember(output, element, { kind: 'alert', index })
    return index
  }

  /** True when an alert of this item already has the identity. */
  hasAlert(sourceEventId: string): boolean {
    if (this.alerts.length === 0) return false
    this.ids ??= new Set(this.alerts.map((alert) => alert.sourceEventId))
    return this.ids.has(sourceEventId)
  }

  /** The same entity twice in one item is one record: what the first lacks, the later ones add. */
  addEntity(entity: OpenEntity, output: number, element: number | null, referenced: boolean): number {
    let index = this.find(entity)
    const known = this.entities[index]
    if (known === undefined) {
      this.count()
      index = this.entities.length
      this.entities.push(entity)
      this.entityAt?.set(identityOf(entity), index)
    } else merge(known, entity)
    if (referenced) this.remember(output, element, { kind: 'entity', index })
    return index
  }

  addRelationship(relationship: RelationshipRecord): void {
    this.count()
    this.relationships.push(relationship)
  }

  madeBy(output: number): readonly Made[] {
    return this.made?.get(output) ?? NOTHING
  }

  /** -1 when it is new. Few entities are looked through, many are looked up. */
  private find(entity: OpenEntity): number {
    if (this.entityAt === null && this.entities.length < SCANNED) {
      return this.entities.findIndex(
        ({ key, type, scope }) => key === entity.key && type === entity.type && scope === entity.scope,
      )
    }
    this.entityAt ??= new Map(this.entities.map((each, index) => [identityOf(each), index]))
    return this.entityAt.get(identityOf(entity)) ?? -1
  }

  private remember(output: number, element: number | null, ref: RecordRef): void {
    this.made ??= new Map()
    const list = this.made.get(output)
    if (list === undefined) this.made.set(output, [{ element, ref }])
    else list.push({ element, ref })
  }

  private count(): void {
    if (this.alerts.length + this.entities.length + this.relationships.length >= LIMITS.outputs) {
      throw new LimitExceeded('outputs')
    }
  }
}

const merge = (known: OpenEntity, later: EntityRecord): void => {
  known.name ??= later.name
  const attributes: JsonObject = known.attributes
  for (const [key, value] of Object.entries(later.attributes)) {
    if (ownMember(attributes, key) === undefined) setMember(attributes, key, value)
  }
}
