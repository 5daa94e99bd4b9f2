import type { FeedRef } from '@halcyon/domain'

/** The versions a worker was told to load: at most one maps, and one is on its way to take its place. */
export class LoadedVersions {
  readonly #refs = new Map<number, FeedRef>()
  #loading: number | null = null
  #current: { readonly slot: number; readonly headers: readonly string[] } | null = null

  /** A version is in force, and none is on its way. */
  get ready(): boolean {
    return this.#current !== null && this.#loading === null
  }
  get loading(): boolean {
    return this.#loading !== null
  }
  /** The one that maps now. */
  get current(): FeedRef | null {
    return this.#current === null ? null : (this.#refs.get(this.#current.slot) ?? null)
  }
  /** The request headers it reads. */
  get headers(): readonly string[] {
    return this.#current?.headers ?? []
  }

  ref(slot: number): FeedRef | undefined {
    return this.#refs.get(slot)
  }

  begin(feed: FeedRef): void {
    this.#loading = feed.slot
    this.#refs.set(feed.slot, feed)
  }

  isLoading({ slot }: FeedRef): boolean {
    return this.#loading === slot
  }

  loaded(slot: number, headers: readonly string[]): void {
    if (slot === this.#loading) this.#loading = null
    this.#current = { slot, headers }
  }

  failed(slot: number): FeedRef | undefined {
    if (slot === this.#loading) this.#loading = null
    const failed = this.#refs.get(slot)
    this.#refs.delete(slot)
    return failed
  }

  /** The one in force goes on, under the generation now in force: its records name the version that mapped them. */
  keepCurrent(generation: number): void {
    const { current } = this
    if (current !== null) this.#refs.set(current.slot, { ...current, generation })
  }

  /** The worker is gone. What it mapped may still be on its way to the database. */
  stopped(): void {
    this.#loading = null
    this.#current = null
  }

  forget(): void {
    this.stopped()
    this.#refs.clear()
  }
}
