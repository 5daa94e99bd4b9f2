import type { JsonValue } from '@halcyon/domain'
import type { Budget } from '../limits.ts'

/** What an expression can see besides the current value. */
export interface Scope {
  /** `$`: the element inside `each`, else the item. */
  readonly root: JsonValue
  readonly budget: Budget
  /** `let` bindings, innermost first; `$item` is bound outermost. */
  readonly variables: Variables | null
}
export interface Variables {
  readonly name: string
  readonly value: JsonValue
  readonly outer: Variables | null
}

/** A compiled node; a missing value is null, as JMESPath has it. */
export type Evaluate = (value: JsonValue, scope: Scope) => JsonValue

/** A run-time error of the language (`invalid-type` …): data, reported as a warning of the row. */
export class JmespathFault extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.name = 'JmespathFault'
    this.code = code
  }
}

/** An error that can be told without a payload: unknown function, wrong number of arguments, undefined variable. */
export class JmespathCompileFault extends Error {
  private readonly suggested: string | undefined
  constructor(message: string, suggested?: string) {
    super(message)
    this.name = 'JmespathCompileFault'
    this.suggested = suggested
  }
  hint(): { suggestion?: string } {
    return this.suggested === undefined ? {} : { suggestion: this.suggested }
  }
}
