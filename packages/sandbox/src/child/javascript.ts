import {
  newQuickJSWASMModuleFromVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
  type QuickJSWASMModule,
  Scope,
} from 'quickjs-emscripten-core'
import { SCRIPT_LIMITS } from '../limits.ts'
import { prelude } from './prelude.ts'
import type { Done, Load, Loaded, ScriptFault } from './protocol.ts'

/** Bytes of the interpreter's own stack: what recurses without end fails in the interpreter, not in its host. */
const STACK = 256 * 1024

interface Opened {
  readonly runtime: QuickJSRuntime
  readonly context: QuickJSContext
  /** (script, item) → what became of it, as text. */
  readonly run: QuickJSHandle
  readonly script: QuickJSHandle
}

/**
 * A script in QuickJS. Only text goes in and only text comes out: there is no object of ours in the interpreter to take hold of.
 * An item that is stopped in the middle leaves an interpreter that nothing is asked of any more: the next one gets a new one.
 */
export class JavaScript {
  readonly imaged = true
  readonly #quickjs: QuickJSWASMModule
  #load: Load = { source: '', exact: '', memory: 0, cpuMs: 0 }
  #opened: Opened | null = null
  /** Microseconds of CPU of this process at which the item is stopped. */
  #deadline = 0
  #stopped = false

  private constructor(quickjs: QuickJSWASMModule) {
    this.#quickjs = quickjs
  }

  /** The interpreter, ahead of the first source. */
  static async prepare(): Promise<JavaScript> {
    return new JavaScript(await newQuickJSWASMModuleFromVariant(import('@jitl/quickjs-wasmfile-release-sync')))
  }

  open(load: Load): Loaded {
    this.#load = load
    const opened = this.#open()
    return 'fault' in opened ? { ok: false, fault: opened.fault } : { ok: true }
  }

  *run(items: readonly string[]): Generator<string> {
    for (const item of items) yield this.#run(item)
  }

  /** @param item JSON; @returns a `Done`, as JSON */
  #run(item: string): string {
    const opened = this.#opened ?? this.#open()
    if ('fault' in opened) return failed(opened.fault)
    const { context, runtime, run, script } = opened
    this.#begin()
    const text = context.newString(item)
    const result = context.callFunction(run, context.undefined, script, text)
    text.dispose()
    if (result.error !== undefined) {
      const fault = this.#faultOf(context, result.error)
      this.#close()
      return failed(fault)
    }
    const done = context.getString(result.value)
    result.value.dispose()
    // Nothing runs them; a new interpreter does not have them.
    if (runtime.hasPendingJob()) this.#close()
    return done
  }

  #open(): Opened | { readonly fault: ScriptFault } {
    const { exact, memory, source } = this.#load
    const runtime = this.#quickjs.newRuntime({ memoryLimitBytes: memory, maxStackSizeBytes: STACK })
    runtime.setInterruptHandler(() => this.#isLate())
    const context = runtime.newContext()
    this.#begin()
    const compiled = Scope.withScope((scope) => {
      const evaluate = (text: string) => scope.manage(context.unwrapResult(context.evalCode(text, 'prelude.js')))
      const run = evaluate(`(${prelude.toString()})(${JSON.stringify(exact)}, ${JSON.stringify(SCRIPT_LIMITS)})`)
      const text = `function (item) {"use strict";\n${source}\n}`
      const script = context.evalCode(`(${text})`, 'script.js')
      if (script.error !== undefined) return this.#faultOf(context, script.error)
      // A body that closes its function and goes on behind it is no body: what came of it is another function than this.
      const shown = context.callFunction(evaluate('(f) => String(f)'), context.undefined, script.value)
      const written = shown.error === undefined ? context.getString(scope.manage(shown.value)) : ''
      if (written === text) return { script: script.value, run: run.dup() }
      scope.manage(script.value)
      shown.error?.dispose()
      return { code: 'script_failed', message: 'SyntaxError: the script closes a brace that it did not open' } as const
    })
    if ('run' in compiled) {
      this.#opened = { runtime, context, ...compiled }
      return this.#opened
    }
    context.dispose()
    runtime.dispose()
    return { fault: compiled }
  }

  #close(): void {
    const opened = this.#opened
    if (opened === null) return
    this.#opened = null
    opened.run.dispose()
    opened.script.dispose()
    opened.context.dispose()
    opened.runtime.dispose()
  }

  #begin(): void {
    this.#stopped = false
    this.#deadline = cpuUs() + this.#load.cpuMs * 1000
  }

  #isLate(): boolean {
    if (cpuUs() < this.#deadline) return false
    this.#stopped = true
    return true
  }

  #faultOf(context: QuickJSContext, error: QuickJSHandle): ScriptFault {
    if (this.#stopped) {
      error.dispose()
      return { code: 'script_timeout', message: `the item took more than ${this.#load.cpuMs} ms of CPU` }
    }
    const read = (name: string): string => {
      const value = context.getProp(error, name)
      const text = context.typeof(value) === 'string' ? context.getString(value) : ''
      value.dispose()
      return text
    }
    const message = `${read('name')}: ${read('message')}`.slice(0, SCRIPT_LIMITS.logLine)
    const line = lineIn(read('stack'))
    error.dispose()
    if (/out of memory/.test(message)) {
      const megabytes = Math.round(this.#load.memory / 2 ** 20)
      return { code: 'script_memory', message: `the script held more than ${megabytes} MiB` }
    }
    return { code: 'script_failed', message, ...(line === null ? {} : { line }) }
  }
}

/** Of the source: one line of ours stands before it. */
function lineIn(stack: string): number | null {
  const found = /script\.js:(\d+)/.exec(stack)
  return found === null ? null : Number(found[1]) - 1
}

const failed = (fault: ScriptFault): string => JSON.stringify({ ok: false, fault, logs: [] } satisfies Done)

function cpuUs(): number {
  const { user, system } = process.threadCpuUsage()
  return user + system
}
