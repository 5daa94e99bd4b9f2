import type { JsonValue } from '@halcyon/domain'
import type { OutboundHttp } from '../outbound/outbound-http.ts'

/** One configuration of a pull connector, and a real source that it can read. */
export interface PullHarness {
  /** Tells it from the connector's other configurations. */
  readonly name: string
  /** An empty source of its own for each case: a topic, a table, a bucket, a server. */
  open(): Promise<PullSource>
  /**
   * Configurations and secrets with which `check` must fail, at the named step where one is named. They are of the given source, or of none.
   */
  failing?(source: PullSource): readonly {
    readonly config: JsonValue
    readonly secrets: Readonly<Record<string, string>>
    readonly step?: string
  }[]
  /** `pull` goes on without end, as that of a broker does. */
  readonly endless?: boolean
  /** Milliseconds for a case; a minute unless told. */
  readonly timeoutMs?: number
  /** Milliseconds within which a run that is told to stop has stopped; 10 000 unless told. */
  readonly deadlineMs?: number
}

export interface PullSource {
  readonly config: JsonValue
  readonly secrets: Readonly<Record<string, string>>
  /** The way out; one that reaches this machine unless told. */
  readonly http?: OutboundHttp
  /** Folders whose files may be read. */
  readonly allowFiles?: readonly string[]
  /** Adds a record for each id, in this order, later than all before. */
  add(ids: readonly string[]): Promise<void>
  /** The id that `add` gave. */
  idOf(payload: JsonValue): string
  /** Adds something that cannot be read as a record. Left out where the source cannot hold such. */
  addMalformed?(): Promise<void>
  /** From here on the source takes a connection or a request and never answers; `pull` must still stop. */
  hang?(): Promise<void> | void
  /** Ids that the source itself counts as done: committed offsets, deleted messages. Left out where it knows nothing of its readers. */
  acknowledged?(): Promise<readonly string[]>
  /** Fills the source with records in and out of a range. Needed where the connector reads ranges. */
  fillRange?(): Promise<{
    readonly from: string
    readonly to: string
    readonly inside: readonly string[]
    readonly outside: readonly string[]
  }>
  close(): Promise<void>
}
