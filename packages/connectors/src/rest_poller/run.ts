/** One run over a source: partition after partition, in batches. */
import { type ConnectorHost, connectorError, type PullBatch, type PullRun } from '@halcyon/connector-kit'
import { type Poller, pollerOf } from './poller.ts'
import { inBatches, type Step } from './progress/batches.ts'
import { standingOf } from './progress/checkpoint.ts'
import { readPartition } from './read-partition.ts'
import { readPartitions } from './read-partitions.ts'
import type { Settings } from './settings.ts'

/** What runs of one configuration share: tokens, the request budget, how long the source wants to rest. */
export function runnerOf(settings: Settings, host: ConnectorHost<unknown>): (run: PullRun) => AsyncIterable<PullBatch> {
  const poller = pollerOf(settings, host)
  return (run) => {
    const signal = AbortSignal.any([run.signal, host.signal])
    return inBatches(read(poller, run, signal), run.maxItems, host.now)
  }
}

/** So many partitions that fail in a row are the source's fault, and not theirs. */
const MAX_FAILED = 3

/** One partition after the other. One that fails keeps none of the others from being read; its failure is told at the end. */
async function* read(poller: Poller, run: PullRun, signal: AbortSignal): AsyncGenerator<Step> {
  let failure: unknown = null
  let inARow = 0
  for (const partition of await readPartitions(poller, signal)) {
    try {
      yield* readPartition(poller, partition, standingOf(run.checkpoints.get(partition)), run.range, signal)
      inARow = 0
    } catch (error) {
      signal.throwIfAborted()
      failure ??= named(connectorError(error), partition)
      if (partition === '' || ++inARow >= MAX_FAILED) throw failure
      poller.host.log.warn('A partition could not be read; the others are.', { partition, error: String(error) })
    }
  }
  if (failure !== null) throw failure
}

function named(error: unknown, partition: string): unknown {
  if (partition !== '' && error instanceof Error) error.message = `Partition "${partition}": ${error.message}`
  return error
}
