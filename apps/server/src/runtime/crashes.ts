/** Deaths of a version's workers within `WINDOW_MS` that quarantine it. */
const QUARANTINE = 3
const WINDOW_MS = 10 * 60_000

/** The deaths of one version's workers. */
export class Crashes {
  #times: number[] = []

  add(now: number): void {
    this.#times = this.#times.filter((at) => now - at < WINDOW_MS)
    this.#times.push(now)
  }

  get tooMany(): boolean {
    return this.#times.length >= QUARANTINE
  }

  forget(): void {
    this.#times = []
  }
}
