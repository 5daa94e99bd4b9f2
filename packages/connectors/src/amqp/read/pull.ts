import type { Checkpoint, ConnectorHost, PullBatch, PullPage, PullRun } from '@halcyon/connector-kit'
import { amqpFailure } from '../client/failure.ts'
import { makeQueue } from '../client/queue.ts'
import { openSession } from '../client/session.ts'
import type { AmqpConfig } from '../config/config.ts'
import type { Settings } from '../config/settings.ts'
import type { BodyReader } from '../records/body.ts'
import { pageOf } from '../records/message.ts'
import { Deliveries, type Delivery } from './deliveries.ts'
import { look } from './look.ts'

/** Bytes of the messages that one batch holds, about. */
const BATCH_BYTES = 4 * 1024 * 1024
/** So often the broker is asked how much waits. */
const LAG_MS = 5000

/**
 * Reads without end. The queue itself knows what is still to be read: a message leaves it once its rows are written. What was written and
 * not acknowledged, since the engine or the broker died in between, comes again and is known by its delivery id.
 */
export async function* pull(
  host: ConnectorHost<AmqpConfig>,
  settings: Settings,
  read: BodyReader,
  run: PullRun,
): AsyncGenerator<PullBatch> {
  const signal = AbortSignal.any([run.signal, host.signal])
  const session = await openSession(host, settings, signal)
  try {
    if (run.peek === true) {
      yield* look(session, settings, read, run.maxItems, host)
      return
    }
    await makeQueue(session, settings)
    const deliveries = await Deliveries.begin(session, settings)
    const lag = new Lag(run.checkpoints.get(settings.queue), host)
    // The other half comes while this one is written.
    const most = Math.max(1, Math.min(run.maxItems, Math.ceil(settings.prefetch / 2)))
    lag.tell(await deliveries.ready())
    for (;;) {
      if (lag.changed) yield { pages: [], checkpoints: lag.checkpoints(settings.queue) }
      const come = await deliveries.next(most, LAG_MS, signal)
      if (lag.isDue) lag.tell(await deliveries.ready())
      for await (const { pages, last } of batchesOf(come, settings, read, run.maxItems, host)) {
        yield { pages, checkpoints: lag.checkpoints(settings.queue) }
        deliveries.acknowledge(last)
      }
    }
  } catch (error) {
    throw signal.aborted ? signal.reason : amqpFailure(error, settings)
  } finally {
    await session.close()
  }
}

/** How many messages wait at the broker: all that a checkpoint of a queue tells. */
class Lag {
  readonly #host: ConnectorHost<AmqpConfig>
  #ready: number
  #told: number | null
  #askAt = 0

  constructor(stood: Checkpoint | undefined, host: ConnectorHost<AmqpConfig>) {
    this.#host = host
    this.#told = typeof stood?.lag === 'number' ? stood.lag : null
    this.#ready = this.#told ?? 0
  }
  get isDue(): boolean {
    return this.#host.now() >= this.#askAt
  }
  tell(ready: number): void {
    this.#ready = ready
    this.#askAt = this.#host.now() + LAG_MS
  }
  get changed(): boolean {
    return this.#ready !== this.#told
  }
  checkpoints(partition: string): PullBatch['checkpoints'] {
    this.#told = this.#ready
    return [{ partition, value: { lag: this.#ready } }]
  }
}

interface Made {
  readonly pages: readonly PullPage[]
  /** The last message in them. */
  readonly last: Delivery
}

/** Messages in batches of about so many items; one message is never cut. */
async function* batchesOf(
  come: readonly Delivery[],
  settings: Settings,
  read: BodyReader,
  maxItems: number,
  { now }: ConnectorHost<AmqpConfig>,
): AsyncGenerator<Made> {
  let pages: PullPage[] = []
  let [items, bytes] = [0, 0]
  for (const [index, delivery] of come.entries()) {
    const page = await pageOf(delivery.message, delivery.size, settings, read, now())
    pages.push(page)
    items += page.items.length
    bytes += page.body.byteLength
    if (items < maxItems && bytes < BATCH_BYTES && index < come.length - 1) continue
    yield { pages, last: delivery }
    pages = []
    items = 0
    bytes = 0
  }
}
