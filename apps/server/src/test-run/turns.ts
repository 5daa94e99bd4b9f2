import { Problem } from '@halcyon/domain'

/** So many at once, the others in the order they came, and no more than so many of those. */
export class Turns {
  private readonly atOnce: number
  private readonly most: number
  private running = 0
  private readonly queue: (() => void)[] = []

  constructor({ atOnce, waiting }: { readonly atOnce: number; readonly waiting: number }) {
    this.atOnce = atOnce
    this.most = waiting
  }

  /** @throws Problem `rate_limited` when the queue is full */
  async take<T>(run: () => Promise<T>): Promise<T> {
    if (this.running >= this.atOnce) {
      if (this.queue.length >= this.most)
        throw new Problem('rate_limited', 'Too many test runs at once: try again in a moment')
      await new Promise<void>((resolve) => this.queue.push(resolve))
    } else {
      this.running++
    }
    try {
      return await run()
    } finally {
      const next = this.queue.shift()
      if (next === undefined) this.running--
      else next()
    }
  }
}
