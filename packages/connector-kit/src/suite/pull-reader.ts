import { isJsonObject, type JsonValue, parseJson, stringifyJson } from '@halcyon/domain'
import type { Checkpoint, PullBatch, PullConnector, PullRun, ReceivedItem } from '../contract.ts'
import { RetryLater } from '../errors.ts'
import type { TestHost } from './host.ts'
import type { PullSource } from './pull-harness.ts'

type Checkpoints = ReadonlyMap<string, Checkpoint>

const NOTHING: Checkpoints = new Map()

export interface ReadOptions {
  readonly checkpoints?: Checkpoints
  readonly range?: PullRun['range']
  /** Asked after each batch is written: enough. An endless source is stopped by it. */
  readonly until?: (seen: Seen) => boolean
}

/** What was read and written, and where the source stands for it. */
export class Seen {
  readonly items: ReceivedItem[] = []
  readonly batches: PullBatch[] = []
  checkpoints: Checkpoints
  constructor(checkpoints: Checkpoints) {
    this.checkpoints = checkpoints
  }
  ids(source: PullSource): string[] {
    return this.items.flatMap((item) => (item.kind === 'payload' ? [source.idOf(item.payload)] : []))
  }
  write(batch: PullBatch): void {
    this.batches.push(batch)
    this.items.push(...itemsOf(batch))
    // As the database has it: JSON, and only what a batch names moves.
    const moved = batch.checkpoints.map(({ partition, value }): [string, Checkpoint] => [partition, throughJson(value)])
    this.checkpoints = new Map([...this.checkpoints, ...moved])
  }
}

export const itemsOf = ({ pages }: PullBatch): readonly ReceivedItem[] => pages.flatMap(({ items }) => items)

function throughJson(value: Checkpoint): Checkpoint {
  const back: JsonValue = parseJson(stringifyJson(value))
  if (!isJsonObject(back)) throw new TypeError('A checkpoint is a JSON object')
  return back
}

/** One run of one opening: batches by hand, so that a test can end it anywhere. */
export function begin(
  connector: PullConnector,
  host: TestHost<unknown>,
  { checkpoints = NOTHING, range = null }: ReadOptions = {},
  maxItems = 2,
) {
  const stop = new AbortController()
  const opened = connector.open(host)
  const run = opened.pull({ checkpoints, range, maxItems, signal: stop.signal })
  const batches = run[Symbol.asyncIterator]()
  let given: PullBatch | null = null
  return {
    /** The next batch that holds something; null at the end. Asking acknowledges the one before. */
    async next(): Promise<PullBatch | null> {
      given?.onWritten?.()
      const { done, value } = await batches.next()
      given = done === true ? null : value
      return given
    },
    stop: () => stop.abort(new RetryLater('The run was stopped.')),
    /** As the runtime ends it: no further batch is asked for, and `finally` runs. */
    async end(): Promise<void> {
      stop.abort(new RetryLater('The run was stopped.'))
      // The run was told to end: that it says so is no failure.
      await batches.return?.().catch(() => undefined)
      opened.close?.()
    },
  }
}

/** Reads and writes until there is no more, or it is enough. */
export async function readAll(
  connector: PullConnector,
  host: TestHost<unknown>,
  options: ReadOptions = {},
): Promise<Seen> {
  const seen = new Seen(options.checkpoints ?? NOTHING)
  const run = begin(connector, host, options)
  try {
    for (;;) {
      const batch = await run.next()
      if (batch === null) return seen
      seen.write(batch)
      if (options.until?.(seen) === true) {
        // Asking once more acknowledges the last batch, which an endless source would answer with the next record only; or, once it is
        // ended below, with that it was.
        const more = run.next().catch(() => null)
        await Promise.race([more, new Promise((resolve) => setTimeout(resolve, 200))])
        return seen
      }
    }
  } finally {
    await run.end()
  }
}
