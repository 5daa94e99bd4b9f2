import type { JsonObject } from '@halcyon/domain'
import type { AuthConfig, AuthKind, AuthOf } from '../config/auth.ts'
import type { RestPollerConfig } from '../config/config.ts'

/** Of an authentication what is the same for everybody; client ids and the like are the person's. */
type PresetAuth = { readonly [K in AuthKind]: { readonly kind: K } & Partial<AuthOf<K>> }[AuthConfig['kind']]

/** A product as data. Configuration of the same name counts before it. */
export interface Preset extends Omit<RestPollerConfig, 'preset' | 'schedule' | 'auth'> {
  readonly title: string
  readonly auth: PresetAuth
  /** Of a signed statement: for whom it has to be made, in words; absent: it may be for nobody. */
  readonly subject?: string
  /** A record as the product gives it. */
  readonly record: JsonObject
  /** Ids in the record that a sample has others of. */
  readonly fresh: readonly string[]
}
