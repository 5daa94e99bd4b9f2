/** Deaths of a version's workers within `WINDOW_MS` that quarantine it. */
const QUARANTINE = 3
const WINDOW_MS = 10 * 60_000

interface Crash {
  readonly at: number
  /** Correlation ids of the requests the worker had in hand: it may have been one of them. */
  readonly suspects: readonly string[]
}

/** The deaths of one version's workers. What a request turns out to have done does not count against the version. */
export class Crashes {
  #crashes: Crash[] = []

  add(now: number, suspects: readonly string[]): void {
    this.#crashes = this.#crashes.filter(({ at }) => now - at < WINDOW_MS)
    this.#crashes.push({ at: now, suspects })
  }

  /** It was this request, not the version. */
  forgive(request: string): void {
    this.#crashes = this.#crashes.filter(({ suspects }) => !suspects.includes(request))
  }

  /** The last death is judged once its suspects have gone again, each alone. */
  get tooMany(): boolean {
    const open = (this.#crashes.at(-1)?.suspects.length ?? 0) > 0 ? 1 : 0
    return this.#crashes.length - open >= QUARANTINE
  }

  forget(): void {
    this.#crashes = []
  }
}
