import type { ConnectorTemplate } from '@halcyon/connector-kit'

/** A template as data. */
export interface Template extends ConnectorTemplate {
  /** Ids in the samples that a generated payload has others of: each stands for the same thing wherever it appears. */
  readonly fresh: readonly string[]
}
