import type { JsonValue } from '@halcyon/domain'
import type { StepView } from '../document/contract.ts'

export interface Snippet {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly steps: readonly StepView[]
  /** Runs as a test. */
  readonly example: { readonly input: JsonValue; readonly output: JsonValue }
}
