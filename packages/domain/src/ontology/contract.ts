/** How the ontology describes itself: one table of attributes, entity types and verbs; the mapping, the store, the API and the docs read it. */
import type { JsonValue } from '../json/value.ts'

export type Coerced =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly suggestion?: string }

export type AttributeType =
  | 'string'
  | 'text'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'timestamp'
  | 'enum'
  | 'url'
  | 'string_list'
  | 'attack_list'
  | 'json'

export interface AttributeSpec {
  /** camelCase, as mapping targets and JSON have it. */
  readonly name: string
  readonly type: AttributeType
  readonly required: boolean
  readonly description: string
  readonly values?: readonly string[]
  /** Set by the runtime, never by a mapping. */
  readonly runtime?: boolean
  /** A value of the payload → the stored value, exact or refused; pure, bounded, never throws. Timestamps come out as `YYYY-MM-DDTHH:mm:ss.SSSZ`. */
  coerce(value: JsonValue): Coerced
}

export type NormalisedKey =
  | { readonly ok: true; readonly key: string; readonly scope: string; readonly name: string | null }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly suggestion?: string }

export interface EntityTypeSpec {
  readonly type: string
  readonly title: string
  readonly description: string
  /** Known attributes, for suggestions and types; others are allowed as they are. */
  readonly attributes: readonly AttributeSpec[]
  /** `scope` is the datasource's id; the answer's scope is '' where the key is global. Sentinels ("N/A", "-", all-zero hashes …) are refused with code `empty_key`. */
  normaliseKey(value: JsonValue, scope: string): NormalisedKey
}

export interface VerbSpec {
  readonly verb: string
  readonly from: readonly string[]
  readonly to: readonly string[]
  /** Allowed roles; empty = none. 'alert' stands for an alert, '*' for any entity. */
  readonly roles: readonly string[]
  readonly description: string
}
