import type { Waiting } from './settled.ts'

/** Batches under way, those on their way to the database included; past it the queue grows, up to its ceiling. */
const MAX_BATCHES = 16

export interface Batch {
  readonly waiting: readonly Waiting[]
  /** Answered by the worker, on its way to the database. */
  written: boolean
}

/** The batches that a worker or the writer has in hand. */
export class InFlight {
  readonly #batches = new Map<number, Batch>()
  #nextId = 1

  get size(): number {
    return this.#batches.size
  }

  /** One batch at a time in the worker: what comes meanwhile makes the next one larger, and a message costs less than two. */
  mayHand(): boolean {
    if (this.#batches.size >= MAX_BATCHES) return false
    for (const { written } of this.#batches.values()) if (!written) return false
    return true
  }

  /** @returns the batch's id */
  open(waiting: readonly Waiting[]): number {
    const id = this.#nextId++
    this.#batches.set(id, { waiting, written: false })
    return id
  }

  get(id: number): Batch | undefined {
    return this.#batches.get(id)
  }

  close(id: number): void {
    this.#batches.delete(id)
  }

  /** What a worker had in hand when it died. */
  takeLost(): Waiting[] {
    const lost: Waiting[] = []
    for (const [id, { waiting, written }] of this.#batches) {
      if (written) continue
      this.#batches.delete(id)
      lost.push(...waiting)
    }
    return lost
  }
}
