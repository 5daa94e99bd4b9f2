import { firstIdAt, LOOK_LIMIT, type LogLine } from './logs.ts'

/** Nodes write their lines once a second, and their clocks differ a little: ids this far back may still appear. */
const OVERLAP_MS = 3000
/** Of one look; what is left comes with the next. */
const MAX_PAGES = 5

/** One watcher's place in a log: each look brings what is new, also a line that came late with an older id. */
export class LogFollower {
  private readonly seen = new Set<string>()
  private floor: string

  /** `after` is the last id the watcher has; null = lines from now on. */
  constructor(after: string | null, now: number) {
    this.floor = after ?? firstIdAt(now)
  }

  /** `read` gives the lines past an id, oldest first, at most `LOOK_LIMIT`. */
  async look(read: (after: string) => Promise<readonly LogLine[]>, now: number): Promise<LogLine[]> {
    const fresh: LogLine[] = []
    let after = this.floor
    let more = true
    for (let page = 0; more && page < MAX_PAGES; page++) {
      const lines = await read(after)
      fresh.push(...lines.filter(({ id }) => !this.seen.has(id)))
      after = lines.at(-1)?.id ?? after
      more = lines.length === LOOK_LIMIT
    }
    for (const { id } of fresh) this.seen.add(id)
    this.advance(more ? after : firstIdAt(now - OVERLAP_MS))
    return fresh
  }

  private advance(to: string): void {
    if (to <= this.floor) return
    this.floor = to
    for (const id of this.seen) if (id <= to) this.seen.delete(id)
  }
}
