import { Problem } from '@halcyon/domain'

/** So many at once, the others in the order they came, and no more than so many of those. */
export class Turns {
  private readonly atOnce: number
  private readonly most: number
  private readonly refusal: string
  private running = 0
  private readonly queue: (() => void)[] = []

  /** @param options.refusal what one is told when the queue is full */
  constructor(options: { readonly atOnce: number; readonly waiting: number; readonly refusal: string }) {
    this.atOnce = options.atOnce
    this.most = options.waiting
    this.refusal = options.refusal
  }

  /** @throws Problem `rate_limited` when the queue is full */
  async take<T>(run: () => Promise<T>): Promise<T> {
    if (this.running >= this.atOnce) {
      if (this.queue.length >= this.most) throw new Problem('rate_limited', this.refusal)
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
