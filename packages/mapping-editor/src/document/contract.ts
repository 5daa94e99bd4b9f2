/** The mapping document as rows and blocks. Views are read-only pictures of the JSON; edits are patches on the JSON itself. */
import type { AttributeType, JsonValue } from '@halcyon/domain'
import type { Entries } from '../json/object.ts'
import type { Pointer } from '../json/pointer.ts'

/** What an object has besides the keys its view shows; with it the view writes the same object back, keys in the same order. */
export interface Rest {
  readonly order: readonly string[]
  readonly extra: Entries
}

/** Where a row's value comes from. */
export type SourceView =
  /** RFC 9535; inside a block that is one per a list, `$` is the element and `$item` the whole item. */
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'jmespath'; readonly jmespath: string }
  /** Text with `{{$.path | function}}` in it. */
  | { readonly kind: 'template'; readonly template: string }
  | { readonly kind: 'const'; readonly value: JsonValue }
  /** The first alternative that gives a value. */
  | { readonly kind: 'first'; readonly alternatives: readonly ExpressionView[] }
  /** Nothing chosen yet. */
  | { readonly kind: 'none' }
  /** No expression (not an object), or several sources at once: shown as JSON, kept as it is. */
  | { readonly kind: 'unreadable'; readonly value: JsonValue }

/** One chip. The language runs them in the order default → functions → lookup → as; only functions can change places. */
export type StepView =
  | { readonly kind: 'default'; readonly value: JsonValue }
  | {
      readonly kind: 'function'
      readonly name: string
      readonly args: readonly JsonValue[]
      /** Written as a bare name in the document. */
      readonly bare: boolean
    }
  | {
      readonly kind: 'lookup'
      readonly table: Entries
      /** Undefined: a value in no row stays as it is. */
      readonly default?: JsonValue
      readonly rest: Rest
    }
  | {
      readonly kind: 'as'
      readonly type: string
      readonly formats: readonly string[]
      readonly bare: boolean
    }

export interface ExpressionView {
  readonly source: SourceView
  readonly steps: readonly StepView[]
  readonly required: boolean
  readonly rest: Rest
}

/** What a row writes to. */
export interface TargetView {
  /** The attribute; `key` for an entity's identity, `when`, `recordId` and `filter` for the others. */
  readonly name: string
  readonly role: 'attribute' | 'key' | 'when' | 'recordId' | 'filter'
  /** Null where the ontology has no type for it: any JSON is kept. */
  readonly type: AttributeType | null
  /** The alert is refused, or the entity not made, without it. */
  readonly required: boolean
  readonly description: string
  /** Words of an enum; empty otherwise. */
  readonly values: readonly string[]
  /** False for a name the ontology does not list (allowed for entities, an error for alerts). */
  readonly known: boolean
}

export interface RowView {
  /** The mapping package's name of the row, `outputs[0].fields.title`: the key of previews and problems. */
  readonly row: string
  readonly pointer: Pointer
  readonly target: TargetView
  readonly expression: ExpressionView
}

export type BlockKind = 'alert' | 'entity' | 'relationship' | 'unreadable'

export interface BlockView {
  readonly index: number
  /** `outputs[0]` */
  readonly row: string
  readonly pointer: Pointer
  readonly kind: BlockKind
  /** The name in the document; null = none given. */
  readonly name: string | null
  /** What relationships and records call it: the name, or the one the compiler gives. */
  readonly label: string
  /** Entity type or relationship verb; null for alerts. */
  readonly type: string | null
  /** One per: a path to a list's entries; null = one per item. */
  readonly each: string | null
  readonly when: RowView | null
  /** The identity of an entity; null for other kinds, or when it is missing. */
  readonly key: RowView | null
  readonly rows: readonly RowView[]
  /** The ends of a relationship; null for other kinds. */
  readonly ends: EndsView | null
  readonly rest: Rest
  /** For `unreadable`: what stands there. */
  readonly value: JsonValue
}

export interface EndsView {
  readonly from: string
  readonly to: string
  readonly role: string | null
  /** Null = the default: the same item where both come from one list, else every pair. */
  readonly pair: 'same_item' | 'every_pair' | null
}

export interface ScriptView {
  readonly language: string
  readonly source: string
}

export interface DocumentView {
  /** One payload → many items; null = the payload itself. */
  readonly split: string | null
  /** What each item goes through first; null where there is none, or one that is to be changed as JSON. It stays in `rest`. */
  readonly script: ScriptView | null
  readonly filter: RowView | null
  readonly recordId: RowView | null
  /** JSONPaths a person chose not to map. */
  readonly ignore: readonly string[]
  readonly blocks: readonly BlockView[]
  readonly rest: Rest
  /** Set when the document is not an object with a list of outputs: nothing can be shown as rows. */
  readonly unreadable: JsonValue | undefined
}
