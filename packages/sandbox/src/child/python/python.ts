import { existsSync, readFileSync } from 'node:fs'
import { Script as Timed } from 'node:vm'
import { zstdDecompressSync } from 'node:zlib'
import { SCRIPT_LIMITS } from '../../limits.ts'
import type { Done, Load, Loaded, ScriptFault } from '../protocol.ts'
import { Stopped } from './gate.ts'
import { PYTHON_IMAGE, PYTHON_SOURCE } from './image.ts'
import { Interpreter } from './interpreter.ts'

/** Milliseconds of CPU for compiling a script. */
const COMPILE_MS = 2000
/**
 * Milliseconds by the clock after which what runs is stopped, whatever it does: built-in functions do not ask whether to go on. Well
 * before the process would be killed for it.
 */
const STOP_MS = 300
/** Milliseconds by the clock after which no further item is begun under the same stop. */
const ROOM_MS = 50
/** Bytes that items may leave the heap longer by; past it the interpreter is put back as it was. */
const KEPT_MEMORY = 4 * 1024 * 1024

/**
 * A script in CPython. An item finds the interpreter as every other item does: of a script that is proven to leave nothing behind (see
 * `language.py`) nothing is there to be found, and for any other the whole memory is put back after each item. So it is after an item
 * that was stopped in the middle.
 */
export class Python {
  readonly #interpreter: Interpreter
  /** Whether it was loaded the quick way. */
  readonly imaged: boolean
  #proven = false
  #cpuMs = 0
  #memory = 0
  /** Whether an item is in the interpreter. */
  #running = false
  #step: () => void = () => undefined
  readonly #timed = new Timed('step()')

  private constructor(interpreter: Interpreter, imaged: boolean) {
    this.#interpreter = interpreter
    this.imaged = imaged
    Object.defineProperty(globalThis, 'step', { value: () => this.#step() })
  }

  static async prepare(): Promise<Python> {
    const imaged = existsSync(PYTHON_IMAGE)
    const start = imaged ? zstdDecompressSync(readFileSync(PYTHON_IMAGE)) : PYTHON_SOURCE
    const interpreter = await Interpreter.load(start, ['open_script', 'run_item'], SCRIPT_LIMITS.memory)
    return new Python(interpreter, imaged)
  }

  open(load: Load): Loaded {
    this.#cpuMs = load.cpuMs
    this.#memory = load.memory
    const text = JSON.stringify({ ...SCRIPT_LIMITS, ...load })
    try {
      const answer = this.#interpreter.call('open_script', text, COMPILE_MS)
      if (answer === null)
        return { ok: false, fault: { code: 'script_failed', message: 'the script cannot be compiled' } }
      const opened: Loaded & { readonly proven?: boolean } = JSON.parse(answer)
      this.#proven = opened.proven === true
      this.#interpreter.keep()
      return opened.ok ? { ok: true } : opened
    } catch (error) {
      return { ok: false, fault: this.#faultOf(error) }
    }
  }

  /** Items → what became of each, all as JSON, in their order. */
  *run(items: readonly string[]): Generator<string> {
    for (let next = 0; next < items.length; ) {
      const done: string[] = []
      const ended = this.#timedly(() => {
        const start = performance.now()
        while (next + done.length < items.length && (done.length === 0 || performance.now() - start < ROOM_MS))
          done.push(this.#item(items[next + done.length] ?? ''))
      })
      // One that was stopped for the clock alone, on a busy machine, is begun anew.
      if (!ended && this.#running && this.#interpreter.late) done.push(failed(this.#late()))
      if (!ended) this.#interpreter.restore()
      this.#running = false
      next += done.length
      yield* done
    }
  }

  /** @returns false: it took too long, and was stopped */
  #timedly(step: () => void): boolean {
    this.#step = step
    try {
      this.#timed.runInThisContext({ timeout: STOP_MS })
      return true
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false
      throw error
    }
  }

  #item(item: string): string {
    this.#running = true
    const done = this.#answerOf(item)
    this.#running = false
    return done
  }

  #answerOf(item: string): string {
    try {
      const answer = this.#interpreter.call('run_item', item, this.#cpuMs)
      const fault = this.#silent()
      if (answer === null || !this.#proven || this.#interpreter.grown > KEPT_MEMORY) this.#interpreter.restore()
      return answer ?? failed(fault)
    } catch (error) {
      const fault = this.#faultOf(error)
      this.#interpreter.restore()
      return failed(fault)
    }
  }

  #faultOf(error: unknown): ScriptFault {
    if (error instanceof Stopped && error.why === 'cpu') return this.#late()
    if (error instanceof Stopped)
      return {
        code: 'script_failed',
        message: 'the script asked for what it does not have: files, network, chance or waiting',
      }
    if (error instanceof RangeError) return { code: 'script_failed', message: 'RecursionError: it went too deep' }
    // An unreachable instruction, memory that is not there, an exception of C++: the interpreter's own, whatever the script did to it.
    return this.#silent()
  }

  #late(): ScriptFault {
    return { code: 'script_timeout', message: `the item took more than ${this.#cpuMs} ms of CPU` }
  }

  /** It could not say itself what became of the item: for that it needs memory, and its own functions as they were. */
  #silent(): ScriptFault {
    return this.#interpreter.grown > this.#memory / 8
      ? { code: 'script_memory', message: `the script held more than ${this.#memory / 2 ** 20} MiB` }
      : { code: 'script_failed', message: 'the script broke its interpreter' }
  }
}

const failed = (fault: ScriptFault): string => JSON.stringify({ ok: false, fault, logs: [] } satisfies Done)
