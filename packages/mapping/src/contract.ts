/** What the rest of the product relies on; `index.ts` exports the functions that fit these types. */
import type { Finding, JsonValue, MapResult } from '@halcyon/domain'
import type { ScriptStep } from './document.ts'

export interface MapContext {
  /** The datasource's id: the scope of keys that are only unique within one source. */
  readonly scope: string
  /** RFC 3339 UTC; stands in for `occurredAt` where the payload has none (with a warning). */
  readonly receivedAt: string
}

export interface CompiledMapping {
  /** One payload → its items. Without `split`: the payload itself. A split path that finds nothing gives []. */
  split(payload: JsonValue): readonly JsonValue[]
  /** Pure, synchronous, bounded; never throws for a payload. */
  map(item: JsonValue, context: MapContext): MapResult
  /** What each item is to go through before it is mapped; whoever maps runs it, in a sandbox. */
  readonly script: ScriptStep | null
  /** Whether `map` refuses the item whatever is in it, since its payload could not be split: no script needs to see it. */
  isRefused(item: JsonValue): boolean
  /** The items that the script made of one, as one result: rejected when one of them is, filtered when nothing is left of them. */
  mapAll(items: readonly JsonValue[], context: MapContext): MapResult
}

export type CompileResult =
  | { readonly ok: true; readonly mapping: CompiledMapping; readonly warnings: readonly Finding[] }
  | { readonly ok: false; readonly errors: readonly Finding[] }

/** One row's value at each step: the editor's live preview. */
export interface ExplainStep {
  readonly step: string
  readonly value: JsonValue | undefined
}
export interface ExplainRow {
  /** `outputs[0].fields.title`, `recordId`, `filter` … */
  readonly row: string
  /** Which element of `each`, from 0; null outside a fan-out. */
  readonly element: number | null
  readonly steps: readonly ExplainStep[]
  readonly value: JsonValue | undefined
  readonly findings: readonly Finding[]
  /** With the option `reads`: what it read of the item, as normalized JSONPaths; that of a list or object stands for all below it. */
  readonly reads?: readonly string[]
}
export interface ExplainOptions {
  /** Also say what each row read. Costs a walk through the item. */
  readonly reads?: boolean
  /** What the script made of the payload's items: they are explained in their place. */
  readonly made?: readonly JsonValue[]
}
export interface Explanation {
  readonly items: readonly {
    readonly result: MapResult
    readonly rows: readonly ExplainRow[]
    /** Leaves of the item no row read, as normalized JSONPaths; those under `ignore` left out. */
    readonly unmapped: readonly string[]
  }[]
}
