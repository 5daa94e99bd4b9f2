import type { LogLine } from './line.ts'

/** Lines kept in the browser. */
export const RING_LINES = 10_000
/** Trimming is done when this many are over, so that it costs nothing per line. */
const SLACK = 500

/** The newest lines of a log, oldest first, each once, whatever order and however often they come. */
export class LogRing {
  private lines: LogLine[] = []
  private readonly ids = new Set<string>()
  private readonly capacity: number

  constructor(capacity = RING_LINES) {
    this.capacity = capacity
  }

  get size(): number {
    return Math.min(this.lines.length, this.capacity)
  }

  /** The greatest id held: where a stream goes on from. */
  get lastId(): string | null {
    return this.lines.at(-1)?.id ?? null
  }

  /** Adds what came, in the order of ids; a line that came late finds its place. Answers those that were new. */
  add(incoming: readonly LogLine[]): LogLine[] {
    const fresh: LogLine[] = []
    for (const line of incoming) {
      if (this.ids.has(line.id)) continue
      this.ids.add(line.id)
      fresh.push(line)
      this.place(line)
    }
    if (this.lines.length > this.capacity + SLACK) this.trim()
    return fresh
  }

  /** Puts older lines in front while there is room. Answers how many found some. */
  addOlder(older: readonly LogLine[]): number {
    const room = Math.max(0, this.capacity - this.lines.length)
    const fresh = older.filter(({ id }) => !this.ids.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1))
    const taken = room === 0 ? [] : fresh.slice(-room)
    for (const { id } of taken) this.ids.add(id)
    this.lines = [...taken, ...this.lines]
    return taken.length
  }

  /** The lines as they are now; the array is not changed later. */
  view(): readonly LogLine[] {
    return this.lines.slice(-this.capacity)
  }

  private place(line: LogLine): void {
    let index = this.lines.length
    while (index > 0 && (this.lines[index - 1]?.id ?? '') > line.id) index--
    if (index === this.lines.length) this.lines.push(line)
    else this.lines.splice(index, 0, line)
  }

  private trim(): void {
    const gone = this.lines.splice(0, this.lines.length - this.capacity)
    for (const { id } of gone) this.ids.delete(id)
  }
}
