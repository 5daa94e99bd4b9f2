/** The mapping language's document, as stored in a version. `mapping.md` of the guide is its reference. */
import type { JsonValue } from '@halcyon/domain'

export interface ExpressionOptions {
  readonly default?: JsonValue
  /** A pipeline of named functions: `"trim"` or `{ "split": [","] }`. */
  readonly then?: readonly (string | { readonly [name: string]: readonly JsonValue[] })[]
  readonly lookup?: { readonly table: { readonly [key: string]: JsonValue }; readonly default?: JsonValue }
  readonly as?: string | { readonly [type: string]: readonly string[] }
  readonly required?: boolean
}

export type Expression = ExpressionOptions &
  (
    | { readonly path: string }
    | { readonly jmespath: string }
    | { readonly template: string }
    | { readonly const: JsonValue }
    | { readonly first: readonly Expression[] }
  )

export interface AlertOutput {
  readonly name?: string
  readonly kind: 'alert'
  readonly each?: string
  readonly when?: Expression
  readonly fields: { readonly [attribute: string]: Expression }
}

export interface EntityOutput {
  readonly name?: string
  readonly kind: 'entity'
  readonly type: string
  readonly each?: string
  readonly when?: Expression
  readonly key: Expression
  readonly fields: { readonly [attribute: string]: Expression }
}

export interface RelationshipOutput {
  readonly name?: string
  readonly kind: 'relationship'
  readonly type: string
  readonly role?: string
  readonly from: string
  readonly to: string
  readonly when?: Expression
  /** How records of two fanned-out outputs meet; default: the same element where both come from one `each`, else every pair. */
  readonly pair?: 'same_item' | 'every_pair'
}

export type Output = AlertOutput | EntityOutput | RelationshipOutput

export type ScriptLanguage = 'javascript' | 'python'

/** Changes each item before it is mapped; it runs in a sandbox, outside of this package. */
export interface ScriptStep {
  readonly language: ScriptLanguage
  /** The body of a function of `item`: returns the item, a list of items, or nothing to leave it out. Python's begins at the first column. */
  readonly source: string
  /** Before the filter, the id and the outputs: the one place there is, and the default. */
  readonly at?: 'before'
}

export interface Mapping {
  readonly split?: { readonly path: string }
  readonly script?: ScriptStep
  readonly filter?: Expression
  readonly recordId?: Expression
  /** Top-level leaves a person chose not to map; coverage does not count them. JSONPaths. */
  readonly ignore?: readonly string[]
  readonly outputs: readonly Output[]
}
