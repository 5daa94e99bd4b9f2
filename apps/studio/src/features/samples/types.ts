/** Where a sample came from. */
export type SampleOrigin = 'pasted' | 'uploaded' | 'generated' | 'captured'

/** A payload kept beside a draft, in this browser. `text` is its JSON as it came, every digit kept. */
export interface KeptSample {
  readonly id: string
  readonly name: string
  readonly origin: SampleOrigin
  readonly text: string
  /** RFC 3339 UTC. */
  readonly addedAt: string
}

/** A sample on its way in. */
export interface NewSample {
  readonly name: string
  readonly origin: SampleOrigin
  readonly text: string
}
