import type { ConnectorHost, PullBatch, PullPage, PullRun } from '@halcyon/connector-kit'
import { KafkaClient } from '../client/client.ts'
import { kafkaError } from '../client/kafka-error.ts'
import type { KafkaConfig } from '../config/config.ts'
import { pageOf, type Reading } from '../records/message.ts'
import type { Settings } from '../settings.ts'
import { Assignment } from './assignment.ts'
import { checkpointOf } from './checkpoint.ts'
import { GroupOffsets } from './group.ts'
import { type Portion, Reader } from './reader.ts'

/** Bytes of the messages that one batch holds, about. */
const BATCH_BYTES = 4 * 1024 * 1024
const SAY_LAG_MS = 60_000

/** Reads without end, or a range to its end. */
export async function* pull(
  host: ConnectorHost<KafkaConfig>,
  settings: Settings,
  read: Reading,
  run: PullRun,
): AsyncGenerator<PullBatch> {
  const client = new KafkaClient(settings, host)
  // Whatever keeps a connection from closing, nothing more comes from it.
  const end = (): Promise<void> => client.end().catch(() => undefined)
  run.signal.addEventListener('abort', end)
  const assignment = new Assignment(client, settings, run, host.log)
  const reader = new Reader(client, assignment, settings, run.signal, host.log)
  const group = settings.groupId === null || run.range !== null ? null : new GroupOffsets(client, host.log)
  const lag = lagLog(host)
  try {
    for (;;) {
      const reading = await reader.next()
      if (reading === null) return
      const { begun, portions } = reading
      if (begun.length > 0) {
        // Else "now" would be a later one when the feed begins again.
        const checkpoints = begun.map((place) => ({
          partition: place.name,
          value: checkpointOf(place, place.offset, place.offset, assignment.range),
        }))
        yield { pages: [], checkpoints }
      }
      for await (const { batch, places } of batchesOf(portions, settings, read, run.maxItems, host, assignment.range)) {
        const onWritten = (): void => {
          for (const { place, offset } of places) group?.committed(place, offset)
          group?.tick()
        }
        yield { ...batch, onWritten }
      }
      group?.tick()
      lag(portions)
    }
  } catch (error) {
    throw kafkaError(error)
  } finally {
    run.signal.removeEventListener('abort', end)
    if (!run.signal.aborted) await group?.flush()
    await end()
  }
}

interface Made {
  readonly batch: PullBatch
  readonly places: readonly { readonly place: Portion['place']; readonly offset: bigint }[]
}

/** An answer's messages in batches of about so many items, each with where its partitions stand after it. */
async function* batchesOf(
  portions: readonly Portion[],
  settings: Settings,
  read: Reading,
  maxItems: number,
  { now }: ConnectorHost<KafkaConfig>,
  range: string | null,
): AsyncGenerator<Made> {
  let pages: PullPage[] = []
  let stands = new Map<Portion, bigint>()
  let [items, bytes] = [0, 0]
  const take = (): Made => {
    const batch: PullBatch = {
      pages,
      checkpoints: [...stands].map(([{ place, end }, offset]) => ({
        partition: place.name,
        value: checkpointOf(place, offset, end, range),
      })),
    }
    const places = [...stands].map(([{ place }, offset]) => ({ place, offset }))
    pages = []
    stands = new Map()
    items = 0
    bytes = 0
    return { batch, places }
  }
  for (const portion of portions) {
    for (const message of portion.messages) {
      const made = pageOf(message, settings, read, now())
      const page = made instanceof Promise ? await made : made
      stands.set(portion, message.offset + 1n)
      if (page === null) continue
      pages.push(page)
      items += page.items.length
      bytes += page.body.byteLength
      if (items >= maxItems || bytes >= BATCH_BYTES) yield take()
    }
    stands.set(portion, portion.next)
  }
  if (stands.size > 0) yield take()
}

/** Says once a minute how far behind the feed is, if it is. */
function lagLog({ log }: ConnectorHost<KafkaConfig>): (portions: readonly Portion[]) => void {
  const behind = new Map<string, number>()
  let next = performance.now() + SAY_LAG_MS
  return (portions) => {
    for (const { place, next: offset, end } of portions) behind.set(place.name, Math.max(0, Number(end - offset)))
    if (performance.now() < next) return
    next = performance.now() + SAY_LAG_MS
    const lagging = [...behind].filter(([, records]) => records > 0)
    if (lagging.length === 0) return
    const total = lagging.reduce((sum, [, records]) => sum + records, 0)
    log.info(`${total} records are waiting in ${lagging.length} partitions.`, Object.fromEntries(lagging.slice(0, 50)))
  }
}
