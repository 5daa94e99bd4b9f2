/**
 * What a mapping produces: the ontology's records before they have ids.
 * Ids, `tenantId`, `source`, `receivedAt`, `rawRef` and `mapping` are the pipeline's; everything here is already checked and normalised.
 */
import type { JsonObject } from './json/value.ts'
import type { Finding } from './outcome.ts'

/** Attributes named as in the ontology, camelCase; times are RFC 3339 UTC with milliseconds. Absent means not given. */
export interface AlertRecord {
  /** The output's name in the mapping, for explain and relationships. */
  readonly output: string
  /** The thing's id at the source; null = the pipeline takes the digest of the item. */
  readonly sourceEventId: string | null
  readonly fields: JsonObject
}

export interface EntityRecord {
  readonly output: string
  readonly type: string
  /** Canonical natural key. */
  readonly key: string
  /** '' = global; otherwise what the key is unique within (a datasource's id, for private addresses and vendor ids). */
  readonly scope: string
  readonly name: string | null
  readonly attributes: JsonObject
}

/** Points into `alerts` or `entities` of the same result. */
export interface RecordRef {
  readonly kind: 'alert' | 'entity'
  readonly index: number
}

export interface RelationshipRecord {
  readonly type: string
  /** '' when the verb has no role. */
  readonly role: string
  readonly from: RecordRef
  readonly to: RecordRef
}

export type MapResult =
  | {
      readonly outcome: 'mapped'
      readonly alerts: readonly AlertRecord[]
      readonly entities: readonly EntityRecord[]
      readonly relationships: readonly RelationshipRecord[]
      readonly warnings: readonly Finding[]
    }
  | { readonly outcome: 'filtered' }
  | { readonly outcome: 'rejected'; readonly errors: readonly Finding[] }
