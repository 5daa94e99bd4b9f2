/**
 * The decoder of Parquet: a program that reads one file after the other for the process that started it (`decoder.ts`). The library
 * believes the counts in a file, so a damaged one can keep it at work for ever or have it fill all memory, and a thread that runs out of
 * memory by one large list takes its process with it. Here that is nobody else's.
 */
import { Worker } from 'node:worker_threads'
import { rowsOfFile } from './file-rows.ts'
import type { FromDecoder, OpenFile, ToDecoder } from './protocol.ts'
import type { WatchData } from './watch.ts'

const work = new Int32Array(new SharedArrayBuffer(8))
new Worker(new URL('./watch.ts', import.meta.url), { workerData: { work } satisfies WatchData }).unref()

let pieces = 0
/** Held to the time that a row group may take. */
async function timed<T>(run: () => T | Promise<T>): Promise<T> {
  Atomics.store(work, 0, ++pieces)
  try {
    return await run()
  } finally {
    Atomics.store(work, 0, 0)
  }
}

const tell = (message: FromDecoder): void => void process.send?.(message)
let answered: (message: ToDecoder) => void = () => undefined
const answer = (): Promise<ToDecoder> => new Promise((resolve) => (answered = resolve))

async function fetch(start: number, end: number): Promise<Uint8Array> {
  tell({ kind: 'want', start, end })
  const message = await answer()
  return message.kind === 'bytes' ? message.bytes : new Uint8Array()
}

async function read(file: OpenFile): Promise<void> {
  Atomics.store(work, 1, file.maxRowGroupMs)
  for await (const rows of rowsOfFile(file, { fetch, timed })) {
    if (rows.kind !== 'rows') return tell(rows)
    tell(rows)
    await answer()
  }
  tell({ kind: 'end' })
}

process.on('message', (message: ToDecoder) => {
  if (message.kind === 'open') void read(message.file)
  else answered(message)
})
process.on('disconnect', () => process.exit())
