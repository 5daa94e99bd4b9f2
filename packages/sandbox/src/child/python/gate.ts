import { performance } from 'node:perf_hooks'

/** Why a script was stopped in the middle; nothing in the interpreter can catch it. */
export class Stopped extends Error {
  readonly why: 'cpu' | 'reach'
  constructor(why: 'cpu' | 'reach') {
    super(why)
    this.why = why
  }
}

/** All that WebAssembly may ask of its host while a script runs: what time it is, in UTC. */
const CLOCKS: ReadonlySet<string> = new Set([
  'clock_time_get',
  'clock_res_get',
  'emscripten_date_now',
  'emscripten_get_now',
  '_emscripten_get_now_is_monotonic',
  '_gmtime_js',
  '_localtime_js',
  '_mktime_js',
  '_timegm_js',
  '_tzset_js',
])
const POLL = '_Py_CheckEmscriptenSignals_Helper'
const GROW = 'emscripten_resize_heap'
/** Calls of a system that has no files: none is there, which Python can tell a script. */
const SYSTEM = '__syscall_'
const NO_ENTRY = -44
/** Milliseconds between two looks at the CPU's clock, which costs more than to look at this one. */
const LOOK_EVERY = 2

export type Import = (...args: readonly unknown[]) => unknown

/**
 * Stands between the interpreter and its host: every function of ours that WebAssembly was given goes through here. It is open while
 * the interpreter loads. Closed, it lets none through but clocks, more memory up to a limit, and the interpreter's own question
 * whether to go on. So whatever a script gets hold of in its interpreter leads nowhere.
 */
export class Gate {
  #closed = false
  /** Microseconds of CPU of this thread. */
  #deadline = Number.POSITIVE_INFINITY
  #looked = 0
  #memory: { readonly memory: WebAssembly.Memory; readonly limit: number } | null = null

  /** For good. @param limit bytes that the memory may come to */
  close(memory: WebAssembly.Memory, limit: number): void {
    this.#closed = true
    this.#memory = { memory, limit }
    const grow = memory.grow.bind(memory)
    // What asks for more than it needs, as the allocator does, gets what there is.
    memory.grow = (pages) => grow(Math.min(pages, (limit - memory.buffer.byteLength) >>> 16))
  }

  /** From now on this thread may use so many milliseconds of CPU. */
  begin(cpuMs: number): void {
    this.#deadline = cpuUs() + cpuMs * 1000
    this.#looked = performance.now()
  }

  /** Whether this thread has used more than it may. */
  get late(): boolean {
    return cpuUs() > this.#deadline
  }

  guard(name: string, given: Import): Import {
    if (CLOCKS.has(name)) return given
    if (name === POLL) return () => this.#poll()
    if (name === GROW) return (...args) => (this.#mayGrow(args[0]) ? given(...args) : 0)
    return (...args) => {
      if (!this.#closed) return given(...args)
      if (name.startsWith(SYSTEM)) return NO_ENTRY
      throw new Stopped('reach')
    }
  }

  #mayGrow(bytes: unknown): boolean {
    return this.#memory === null || Number(bytes) >>> 0 <= this.#memory.limit
  }

  /** The interpreter asks every few steps. 0: go on. */
  #poll(): number {
    const now = performance.now()
    if (now - this.#looked < LOOK_EVERY) return 0
    this.#looked = now
    if (this.late) throw new Stopped('cpu')
    return 0
  }
}

function cpuUs(): number {
  const { user, system } = process.threadCpuUsage()
  return user + system
}
