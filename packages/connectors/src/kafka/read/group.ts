import type { ConnectorLog } from '@halcyon/connector-kit'
import type { KafkaClient } from '../client/client.ts'
import { askCoordinator } from '../client/coordinator.ts'
import type { Portion } from './reader.ts'

const EVERY_MS = 1000

/**
 * Tells Kafka how far the feed is, for its own tools: after the rows are committed, at most once a second. Nothing depends on it, so
 * that a failure is said and no more.
 */
export class GroupOffsets {
  readonly #client: KafkaClient
  readonly #log: ConnectorLog
  readonly #open = new Map<string, { topic: string; partition: number; offset: bigint; leaderEpoch: number }>()
  #flushing: Promise<void> | null = null
  #next = 0
  #said = false

  constructor(client: KafkaClient, log: ConnectorLog) {
    this.#client = client
    this.#log = log
  }

  committed({ name, topic, partition }: Portion['place'], offset: bigint): void {
    this.#open.set(name, { topic, partition, offset, leaderEpoch: -1 })
  }

  /** Begins to tell what is new, if it is time. */
  tick(): void {
    if (this.#open.size === 0 || this.#flushing !== null || performance.now() < this.#next) return
    void this.flush()
  }

  flush(): Promise<void> {
    this.#flushing ??= this.#flush().finally(() => {
      this.#flushing = null
      this.#next = performance.now() + EVERY_MS
    })
    return this.#flushing
  }

  async #flush(): Promise<void> {
    const offsets = [...this.#open.values()]
    this.#open.clear()
    if (offsets.length === 0) return
    try {
      await askCoordinator(() => this.#client.commit({ offsets }))
    } catch (error) {
      if (this.#said) return
      this.#said = true
      this.#log.warn('Kafka does not take the group’s offsets: its tools show an older place. The feed goes on.', {
        reason: error instanceof Error ? error.message : String(error),
        action: 'Give the account Read on the group, and see that the group has no members.',
      })
    }
  }
}
