import type { LogLine } from './line.ts'
import { LogRing, RING_LINES } from './log-ring.ts'

/** Milliseconds between two renderings of a busy log: the eye reads no faster. */
const RENDER_MS = 100

export interface LogFeedState {
  /** What is shown, oldest first. Stands still while not following. */
  readonly lines: readonly LogLine[]
  readonly following: boolean
  /** Lines that came since the view stands still. */
  readonly waiting: number
  /** Lines that came at all, and how many of them are errors: for the spoken summary. */
  readonly heard: number
  readonly errors: number
  /** Null: no older lines. */
  readonly olderCursor: string | null
  /** There is no room for older lines. */
  readonly full: boolean
}

const NOTHING: LogFeedState = {
  lines: [],
  following: true,
  waiting: 0,
  heard: 0,
  errors: 0,
  olderCursor: null,
  full: false,
}

/** A log being followed. What comes goes to a ring at once and to the screen once per animation frame, at most ten times a second. */
export class LogFeed {
  private readonly ring: LogRing
  private readonly listeners = new Set<() => void>()
  private now: LogFeedState = NOTHING
  private planned: number | null = null
  private renderedAt = 0
  private unseen = 0
  private heard = 0
  private errors = 0

  constructor(capacity = RING_LINES) {
    this.ring = new LogRing(capacity)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  readonly state = (): LogFeedState => this.now

  /** The greatest id held: a stream resumes after it. */
  lastId(): string | null {
    return this.ring.lastId
  }

  /** The first page, in any order. */
  begin(lines: readonly LogLine[], olderCursor: string | null): void {
    this.ring.add([...lines].sort((a, b) => (a.id < b.id ? -1 : 1)))
    this.show({ lines: this.ring.view(), olderCursor })
  }

  /** What the stream brought. */
  hear(lines: readonly LogLine[]): void {
    const fresh = this.ring.add(lines)
    if (fresh.length === 0) return
    this.unseen += fresh.length
    this.heard += fresh.length
    for (const { level } of fresh) if (level === 'error') this.errors++
    this.plan()
  }

  older(lines: readonly LogLine[], olderCursor: string | null): number {
    const taken = this.ring.addOlder(lines)
    const shown = taken === 0 ? this.now.lines : [...this.ring.view().slice(0, taken), ...this.now.lines]
    this.show({ lines: shown, olderCursor })
    return taken
  }

  pause(): void {
    if (this.now.following) this.show({ following: false, waiting: 0 })
  }

  resume(): void {
    this.unseen = 0
    this.show({ following: true, waiting: 0, lines: this.ring.view() })
  }

  private plan(): void {
    if (this.planned !== null) return
    this.planned = requestAnimationFrame((time) => {
      this.planned = null
      if (time - this.renderedAt < RENDER_MS) return this.plan()
      this.renderedAt = time
      this.render()
    })
  }

  private render(): void {
    const { following, waiting } = this.now
    const came = this.unseen
    this.unseen = 0
    this.show(following ? { lines: this.ring.view() } : { waiting: waiting + came })
  }

  private show(change: Partial<LogFeedState>): void {
    const { heard, errors } = this
    this.now = { ...this.now, ...change, heard, errors, full: this.ring.size >= RING_LINES }
    for (const listener of this.listeners) listener()
  }
}
