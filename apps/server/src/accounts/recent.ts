/** Entries kept at most: beyond it the oldest go. */
const MAX_ENTRIES = 10_000

interface Entry<Value> {
  readonly until: number
  readonly value: Promise<Value>
}

/** Answers kept for a moment; callers that ask at the same time share one question. A failure is not kept. */
export class Recent<Value> {
  private readonly freshMs: number
  private readonly entries = new Map<string, Entry<Value>>()

  constructor(freshMs: number) {
    this.freshMs = freshMs
  }

  get(key: string, load: () => Promise<Value>): Promise<Value> {
    const now = performance.now()
    const known = this.entries.get(key)
    if (known !== undefined && known.until > now) return known.value
    const entry = { until: now + this.freshMs, value: load() }
    this.entries.delete(key)
    this.entries.set(key, entry)
    this.trim()
    entry.value.catch(() => {
      if (this.entries.get(key) === entry) this.entries.delete(key)
    })
    return entry.value
  }

  delete(key: string): void {
    this.entries.delete(key)
  }

  clear(): void {
    this.entries.clear()
  }

  private trim(): void {
    if (this.entries.size <= MAX_ENTRIES) return
    const oldest = this.entries.keys().next()
    if (!oldest.done) this.entries.delete(oldest.value)
  }
}
