import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { MAX_HEAP_MIB, MAX_MEMORY_BYTES, OUT_OF_TIME } from './bounds.ts'
import type { FromDecoder, OpenFile, ToDecoder } from './protocol.ts'

const PROGRAM = fileURLToPath(new URL('./program.ts', import.meta.url))
/** A decoder waits so long for the next file. */
const IDLE_MS = 10_000

let idle: Decoder | null = null

/** One that waits, or another. It starts in about a tenth of a second. */
export function takeDecoder(): Decoder {
  const taken = idle?.ended === false ? idle : new Decoder()
  idle = null
  taken.awaken()
  return taken
}

/** The process that decodes: one file at a time, a question at a time. */
export class Decoder {
  readonly #process: ChildProcess
  readonly #came: FromDecoder[] = []
  #wake: () => void = () => undefined
  #end: string | null = null
  #maxRowGroupMs = 0
  #leave: NodeJS.Timeout | null = null

  constructor() {
    this.#process = fork(PROGRAM, [], {
      serialization: 'advanced',
      // It has nothing to read there, and says nothing.
      env: {},
      execArgv: [`--max-old-space-size=${MAX_HEAP_MIB}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    this.#process.on('message', (message: FromDecoder) => {
      this.#came.push(message)
      this.#wake()
    })
    const ended = (reason: string): void => {
      this.#end ??= reason
      this.#wake()
    }
    this.#process.on('error', (error) => ended(`the decoder could not be started (${error.message})`))
    this.#process.on('exit', (_, signal) => ended(this.#reasonOf(signal)))
  }

  get ended(): boolean {
    return this.#end !== null
  }

  open(file: OpenFile): void {
    this.#maxRowGroupMs = file.maxRowGroupMs
    this.tell({ kind: 'open', file })
  }

  tell(message: ToDecoder): void {
    // Of one that has ended, `next` says so.
    this.#process.send(message, () => undefined)
  }

  /** @throws Error when it has ended, with the reason */
  async next(): Promise<FromDecoder> {
    for (;;) {
      const message = this.#came.shift()
      if (message !== undefined) return message
      if (this.#end !== null) throw new Error(this.#end)
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }

  /** It has read a file to its end, and is there for the next one. */
  release(): void {
    if (idle !== null || this.ended) {
      this.kill()
      return
    }
    idle = this
    this.#process.unref()
    this.#process.channel?.unref()
    this.#leave = setTimeout(() => {
      if (idle === this) idle = null
      this.kill()
    }, IDLE_MS).unref()
  }

  awaken(): void {
    if (this.#leave !== null) clearTimeout(this.#leave)
    this.#process.ref()
    this.#process.channel?.ref()
  }

  kill(): void {
    this.#process.kill('SIGKILL')
  }

  #reasonOf(signal: NodeJS.Signals | null): string {
    if (signal === OUT_OF_TIME)
      return `a row group took longer than ${this.#maxRowGroupMs / 1000} s to be decoded: it is damaged, or too large`
    const memory = MAX_MEMORY_BYTES / 1024 / 1024
    return `a row group took more memory than it may (${memory} MiB, of it ${MAX_HEAP_MIB} for values): it is damaged, or too large`
  }
}
