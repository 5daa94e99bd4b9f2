/** A run of the production mapping over the samples. */
import type { Finding, JsonValue, MapResult } from '@halcyon/domain'
import type { CompiledMapping } from '@halcyon/mapping'

/** A document made ready to run. Rows and blocks that cannot run are left out, so that the rest still shows its values. */
export interface PreparedPreview {
  readonly document: JsonValue
  /** Null when nothing of it can run. */
  readonly mapping: CompiledMapping | null
  /** The document as it stands compiles: a publish would not fail for it. */
  readonly complete: boolean
  /** What keeps the document from compiling; empty when complete. Paths are rows of the document. */
  readonly errors: readonly Finding[]
  readonly warnings: readonly Finding[]
  /** The outputs that run, as indexes of the document's outputs. */
  readonly outputs: readonly number[]
  /** Runs one item of `split`; null when nothing can run. */
  readonly perItem: CompiledMapping | null
  /** For items an alert rejected: the same with these outputs left out, so that later blocks still show values. */
  without(outputs: readonly number[]): PreparedPreview
}

/**
 * - `missing`: the path names nothing · `null`: it is null · `empty`: it is "" or gives an empty text or list
 * - `error`: a step or the target refused it · `not_run`: the run did not come to this row
 */
export type RowStatus = 'ok' | 'missing' | 'null' | 'empty' | 'error' | 'not_run'

export interface PreviewStep {
  /** `selected`, `default`, `then[0] trim`, `lookup`, `as timestamp`, `value` (after the target's check). */
  readonly name: string
  /** Undefined = no value. */
  readonly value: JsonValue | undefined
}

export interface RowPreview {
  /** As in the document view, `outputs[0].fields.title`. */
  readonly row: string
  /** Which item of `split`; 0 without one. */
  readonly item: number
  /** Which element of the block's list; null when the block is one per item. */
  readonly element: number | null
  readonly status: RowStatus
  /** The status in words: "missing in this sample", "the severity is unknown". */
  readonly text: string
  /** What was selected, before every step. */
  readonly raw: JsonValue | undefined
  readonly steps: readonly PreviewStep[]
  readonly value: JsonValue | undefined
  readonly findings: readonly Finding[]
  /** The leaves it read, as paths of the payload with their indexes: `$.devices[1].hostname`. */
  readonly leaves: readonly string[]
}

/** One card. */
export interface RecordPreview {
  /** Unique in the sample: `0/alert/0`. */
  readonly id: string
  readonly kind: 'alert' | 'entity' | 'relationship'
  readonly item: number
  /** The blocks that made it: several where the same entity was found twice. Indexes of the document's outputs. */
  readonly blocks: readonly number[]
  /** Entity type or verb; `alert` for alerts. */
  readonly type: string
  /** Alert: title. Entity: name or key. Relationship: "alert involves ws-17". */
  readonly title: string
  /** Entity key, alert's sourceEventId; null for relationships and for alerts known by their digest. */
  readonly key: string | null
  /** '' = global. */
  readonly scope: string
  readonly fields: { readonly [name: string]: JsonValue }
  /** Ids of the records a relationship joins. */
  readonly ends: { readonly from: string; readonly to: string; readonly role: string } | null
  /** What made it: rows by name, with the element. */
  readonly rows: readonly { readonly row: string; readonly element: number | null }[]
  /** Payload leaves those rows read. */
  readonly leaves: readonly string[]
}

/** "3 here, 2 after merging" */
export interface BlockCount {
  readonly block: number
  readonly here: number
  readonly merged: number
}

export interface ItemPreview {
  /** Where the item stands in the payload; null when the split path is too involved to tell. */
  readonly path: string | null
  readonly result: MapResult
  /** Fields no row read, as paths of the payload. */
  readonly unmapped: readonly string[]
  readonly findings: readonly Finding[]
}

/** A record a block made from an item or an element of its list. Several of them can be one record: merged. */
export interface Making {
  readonly block: number
  readonly item: number
  readonly element: number | null
  /** Id of the record. */
  readonly record: string
}

export interface SamplePreview {
  readonly sample: number
  /** Items of the payload; of more than 100 only the first 100 are shown. */
  readonly itemCount: number
  readonly items: readonly ItemPreview[]
  readonly rows: readonly RowPreview[]
  readonly records: readonly RecordPreview[]
  readonly makings: readonly Making[]
  readonly counts: readonly BlockCount[]
}

export interface PreviewOptions {
  /** The datasource's id: what keys are unique within. */
  readonly scope?: string
  /** RFC 3339 UTC; stands in for a missing time. */
  readonly receivedAt?: string
}
