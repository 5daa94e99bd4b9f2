/** The samples as one tree of fields. */
import type { JsonValue } from '@halcyon/domain'

/** The most the editor takes; what is larger is refused with the limit's name. */
export interface SourceLimits {
  readonly samples: number
  /** UTF-16 units of one sample's text. */
  readonly textLength: number
  /** Levels of lists and objects; the mapping language stops there too. */
  readonly depth: number
  /** Distinct paths over all samples. */
  readonly fields: number
}

export interface Sample {
  /** Shown in the stepper, "captured 12:04" or a file's name. */
  readonly name: string
  readonly value: JsonValue
}

export type ParsedSample =
  | { readonly ok: true; readonly sample: Sample }
  | {
      readonly ok: false
      readonly code: string
      /** In words, with the place or the limit. */
      readonly message: string
      /** Which limit was passed; null for text that is not JSON. */
      readonly limit: keyof SourceLimits | null
    }

export type SourceType = 'string' | 'integer' | 'number' | 'boolean' | 'null' | 'list' | 'object'

export interface SourceExample {
  /** Index of the sample it stands in. */
  readonly sample: number
  readonly value: JsonValue
  /** For a cell: text in quotes, large integers with every digit, `null`, `""`, `[3]`, `{5}`. */
  readonly text: string
}

/** One field. Entries of a list are one node, `[*]`, whatever their number. */
export interface SourceNode {
  /** RFC 9535 from the payload's root: `$.Records[*].user['e-mail']`. The node's key everywhere. */
  readonly path: string
  /** The last name; `[*]` for a list's entries, `$` for the root. */
  readonly key: string
  readonly parent: string | null
  /** 0 for the root. */
  readonly depth: number
  /** Types seen, most frequent first. */
  readonly types: readonly SourceType[]
  readonly samples: number
  /** Samples in which it is there at all, `null` and `""` included. */
  readonly presentIn: number
  /** Samples in which it is (somewhere) null. */
  readonly nullIn: number
  /** Samples in which it is (somewhere) an empty text. */
  readonly emptyIn: number
  /** Distinct values, the first samples' first; at most 5. */
  readonly examples: readonly SourceExample[]
  /** Shortest and longest, where it is a list. */
  readonly lengths: { readonly min: number; readonly max: number } | null
  readonly hasChildren: boolean
}

/** Children are worked out when they are first asked for. */
export interface SourceTree {
  readonly samples: readonly JsonValue[]
  readonly root: SourceNode
  /** In the order they were first seen; [] for leaves and unknown paths. */
  children(path: string): readonly SourceNode[]
  node(path: string): SourceNode | undefined
  /** Every field, depth first. Works the whole tree out. Stops at the limit `fields`. */
  all(): readonly SourceNode[]
  /** True when `all` left fields out. */
  truncated(): boolean
}

/** One line of the virtual list, with what a tree row tells a screen reader. */
export interface VisibleNode {
  readonly node: SourceNode
  /** From 1. */
  readonly level: number
  readonly expanded: boolean
  /** From 1, among its siblings. */
  readonly position: number
  readonly siblings: number
  /** The search found this very node, not only something below it. */
  readonly match: boolean
}

/** An entry of a row's combobox. */
export interface PathOption {
  /** As the row would write it: relative inside a block that is one per a list. */
  readonly path: string
  /** Of the tree's node. */
  readonly absolute: string
  readonly node: SourceNode
  /** Gives several values for one record of the block: the UI asks what to do with the list. */
  readonly many: boolean
}
