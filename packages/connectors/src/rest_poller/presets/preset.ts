import type { JsonValue } from '@halcyon/domain'
import type { RestPollerConfig } from '../config/config.ts'

/** A product as data. Configuration of the same name counts before it. */
export interface Preset extends Omit<RestPollerConfig, 'preset' | 'schedule'> {
  readonly title: string
  /** A record as the product gives it; each sample has ids and times of its own. */
  readonly record: JsonValue
}
