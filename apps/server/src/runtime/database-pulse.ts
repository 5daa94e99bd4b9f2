/** Milliseconds without a sign of the database after which it counts as away: three heartbeats of a node. */
const SILENCE_MS = 15_000

/** Whether the database answers, from what the process asks of it anyway. */
export class DatabasePulse {
  readonly #now: () => number
  #answeredAt: number | null = null

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  answered(): void {
    this.#answeredAt = this.#now()
  }

  /** It refused, or gave no answer. */
  away(): void {
    this.#answeredAt = null
  }

  get alive(): boolean {
    return this.#answeredAt !== null && this.#now() - this.#answeredAt < SILENCE_MS
  }
}
