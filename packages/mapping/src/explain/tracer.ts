import type { Finding, JsonValue } from '@halcyon/domain'
import type { ExplainRow, ExplainStep } from '../contract.ts'
import { type Container, Reads, untrack } from '../value/tracked.ts'

/** A read leaf by its container; a null key = the container with all below it. */
export interface Read {
  readonly container: Container
  readonly key: string | null
}

interface OpenRow {
  readonly row: string
  readonly element: number | null
  readonly steps: ExplainStep[]
  value: JsonValue | undefined
  readonly reads: Read[]
  readonly findings: Finding[]
}

/** Listens to a run and keeps each row's value at every step; the run itself is the one `map` makes. */
export class Tracer {
  readonly reads = new Reads()
  private readonly open: OpenRow[] = []
  private current: OpenRow | null = null

  /** Keeps, for each row, what it read. */
  keepReads(): void {
    this.reads.onRead = (container, key) => this.current?.reads.push({ container, key })
  }
  /** What is read now belongs to no row: the path of an `each`. */
  leave(): void {
    this.current = null
  }
  start(row: string, element: number | null): void {
    this.current = { row, element, steps: [], value: undefined, reads: [], findings: [] }
    this.open.push(this.current)
  }
  /** A finding belongs to the last run of its row: that of the element at hand. */
  found(finding: Finding): void {
    this.open.findLast(({ row }) => row === finding.path)?.findings.push(finding)
  }
  step(step: string, value: JsonValue | undefined): void {
    this.current?.steps.push({ step, value })
  }
  /** The row's result, before any check of a target. */
  value(value: JsonValue | undefined): void {
    if (this.current !== null) this.current.value = value
  }
  /** The row's outcome: what the record got after the ontology's check. */
  finish(value: JsonValue | undefined): void {
    this.step('value', value)
    this.value(value)
  }
  /** The plain value of what a row selected; everything in it counts as read. */
  take(value: JsonValue | undefined): JsonValue | undefined {
    return value === undefined ? undefined : untrack(value)
  }
  /** Each row's reads, in the order of `rows`. */
  readsByRow(): readonly (readonly Read[])[] {
    return this.open.map(({ reads }) => reads)
  }
  rows(): readonly ExplainRow[] {
    return this.open.map(({ row, element, steps, value, findings }) => ({ row, element, steps, value, findings }))
  }
}
