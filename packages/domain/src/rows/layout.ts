/**
 * The rows a batch consists of, column by column, as the composite types of `batch-rows.sql` have them: same names, same order.
 * PostgreSQL refuses a row whose columns are not of these types.
 */
import type { JsonValue } from '../json/value.ts'

/** What a column is given as, and how PostgreSQL has it. */
export interface ColumnValues {
  /** Lower-case text; uuid. */
  readonly uuid: string
  /** uuid[]. */
  readonly uuids: readonly string[]
  /** Without NUL; text. */
  readonly text: string
  /** 32 bits; int. */
  readonly int: number
  /** A safe integer; bigint. */
  readonly bigint: number
  /** Epoch milliseconds; timestamptz. */
  readonly time: number
  /** JSON; jsonb. */
  readonly json: JsonValue | readonly object[]
  /** Lower-case hexadecimal; bytea. */
  readonly hex: string
  /** bytea. */
  readonly bytes: Uint8Array
}
export type ColumnType = keyof ColumnValues
export type Layout = Readonly<Record<string, ColumnType>>

/** A row of a layout; what is absent or undefined is null. */
export type RowOf<L extends Layout> = { readonly [Name in keyof L]?: ColumnValues[L[Name]] | undefined }

/** Whose row it is: the first columns of each. */
export interface RowOwner {
  readonly tenant: string
  readonly datasource: string
  readonly version: number
}

const owner = { tenant: 'uuid', datasource: 'uuid', version: 'int' } as const

/** One a received item: its outcome, and the delivery it came by. */
export const ITEM = {
  ...owner,
  event: 'uuid',
  at: 'time',
  outcome: 'text',
  source: 'text',
  correlation: 'uuid',
  capture: 'uuid',
  request: 'int',
  item: 'int',
  bytes: 'int',
  reason: 'text',
  warnings: 'json',
  alerts: 'uuids',
  entities: 'uuids',
  relationships: 'uuids',
  digest: 'hex',
  expires: 'time',
  /** The run that read it; null = it was sent. */
  run: 'uuid',
} as const

export const ALERT = {
  ...owner,
  event: 'uuid',
  at: 'time',
  id: 'uuid',
  source_event_id: 'text',
  kind: 'text',
  title: 'text',
  description: 'text',
  severity: 'text',
  severity_raw: 'text',
  status: 'text',
  occurred_at: 'time',
  source_updated_at: 'time',
  attributes: 'json',
} as const

/** One a mention. */
export const ENTITY = {
  ...owner,
  event: 'uuid',
  at: 'time',
  id: 'uuid',
  type: 'text',
  key: 'text',
  scope: 'text',
  name: 'text',
  attributes: 'json',
} as const

export const RELATIONSHIP = {
  ...owner,
  event: 'uuid',
  at: 'time',
  id: 'uuid',
  type: 'text',
  role: 'text',
  from_kind: 'text',
  from_id: 'uuid',
  to_kind: 'text',
  to_id: 'uuid',
} as const

export const DEAD_LETTER = {
  ...owner,
  event: 'uuid',
  at: 'time',
  correlation: 'uuid',
  digest: 'text',
  errors: 'json',
  raw: 'bytes',
  raw_kind: 'text',
} as const

/** What a batch adds to a feed's metrics within one ten seconds, duplicates not yet known. */
export const COUNT = {
  ...owner,
  at: 'time',
  received: 'bigint',
  mapped: 'bigint',
  filtered: 'bigint',
  duplicate: 'bigint',
  rejected: 'bigint',
  bytes: 'bigint',
} as const

export const CAPTURE = {
  ...owner,
  id: 'uuid',
  at: 'time',
  requests: 'int',
  bytes: 'bigint',
  data: 'bytes',
} as const

/** A feed of a batch, as it was when its items were mapped. */
export const GATE = { tenant: 'uuid', datasource: 'uuid', generation: 'bigint' } as const

/** Where a source stands after a batch of a run; written only if it stood at `seq` before, and the run still runs. */
export const CHECKPOINT = {
  ...owner,
  run: 'uuid',
  lane: 'text',
  partition: 'text',
  /** Before this batch. */
  seq: 'bigint',
  value: 'json',
  /** Of the batch, on its first checkpoint; so are pages and bytes. */
  items: 'int',
  pages: 'int',
  bytes: 'bigint',
} as const

/** A span of a source's time that a batch completes (`committed`), or is a part of (`fetched`). */
export const WINDOW = {
  ...owner,
  run: 'uuid',
  lane: 'text',
  from_at: 'time',
  to_at: 'time',
  items: 'int',
  state: 'text',
} as const

/** Composite types in the database → their layouts. */
export const LAYOUTS = {
  item_row: ITEM,
  alert_row: ALERT,
  entity_row: ENTITY,
  relationship_row: RELATIONSHIP,
  dead_letter_row: DEAD_LETTER,
  count_row: COUNT,
  capture_row: CAPTURE,
  gate_row: GATE,
  checkpoint_row: CHECKPOINT,
  window_row: WINDOW,
} as const
export type RowType = keyof typeof LAYOUTS
