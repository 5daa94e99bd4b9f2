import { RetryLater } from '@halcyon/connector-kit'
import type { Channel, ConsumeMessage } from 'amqplib'
import { boundMessages } from '../client/bounded.ts'
import { amqpFailure, isStream } from '../client/failure.ts'
import type { Session } from '../client/session.ts'
import type { Settings } from '../config/settings.ts'

export interface Delivery {
  readonly message: ConsumeMessage
  /** Bytes of the body as the broker had it. */
  readonly size: number
}

/** Messages as the broker sends them: up to the prefetch are here or under way, the rest waits there. */
export class Deliveries {
  readonly #channel: Channel
  readonly #settings: Settings
  readonly #waiting: Delivery[] = []
  #lost: { readonly error: unknown } | null = null
  #wake: (() => void) | null = null

  private constructor(channel: Channel, settings: Settings) {
    this.#channel = channel
    this.#settings = settings
  }

  /** @throws NeedsHuman, RetryLater */
  static async begin(session: Session, settings: Settings): Promise<Deliveries> {
    const channel = await session.channel()
    const deliveries = new Deliveries(channel, settings)
    session.onLost((error) => deliveries.#lose(error))
    try {
      const sizeOf = boundMessages(channel, settings.messageBytes)
      await channel.prefetch(settings.prefetch)
      await channel.consume(settings.queue, (message) => deliveries.#take(message, sizeOf))
    } catch (error) {
      throw amqpFailure(error, settings)
    }
    return deliveries
  }

  /**
   * What has come, at most so many; what comes within the time where nothing has; else nothing.
   * @throws NeedsHuman, RetryLater when the broker sends no more: what waits here is sent again to the next reader
   */
  async next(most: number, waitMs: number, signal: AbortSignal): Promise<readonly Delivery[]> {
    if (this.#waiting.length === 0 && this.#lost === null) await this.#wait(waitMs, signal)
    signal.throwIfAborted()
    if (this.#lost !== null) throw this.#lost.error
    return this.#waiting.splice(0, most)
  }

  /** All up to this one are done with; the broker forgets them. @throws RetryLater when it can no longer be told */
  acknowledge({ message }: Delivery): void {
    try {
      this.#channel.ack(message, true)
    } catch (error) {
      throw this.#lost?.error ?? amqpFailure(error, this.#settings)
    }
  }

  /** Messages that wait at the broker, beside those that are here. @throws NeedsHuman, RetryLater */
  async ready(): Promise<number> {
    try {
      return (await this.#channel.checkQueue(this.#settings.queue)).messageCount
    } catch (error) {
      throw this.#lost?.error ?? amqpFailure(error, this.#settings)
    }
  }

  #take(message: ConsumeMessage | null, sizeOf: (message: ConsumeMessage) => number): void {
    const { queue } = this.#settings
    if (message === null) {
      // The next attempt finds out whether it is gone, and says so.
      this.#lose(new RetryLater(`The broker sends no more of "${queue}": the queue was deleted or moved.`))
      return
    }
    if (message.properties.headers?.['x-stream-offset'] !== undefined) {
      this.#lose(isStream(queue))
      return
    }
    this.#waiting.push({ message, size: sizeOf(message) })
    this.#wake?.()
  }

  #lose(error: unknown): void {
    this.#lost ??= { error }
    this.#waiting.length = 0
    this.#wake?.()
  }

  #wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        this.#wake = null
        resolve()
      }
      const timer = setTimeout(done, milliseconds)
      signal.addEventListener('abort', done, { once: true })
      this.#wake = done
      if (signal.aborted) done()
    })
  }
}
