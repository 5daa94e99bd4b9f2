import type { AlertRecord, EntityRecord, JsonObject, RecordRef, RelationshipRecord } from '@halcyon/domain'
import { LIMITS, LimitExceeded } from '../limits.ts'
import { ownMember, setMember } from '../value/object.ts'

export interface Made {
  /** Which element of the output's `each`; null outside. */
  readonly element: number | null
  readonly ref: RecordRef
}

type OpenEntity = { -readonly [K in keyof EntityRecord]: EntityRecord[K] }

/** What one item gives, as it is collected. */
export class Records {
  readonly alerts: AlertRecord[] = []
  readonly entities: OpenEntity[] = []
  readonly relationships: RelationshipRecord[] = []
  /** By the output's place in the document, for the relationships that name it. */
  private readonly made = new Map<number, Made[]>()
  private entityAt: Map<string, number> | null = null

  addAlert(alert: AlertRecord, output: number, element: number | null, referenced: boolean): void {
    this.count()
    this.alerts.push(alert)
    if (referenced) this.remember(output, element, { kind: 'alert', index: this.alerts.length - 1 })
  }

  /** The same entity twice in one item is one record: what the first lacks, the later ones add. */
  addEntity(entity: OpenEntity, output: number, element: number | null, referenced: boolean): void {
    this.entityAt ??= new Map()
    const identity = `${entity.type}\u0001${entity.scope}\u0001${entity.key}`
    let index = this.entityAt.get(identity)
    const known = index === undefined ? undefined : this.entities[index]
    if (index === undefined || known === undefined) {
      this.count()
      index = this.entities.length
      this.entityAt.set(identity, index)
      this.entities.push(entity)
    } else merge(known, entity)
    if (referenced) this.remember(output, element, { kind: 'entity', index })
  }

  addRelationship(relationship: RelationshipRecord): void {
    this.count()
    this.relationships.push(relationship)
  }

  madeBy(output: number): readonly Made[] {
    return this.made.get(output) ?? []
  }

  private remember(output: number, element: number | null, ref: RecordRef): void {
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
