import type { Waiting } from './settled.ts'

/** Requests on their way to the worker, with their bodies' bytes. */
export class RequestQueue {
  #waiting: Waiting[] = []
  #bytes = 0

  get length(): number {
    return this.#waiting.length
  }
  get bytes(): number {
    return this.#bytes
  }

  add(one: Waiting): void {
    this.#waiting.push(one)
    this.#bytes += one.request.body.length
  }

  /** What had its turn before and goes again. */
  putBack(waiting: readonly Waiting[]): void {
    this.#waiting.unshift(...waiting)
    for (const { request } of waiting) this.#bytes += request.body.length
  }

  /** The next batch; a request that was there when a worker died goes alone. */
  take({ maxItems, maxBytes }: { readonly maxItems: number; readonly maxBytes: number }): Waiting[] {
    let bytes = 0
    let end = 0
    for (const { request, deaths } of this.#waiting) {
      if (end > 0 && (deaths > 0 || end >= maxItems || bytes + request.body.length > maxBytes)) break
      bytes += request.body.length
      end++
      if (deaths > 0) break
    }
    this.#bytes -= bytes
    return this.#waiting.splice(0, end)
  }

  takeAll(): Waiting[] {
    this.#bytes = 0
    return this.#waiting.splice(0)
  }
}
