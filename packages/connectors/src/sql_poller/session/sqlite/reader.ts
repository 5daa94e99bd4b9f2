import { type ChildProcess, fork } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FromReader, ToReader } from './protocol.ts'

const PROGRAM = fileURLToPath(new URL('./program.ts', import.meta.url))
const MAX_HEAP_MIB = 256

export class ReaderLate extends Error {}

/** The process that reads one file: a question at a time. It cannot write to files nor open others, has no network and no environment. */
export class FileReader {
  readonly #process: ChildProcess
  readonly #stop: () => void
  readonly #signal: AbortSignal
  #settle: { resolve(message: FromReader): void; reject(error: Error): void } | null = null
  #end: Error | null = null

  constructor(path: string, signal: AbortSignal) {
    const readable = [dirname(PROGRAM), dirname(path)].map((folder) => `--allow-fs-read=${folder}`)
    this.#process = fork(PROGRAM, [], {
      serialization: 'advanced',
      env: {},
      execArgv: ['--permission', ...readable, `--max-old-space-size=${MAX_HEAP_MIB}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    this.#process.on('message', (message: FromReader) => this.#settle?.resolve(message))
    this.#process.on('error', (error) => this.#ended(`the reader could not be started (${error.message})`))
    this.#process.on('exit', (code, by) => this.#ended(`the reader ended (${by ?? code})`))
    this.#signal = signal
    this.#stop = () => this.kill()
    signal.addEventListener('abort', this.#stop, { once: true })
    if (signal.aborted) this.kill()
  }

  /** @throws ReaderLate past its time, Error when the process has ended */
  async ask(message: ToReader, withinMs: number): Promise<FromReader> {
    if (this.#end !== null) throw this.#end
    const answer = new Promise<FromReader>((resolve, reject) => (this.#settle = { resolve, reject }))
    const timer = setTimeout(() => {
      this.#settle?.reject(new ReaderLate(`The query took longer than ${withinMs / 1000} s.`))
      this.kill()
    }, withinMs)
    // Of a process that has ended its exit tells.
    this.#process.send(message, () => undefined)
    try {
      return await answer
    } finally {
      clearTimeout(timer)
      this.#settle = null
    }
  }

  kill(): void {
    this.#signal.removeEventListener('abort', this.#stop)
    this.#process.kill('SIGKILL')
  }

  #ended(reason: string): void {
    this.#end ??= new Error(reason)
    this.#settle?.reject(this.#end)
  }
}
