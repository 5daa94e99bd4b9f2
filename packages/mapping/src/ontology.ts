/** The part of the ontology a mapping is checked against. */
import {
  ALERT_ATTRIBUTES,
  type AttributeSpec,
  ENTITY_TYPES,
  type EntityTypeSpec,
  RELATIONSHIP_VERBS,
  type VerbSpec,
} from '@halcyon/domain'

export interface Ontology {
  readonly alertAttributes: ReadonlyMap<string, AttributeSpec>
  readonly entityTypes: ReadonlyMap<string, EntityTypeSpec>
  readonly verbs: ReadonlyMap<string, VerbSpec>
}

/** The product's ontology. Maps, so that `constructor` is an unknown name like any other. */
export const ONTOLOGY: Ontology = {
  alertAttributes: new Map(Object.entries(ALERT_ATTRIBUTES)),
  entityTypes: new Map(Object.entries(ENTITY_TYPES)),
  verbs: new Map(Object.values(RELATIONSHIP_VERBS).map((spec) => [spec.verb, spec])),
}
