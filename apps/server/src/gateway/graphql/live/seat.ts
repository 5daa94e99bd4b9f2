import type { Snapshot, Wants } from './snapshot.ts'

/** Snapshots that wait for a watcher; beyond it they are dropped, and what was missed is read from the database. */
const MOST_WAITING = 20

/** One stream's place in a hub. */
export class Seat {
  readonly wants: Wants
  readonly #onLeave: () => void
  #waiting: Snapshot[] = []
  #missed = true
  #closed = false
  #wake: (() => void) | null = null

  constructor(wants: Wants, onLeave: () => void) {
    this.wants = wants
    this.#onLeave = onLeave
  }

  get closed(): boolean {
    return this.#closed
  }

  give(snapshot: Snapshot): void {
    if (this.#waiting.length >= MOST_WAITING) {
      this.#waiting = []
      this.#missed = true
    }
    this.#waiting.push(snapshot)
    this.#wake?.()
  }

  /** Until there is something, or the time is over. */
  async wait(ms: number): Promise<void> {
    if (this.#waiting.length > 0 || this.#closed) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.#wake = null
  }

  take(): readonly Snapshot[] {
    return this.#waiting.splice(0)
  }

  /** Whether something was not handed over since the last time it was asked: at the beginning, and when the watcher was too slow. */
  tookMissed(): boolean {
    const missed = this.#missed
    this.#missed = false
    return missed
  }

  close(): void {
    this.#closed = true
    this.#wake?.()
  }

  leave(): void {
    this.#onLeave()
  }
}
