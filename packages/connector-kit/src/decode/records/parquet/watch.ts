/**
 * A thread of the decoder that ends it: a damaged file can keep the library at work for ever, or have it fill all memory. The signal
 * tells which it was.
 */
import { workerData } from 'node:worker_threads'
import { MAX_MEMORY_BYTES, OUT_OF_TIME } from './bounds.ts'

export interface WatchData {
  /** [0]: a number that is another for each piece of work, 0 while there is none; [1]: milliseconds it may take. */
  readonly work: Int32Array
}

const LOOK_MS = 20

const { work } = workerData as WatchData
let [piece, begun] = [0, 0]

setInterval(() => {
  if (process.memoryUsage.rss() > MAX_MEMORY_BYTES) process.kill(process.pid, 'SIGKILL')
  const now = Atomics.load(work, 0)
  if (now !== piece) [piece, begun] = [now, performance.now()]
  else if (piece !== 0 && performance.now() - begun > Atomics.load(work, 1)) process.kill(process.pid, OUT_OF_TIME)
}, LOOK_MS)
